import { describe, expect, it } from 'vitest';
import { createPaystand, type PaystandOptions } from '../../../src/paystand/index.js';
import { credentials, token } from '../kit/access.js';
import { customer } from '../kit/answers.js';
import { listed } from '../kit/envelopes.js';
import { thrownBy } from '../kit/thrown-by.js';

/** Where calls go. */
async function addressesOf(target: Partial<PaystandOptions>): Promise<readonly string[]> {
  const asked: string[] = [];
  const fetch = async ({ url, redirect }: Request) => {
    asked.push(`${url} ${redirect}`);
    return Response.json(url.endsWith('/oauth/token') ? token : listed([customer]));
  };
  await createPaystand({ ...credentials, fetch, ...target })
    .customers.list()
    .page();
  return asked;
}

const mistakeIn = (target: object) => thrownBy(() => createPaystand({ ...credentials, ...target }));

describe('calls go to', () => {
  it.each<[string, Partial<PaystandOptions>, string]>([
    ['the sandbox of Paystand', { environment: 'sandbox' }, 'https://api.paystand.co/v3'],
    ['production', { environment: 'production' }, 'https://api.paystand.com/v3'],
    ['an address of your own', { baseUrl: 'http://127.0.0.1:4020/v3' }, 'http://127.0.0.1:4020/v3'],
    ['the same with a slash', { baseUrl: 'http://127.0.0.1:4020/v3/' }, 'http://127.0.0.1:4020/v3'],
  ])('%s, and follow no redirect [paystand.R1]', async (_, target, address) => {
    expect(await addressesOf(target)).toEqual([`${address}/oauth/token manual`, `${address}/payerCustomers manual`]);
  });
});

describe('refused at once', () => {
  it.each<[string, object]>([
    ['environment', {}],
    ['environment', { environment: 'toString' }],
    ['environment', { environment: '' }],
    ['environment', { environment: 'https://api.paystand.co/v3' }],
    ['baseUrl', { environment: 'production', baseUrl: 'https://pay.example' }],
    ['baseUrl', { baseUrl: '127.0.0.1:4020' }],
    ['baseUrl', { baseUrl: 'file:///etc/hosts' }],
    ['baseUrl', { baseUrl: '' }],
    ['clientId', { environment: 'sandbox', clientId: '' }],
    ['clientSecret', { environment: 'sandbox', clientSecret: undefined }],
    ['clientSecret', { environment: 'sandbox', clientSecret: 'two words' }],
    ['customerId', { environment: 'sandbox', customerId: 'mërchant' }],
  ])('is a wrong %s: %j', async (argument, target) => {
    const error = await mistakeIn(target);
    expect(error).toMatchObject({ kind: 'invalid_argument', argument });
    expect(error.message).not.toContain('two words');
  });

  it('is a password in an address, which is not repeated', async () => {
    const error = await mistakeIn({ baseUrl: 'http://shop:hunter22@127.0.0.1' });
    expect(error).toMatchObject({ kind: 'invalid_argument', argument: 'baseUrl', message: expect.not.stringContaining('hunter22') });
  });

  it.each(['http://api.paystand.co/v3', 'http://10.0.0.7:4020', 'http://127.0.0.1.example', 'http://localhost.example'])(
    'is %s, which would carry the secret unencrypted',
    async (baseUrl) => {
      expect(await mistakeIn({ baseUrl })).toMatchObject({ argument: 'baseUrl', message: expect.stringContaining('unencrypted') });
    },
  );

  it.each(['http://localhost:4020/v3', 'http://paystand.localhost', 'http://127.8.0.1', 'http://[::1]:4020', 'https://10.0.0.7'])(
    'is not %s',
    (baseUrl) => {
      expect(() => createPaystand({ ...credentials, baseUrl })).not.toThrow();
    },
  );
});
