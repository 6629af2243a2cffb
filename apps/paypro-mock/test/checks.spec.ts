import { startMock, type TestMock } from '@paystub/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPayproMock } from '../src/index.js';

let mock: TestMock;
beforeAll(async () => {
  mock = await startMock(createPayproMock());
});
afterAll(() => mock.stop());

interface Sent {
  readonly key?: string;
  readonly text?: string;
  readonly type?: string;
}

async function send(method: string, path: string, { key = mock.freshKey(), text, type = 'application/json' }: Sent = {}) {
  const headers = { authorization: `Bearer ${key}`, 'content-type': type };
  const response = await fetch(mock.url + path, { method, headers, ...(text === undefined ? {} : { body: text }) });
  const body = (await response.json()) as {
    readonly id: string;
    readonly error?: { readonly param?: string | null; readonly message: string };
  };
  return { status: response.status, body, error: body.error, headers: response.headers };
}

const order = (fields: object = {}) => JSON.stringify({ amount: 1000, currency: 'EUR', description: 'Order', ...fields });

async function act(key: string, action: string, id: string) {
  const response = await fetch(`${mock.control}/worlds/paypro:${key}/paypro/actions/${action}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ id }),
  });
  if (!response.ok) throw new Error(await response.text());
}

/** Everything that can be wrong with a refund at once, in PayPro's order of checks (dossier 2.4), and how each alone is answered. */
const faults = ['key', 'id', 'unreadable', 'amount', 'account', 'state', 'cap'] as const;
type Wrong = (typeof faults)[number];
const answers: Readonly<Record<Wrong, string>> = {
  key: '401 undefined',
  id: '404 undefined',
  unreadable: '422 null',
  amount: '422 amount',
  account: '422 account_holder_name',
  state: '422 null',
  cap: '422 amount',
};

async function refund(wrong: ReadonlySet<Wrong>): Promise<{ readonly answer: string; readonly message: string | undefined }> {
  const key = mock.freshKey();
  const { body } = await send('POST', '/payments', { key, text: order({ pay_methods: [wrong.has('account') ? 'creditcard' : 'ideal'] }) });
  if (!wrong.has('state')) await act(key, 'pay', body.id);
  const request = { amount: wrong.has('amount') ? 'x' : wrong.has('cap') ? 1001 : 1 };
  const { status, error } = await send('POST', `/payments/${wrong.has('id') ? 'PPAAAAAAAAAAAA' : body.id}/refunds`, {
    key: wrong.has('key') ? 'wrong' : key,
    text: wrong.has('unreadable') ? '{' : JSON.stringify(request),
  });
  return { answer: `${status} ${error?.param}`, message: error?.message };
}

describe('of two faults of one request the earlier check answers', () => {
  const pairs = faults.flatMap((first, i) => faults.slice(i).map((second) => [first, second] as const));

  it.each(pairs)('%s and %s [dossier 2.4]', async (first, second) => {
    const [both, alone] = [await refund(new Set([first, second])), await refund(new Set([first]))];
    expect(both).toEqual(alone);
    expect(alone.answer).toBe(answers[first]);
  });
});

/** The same of a mandate, which nothing has to be there for. */
const mandateFaults = ['key', 'unreadable', 'customer', 'pay_method', 'iban', 'account_holder_name', 'reference'] as const;
type WrongMandate = (typeof mandateFaults)[number];
const mandateAnswers: Readonly<Record<WrongMandate, string>> = {
  key: '401 undefined Invalid API key supplied',
  unreadable: '422 null Body must be valid JSON',
  customer: '422 customer Customer must be set',
  pay_method: '422 pay_method Pay method is not supported',
  iban: '422 iban Iban must be set',
  account_holder_name: '422 account_holder_name Account holder name must be set',
  reference: '422 customer Customer does not exist',
};

async function mandate(wrong: ReadonlySet<WrongMandate>): Promise<string> {
  const key = mock.freshKey();
  const { body } = await send('POST', '/customers', { key });
  const request = {
    customer: wrong.has('customer') ? undefined : wrong.has('reference') ? 'CUAAAAAAAAAAAA' : body.id,
    pay_method: wrong.has('pay_method') ? 'ideal' : 'direct-debit',
    iban: wrong.has('iban') ? null : 'NL91ABNA0417164300',
    account_holder_name: wrong.has('account_holder_name') ? undefined : 'Kim',
  };
  const text = wrong.has('unreadable') ? '{' : JSON.stringify(request);
  const { status, error } = await send('POST', '/mandates', { key: wrong.has('key') ? 'wrong' : key, text });
  return error ? `${status} ${error.param} ${error.message}` : String(status);
}

describe('of two faults of a mandate the earlier check answers', () => {
  const pairs = mandateFaults.flatMap((first, i) => mandateFaults.slice(i).map((second) => [first, second] as const));

  it.each(pairs)('%s and %s [dossier 2.4, 4.5]', async (first, second) => {
    expect(await mandate(new Set([first, second]))).toBe(mandateAnswers[first]);
  });

  it('and without any it is created', async () => {
    expect(await mandate(new Set())).toBe('201');
  });
});

it.each([
  ['a wrong key before an unknown route', 'GET', '/nowhere', { key: 'wrong' }, 401],
  ['an unknown route before an unreadable body', 'POST', '/nowhere', { text: '{' }, 404],
  ['an unknown method before an unreadable body', 'PUT', '/payments', { text: '{' }, 404],
  ['an unknown id before a wrong limit', 'GET', '/payments/PPAAAAAAAAAAAA/refunds?limit=0', {}, 404],
  ['an unknown id before an unreadable body', 'PATCH', '/customers/CUAAAAAAAAAAAA', { text: '{' }, 404],
] as const)('%s', async (_, method, path, sent, status) => {
  expect((await send(method, path, sent)).status).toBe(status);
});

it.each([
  ['GET', '/payments/PPAAAAAAAAAAAA', 'Payment'],
  ['DELETE', '/payments/PPAAAAAAAAAAAA', 'Payment'],
  ['GET', '/payments/PPAAAAAAAAAAAA/refunds', 'Payment'],
  ['POST', '/payments/PPAAAAAAAAAAAA/refunds', 'Payment'],
  ['GET', '/refunds/PRAAAAAAAAAAAA', 'Refund'],
  ['DELETE', '/refunds/PRAAAAAAAAAAAA', 'Refund'],
  ['GET', '/payments/PPAAAAAAAAAAAA/chargebacks', 'Payment'],
  ['GET', '/chargebacks/PCAAAAAAAAAAAA', 'Chargeback'],
  ['GET', '/customers/CUAAAAAAAAAAAA', 'Customer'],
  ['PATCH', '/customers/CUAAAAAAAAAAAA', 'Customer'],
  ['DELETE', '/customers/CUAAAAAAAAAAAA', 'Customer'],
  ['GET', '/customers/CUAAAAAAAAAAAA/mandates', 'Customer'],
  ['GET', '/mandates/MDAAAAAAAAAAAA', 'Mandate'],
  ['GET', '/events/EVAAAAAAAAAAAAAAAA', 'Event'],
  ['GET', '/webhooks/WHAAAAAAAAAAAA', 'Webhook'],
  ['PATCH', '/webhooks/WHAAAAAAAAAAAA', 'Webhook'],
  ['DELETE', '/webhooks/WHAAAAAAAAAAAA', 'Webhook'],
])('%s %s: 404, the %s is not found [paypro.R4, R5]', async (method, path, what) => {
  const { status, body } = await send(method, path);
  expect([status, body]).toEqual([404, { error: { message: `${what} not found`, type: 'invalid_request' } }]);
});

describe('a body', () => {
  it.each([
    ['that is not JSON', '{"amount"', 'application/json', 'Body must be valid JSON'],
    ['of another type', order(), 'text/plain', 'Content-Type must be application/json'],
    ['that is too deep', `${'['.repeat(1000)}${']'.repeat(1000)}`, 'application/json', 'Body is nested too deeply'],
    ['with a forbidden key', '{"metadata":{"__proto__":{"a":1}}}', 'application/json', 'Body must not have a key named __proto__'],
    ['that is too large', order({ description: 'x'.repeat(2 * 1024 * 1024) }), 'application/json', 'Body is too large, 1 MiB is the most'],
    ['that is no object', '"x"', 'application/json', 'Body must be a JSON object'],
    ['that is null', 'null', 'application/json', 'Body must be a JSON object'],
  ])('%s is refused without blaming a field', async (_, text, type, message) => {
    const { status, error } = await send('POST', '/payments', { text, type });
    expect([status, error]).toEqual([422, { message, type: 'invalid_request', param: null }]);
  });

  it.each([[''], ['[]'], ['{}']])('of %j has no fields [dossier 1.3]', async (text) => {
    expect((await send('POST', '/payments', { text })).error?.param).toBe('amount');
  });

  it('is not asked for where none is needed [paypro.R9, R10]', async () => {
    const key = mock.freshKey();
    const { body } = await send('POST', '/payments', { key, text: order() });
    expect(await send('DELETE', `/payments/${body.id}`, { key, text: '' })).toMatchObject({ status: 200, body: { state: 'canceled' } });
  });

  it('may have fields that nobody knows', async () => {
    expect((await send('POST', '/payments', { text: order({ surprise: 1 }) })).status).toBe(201);
  });
});

it.each(['customer', 'mandate'])('a %s that does not exist is refused by name [paypro.P12]', async (param) => {
  expect((await send('POST', '/payments', { text: order({ [param]: 'XXAAAAAAAAAAAA' }) })).error).toMatchObject({ param });
});

it('a customer made by a payment may be named by the next [paypro.R44]', async () => {
  const key = mock.freshKey();
  const { body } = await send('POST', '/payments', { key, text: order({ pay_methods: ['ideal'] }) });
  await act(key, 'pay', body.id);
  const paid = (await send('GET', `/payments/${body.id}`, { key })).body as unknown as { customer: string; _links: { customer: string } };
  expect(paid._links.customer).toBe(`${mock.url}/customers/${paid.customer}`);
  expect((await send('POST', '/payments', { key, text: order({ customer: paid.customer }) })).body).toMatchObject({
    customer: paid.customer,
  });
});

it('twenty refunds of 100 at once: exactly ten of 1000 are taken [paypro.R48]', async () => {
  const key = mock.freshKey();
  const { body } = await send('POST', '/payments', { key, text: order({ pay_methods: ['ideal'] }) });
  await act(key, 'pay', body.id);
  const answersToAll = await Promise.all(
    Array.from({ length: 20 }, () => send('POST', `/payments/${body.id}/refunds`, { key, text: '{"amount":100}' })),
  );
  expect(answersToAll.filter(({ status }) => status === 201)).toHaveLength(10);
  expect(answersToAll.filter(({ error }) => error?.param === 'amount')).toHaveLength(10);
});

it('every answer names its request [paypro.R11]', async () => {
  for (const path of ['/payments', '/nowhere']) expect((await send('GET', path)).headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
});
