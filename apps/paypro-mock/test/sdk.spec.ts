import { startMock, type TestMock } from '@paystub/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPayproMock } from '../src/index.js';
import { eventOf, listen } from './sdk/receiver.js';
import { type Dialect, type Entity, Sdk, SdkError } from './sdk/sdk.js';
import { account, act, everyType, order } from './sdk/shopping.js';

const dialects: readonly Dialect[] = ['php', 'ruby'];

let mock: TestMock;
beforeAll(async () => {
  mock = await startMock(createPayproMock());
});
afterAll(() => mock.stop());

function speaking(dialect: Dialect = 'php', key = mock.freshKey()) {
  const sdk = new Sdk(dialect, mock.url, key);
  const aPayment = (fields?: object) => sdk.call('POST', '/payments', order({ pay_methods: ['ideal'], ...fields }));
  return { sdk, key, aPayment, act: (action: string, fields: object) => act(mock, key, action, fields) };
}

const everything = async (dialect: Dialect) => {
  const { sdk, key } = speaking(dialect);
  return { sdk, objects: await everyType(mock, key, sdk) };
};

async function refusalOf(call: Promise<unknown>): Promise<SdkError> {
  const error = await call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof SdkError)) throw new Error(`refused as ${String(error)}`);
  return error;
}

describe.each(dialects)('a call of the %s SDK', (dialect) => {
  it('that deletes has a JSON object in its answer, though it sends nothing but a content type [paypro.R9, dossier 1.3]', async () => {
    const { sdk, aPayment, act: make } = speaking(dialect);
    const paid = await aPayment();
    await make('pay', { id: paid.id });
    const made = [
      ['/payments', await aPayment()],
      ['/refunds', await sdk.call('POST', `/payments/${paid.id}/refunds`, { amount: 1 })],
      ['/webhooks', await sdk.call('POST', '/webhooks', { name: 'a', description: 'b', url: 'http://127.0.0.1:9' })],
      ['/customers', await sdk.call('POST', '/customers', { city: 'Utrecht' })],
    ] as const;
    for (const [path, { id, type }] of made) {
      expect(await sdk.call('DELETE', `${path}/${id}`)).toMatchObject({ id, type });
      expect(sdk.answers.at(-1)?.status).toBe(200);
    }
  });

  it('without any field is a call with no fields [paypro.R65, dossier 1.3]', async () => {
    const { sdk } = speaking(dialect);
    const customer = await sdk.call('POST', '/customers', {});
    expect(sdk.answers.at(-1)?.status).toBe(201);
    expect(await sdk.call('PATCH', `/customers/${customer.id}`, {})).toEqual(customer);
    expect((await refusalOf(sdk.call('POST', '/payments', {}))).fields.param).toBe('amount');
  });

  it('that pauses or resumes has no body [paypro.R10]', async () => {
    const { objects, sdk } = await everything(dialect);
    for (const [type, path] of [
      ['subscription', '/subscriptions'],
      ['installment_plan', '/installment_plans'],
    ]) {
      const id = objects.find((object) => object.type === type)?.id;
      for (const [step, state] of [
        ['pause', 'paused'],
        ['resume', 'active'],
      ])
        expect(await sdk.call('POST', `${path}/${id}/${step}`)).toMatchObject({ id, type, state });
      expect(await sdk.call('DELETE', `${path}/${id}`)).toMatchObject({ id, type, state: 'canceled' });
    }
  });

  it('is answered in JSON, at once, under an id in the very spelling that PHP looks up [paypro.R3, R11, dossier 1.3]', async () => {
    const { sdk } = await everything(dialect);
    await refusalOf(sdk.call('GET', '/nowhere'));
    await refusalOf(sdk.call('POST', '/payments', {}));
    for (const { rawHeaders, headers, text, tookMs } of sdk.answers) {
      expect(rawHeaders).toContain('X-Request-Id');
      expect(headers['x-request-id']).toMatch(/^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/);
      expect(headers['content-type']).toMatch(/^application\/json\b/);
      expect(typeof JSON.parse(text)).toBe('object');
      expect(tookMs).toBeLessThan(30_000);
    }
    expect(new Set(sdk.answers.map(({ headers }) => headers['x-request-id'])).size).toBe(sdk.answers.length);
  });

  it('sees only what its own key made [paypro.P9, dossier 1.2]', async () => {
    const [one, other] = [speaking(dialect), speaking(dialect)];
    const { id } = await one.aPayment();
    expect((await refusalOf(other.sdk.call('GET', `/payments/${id}`))).kind).toBe('not found');
    expect((await other.sdk.list('/payments')).ids).toEqual([]);
    expect((await one.sdk.list('/payments')).ids).toEqual([id]);
  });
});

describe.each(dialects)('a refusal as the %s SDK takes it', (dialect) => {
  it('is an authentication error for no key and for a wrong one [paypro.R1, R2]', async () => {
    for (const key of ['', 'wrong', `pp_${'-'.repeat(32)}`]) {
      const { sdk } = speaking(dialect, key);
      expect((await refusalOf(sdk.call('GET', '/payments'))).kind).toBe('authentication');
    }
  });

  it('is a not-found error for what is unknown [paypro.R4, R5]', async () => {
    const { kind, fields } = await refusalOf(speaking(dialect).sdk.call('GET', '/customers/CUAAAAAAAAAAAA'));
    expect([kind, fields]).toEqual(['not found', { message: 'Customer not found', type: 'invalid_request' }]);
  });

  it('is a validation error with type, message and param [paypro.R6, R7]', async () => {
    const { kind, fields } = await refusalOf(speaking(dialect).aPayment({ description: '' }));
    expect([kind, fields]).toEqual(['validation', { message: 'Description must be set', type: 'invalid_request', param: 'description' }]);
  });

  it('has all three also where no field is to blame [paypro.P1]', async () => {
    const { sdk, aPayment } = speaking(dialect);
    const { id } = await aPayment();
    await sdk.call('DELETE', `/payments/${id}`);
    const { kind, fields } = await refusalOf(sdk.call('DELETE', `/payments/${id}`));
    expect([kind, Object.keys(fields).sort(), fields.param]).toEqual(['validation', ['message', 'param', 'type'], null]);
  });
});

it.each<[string, string, string, string?]>([
  ['an unknown path', 'GET', '/nowhere'],
  ['an unknown method', 'PUT', '/payments', '{}'],
  ['a version in the path', 'GET', '/v1/payments'],
  ['a path that cannot be read', 'GET', '/payments/%E0%A4%A'],
  ['an unknown id', 'DELETE', '/customers/CUAAAAAAAAAAAA'],
  ['a limit of 0', 'GET', '/payments?limit=0'],
  ['a limit in words', 'GET', '/payments?limit=ten'],
  ['a cursor to nowhere', 'GET', '/payments?cursor=nowhere'],
  ['half a body', 'POST', '/payments', '{'],
  ['a text', 'POST', '/payments', '"text"'],
  ['a list', 'POST', '/payments', '[1]'],
  ['a deep body', 'POST', '/payments', `${'['.repeat(100)}${']'.repeat(100)}`],
  ['a large body', 'POST', '/payments', JSON.stringify(order({ description: 'x'.repeat(2 ** 21) }))],
  ['a huge amount', 'POST', '/payments', JSON.stringify(order({ amount: 1e300 }))],
  ['another currency', 'POST', '/payments', JSON.stringify(order({ currency: 'USD' }))],
  ['an unknown customer', 'POST', '/mandates', JSON.stringify({ customer: 'CUAAAAAAAAAAAA', pay_method: 'direct-debit', ...account })],
  ['a field of another type', 'POST', '/customers', '{"email":5}'],
])('%s is refused with 401, 404 or 422, which are all that Ruby knows [dossier 2.3]', async (_, method, path, text) => {
  const { status, text: body } = await speaking('ruby').sdk.send(method, path, text);
  expect([401, 404, 422]).toContain(status);
  expect(JSON.parse(body)).toMatchObject({ error: { type: 'invalid_request', message: expect.stringMatching(/./) } });
});

it.each([
  ['text/plain', '{}'],
  ['application/x-www-form-urlencoded', 'amount=1'],
])('a body of type %s too', async (type, text) => {
  expect((await speaking('ruby').sdk.send('POST', '/payments', text, { 'content-type': type })).status).toBe(422);
});

describe('a webhook', () => {
  it.each(dialects)(
    'is taken by the %s SDK, and its payload is the whole resource [paypro.R133, R135, dossier 7.2, 7.4]',
    async (dialect) => {
      const shop = await listen();
      const { sdk, aPayment, act: make } = speaking(dialect);
      const { secret } = await sdk.call('POST', '/webhooks', { name: 'Shop', description: 'Orders', url: shop.url });
      const customer = await sdk.call('POST', '/customers', {});
      const { id } = await aPayment({ customer: customer.id, metadata: { order_id: 1001 } });
      await make('pay', { id });
      const now = Math.floor(Date.now() / 1000);
      const events: Entity[] = shop.deliveries.map((delivery) => eventOf(dialect, delivery, String(secret), now));
      await shop.close();
      const paid = events.find(({ event_type }) => event_type === 'payment.paid');
      expect(paid).toMatchObject({ type: 'event', payload: { id, customer: customer.id, metadata: { order_id: 1001 }, state: 'paid' } });
      expect(await sdk.call('GET', `/events/${paid?.id}`)).toEqual(paid);
      expect(shop.deliveries[0]).toMatchObject({ method: 'POST', headers: { 'content-type': 'application/json' } });
    },
  );
});
