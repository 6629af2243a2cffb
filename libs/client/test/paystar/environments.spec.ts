import { describe, expect, it } from 'vitest';
import { createPaystar, type PaystarOptions } from '../../src/paystar/index.js';
import { answered, dataOf, key } from './answers.js';
import { bill, reads, unenrolled } from './calls.js';
import { thrownBy } from './thrown-by.js';

/** Where a call of each API goes. */
async function hostsOf(target: Partial<PaystarOptions>): Promise<readonly string[]> {
  const asked: string[] = [];
  const fetch = async ({ url, redirect }: Request) => {
    asked.push(`${new URL(url).origin} ${redirect}`);
    return Response.json(answered(dataOf('getPaymentSession')));
  };
  const paystar = createPaystar({ apiKey: key, allowInferred: true, fetch, ...target });
  await paystar.sessions.initiatePayment(bill);
  await paystar.events.unenrollAutopay(unenrolled);
  for (const read of Object.values(reads)) await read(paystar);
  expect(asked.every((url) => url.endsWith(' manual'))).toBe(true);
  const [embedded = '', events = '', query = ''] = asked.map((url) => url.split(' ')[0] ?? '');
  return [embedded, events, query];
}

const mistakeIn = (target: object) => thrownBy(() => createPaystar({ apiKey: key, ...target }));

describe('sessions, events and queries go to', () => {
  it.each<[PaystarOptions['environment'], string, string, string]>([
    ['development', 'https://dev-gateway.paystar.io', 'https://dev-gateway.paystar.io', 'https://dev-gateway.paystar.io'],
    ['staging', 'https://stage-gateway.paystar.io', 'https://stage-gateway.paystar.io', 'https://stage-gateway.paystar.io'],
    ['production', 'https://secure.paystar.io', 'https://gateway.paystar.io', 'https://gateway.paystar.io'],
  ])('the hosts of %s', async (environment = 'development', ...hosts) => {
    expect(await hostsOf({ environment })).toEqual(hosts);
  });

  it('one address of your own', async () => {
    expect(await hostsOf({ baseUrl: 'http://127.0.0.1:4010/' })).toEqual(Array(3).fill('http://127.0.0.1:4010'));
  });

  it('the addresses of single APIs, where they are others', async () => {
    const [own, gateway] = ['https://pay.example', 'https://gateway.paystar.io'];
    expect(await hostsOf({ environment: 'production', urls: { embedded: gateway } })).toEqual([gateway, gateway, gateway]);
    expect(await hostsOf({ urls: { embedded: own, events: gateway, query: own } })).toEqual([own, gateway, own]);
  });
});

describe('refused at once', () => {
  it.each<[string, object]>([
    ['environment', {}],
    ['environment', { environment: 'toString' }],
    ['environment', { environment: '' }],
    ['environment', { urls: { embedded: 'https://pay.example', events: 'https://pay.example' } }],
    ['baseUrl', { environment: 'production', baseUrl: 'https://pay.example' }],
    ['baseUrl', { baseUrl: '127.0.0.1:4010' }],
    ['baseUrl', { baseUrl: 'file:///etc/hosts' }],
    ['baseUrl', { baseUrl: '' }],
    ['urls.events', { environment: 'production', urls: { events: 'gateway.paystar.io' } }],
  ])('is a wrong %s: %j', async (argument, target) => {
    expect(await mistakeIn(target)).toMatchObject({ kind: 'invalid_argument', argument });
  });

  it('is a password in an address, which is not repeated', async () => {
    const error = await mistakeIn({ baseUrl: 'http://shop:hunter22@127.0.0.1' });
    expect(error).toMatchObject({ kind: 'invalid_argument', argument: 'baseUrl', message: expect.not.stringContaining('hunter22') });
  });

  it.each(['http://gateway.paystar.io', 'http://10.0.0.7:4010', 'http://127.0.0.1.example', 'http://localhost.example'])(
    'is %s, which would carry the key unencrypted',
    async (baseUrl) => {
      expect(await mistakeIn({ baseUrl })).toMatchObject({ argument: 'baseUrl', message: expect.stringContaining('unencrypted') });
    },
  );

  it.each(['http://localhost:4010', 'http://paystar.localhost', 'http://127.8.0.1', 'http://[::1]:4010', 'https://10.0.0.7'])(
    'is not %s',
    (baseUrl) => {
      expect(() => createPaystar({ apiKey: key, baseUrl })).not.toThrow();
    },
  );
});
