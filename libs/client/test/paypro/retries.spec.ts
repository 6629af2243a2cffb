import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPaypro, type Paypro } from '../../src/paypro/index.js';
import type { StubAnswer } from '../stub-server.js';
import { key, payment, sampleOf } from './answers.js';
import { reads, writes } from './calls.js';
import { type Stub, startStub } from './stub.js';
import { thrownBy } from './thrown-by.js';

let stub: Stub;
let paypro: Paypro;
let waits: number[];

const sleep = async (ms: number) => {
  waits.push(ms);
};

beforeEach(async () => {
  stub = await startStub();
  waits = [];
  paypro = createPaypro({ apiKey: key, baseUrl: stub.url, sleep });
});

afterEach(async () => {
  await stub.close();
  expect(stub.faults).toEqual([]);
});

const slowDown = (retryAfter?: string): StubAnswer => ({
  status: 429,
  raw: '{}',
  ...(retryAfter !== undefined && { headers: { 'retry-after': retryAfter } }),
});
const first = (operationId: string, answer: StubAnswer, then: StubAnswer = { status: 200, body: payment }) =>
  stub.on(operationId, (_, nth) => (nth === 1 ? answer : then));

/** A fetch that fails so often before it gets through. */
function failing(times: number, error: Error) {
  const asked: string[] = [];
  const fetch = async ({ method }: Request) => {
    asked.push(method);
    if (asked.length <= times) throw error;
    return Response.json(payment);
  };
  return { asked, paypro: createPaypro({ apiKey: key, fetch, sleep }) };
}
const fetchFailed = (cause: object) => new TypeError('fetch failed', { cause });
const refusedAt = (address: string) =>
  Object.assign(new Error(`connect ECONNREFUSED ${address}`), { code: 'ECONNREFUSED', syscall: 'connect' });

const neverSent: readonly [string, object][] = [
  ['no one listens', refusedAt('127.0.0.1:9')],
  [
    'no one listens at any address',
    Object.assign(new AggregateError([refusedAt('::1:9'), refusedAt('127.0.0.1:9')]), { code: 'ECONNREFUSED' }),
  ],
  ['the name is unknown', { code: 'ENOTFOUND', syscall: 'getaddrinfo', message: 'getaddrinfo ENOTFOUND api.paypro.nl' }],
  ['connecting takes too long', { code: 'UND_ERR_CONNECT_TIMEOUT', message: 'Connect Timeout Error' }],
  ['the host is out of reach', { code: 'EHOSTUNREACH', syscall: 'connect', message: 'connect EHOSTUNREACH' }],
  ['the certificate is not trusted', { code: 'DEPTH_ZERO_SELF_SIGNED_CERT', message: 'self-signed certificate' }],
];
const perhapsSent: readonly [string, object][] = [
  ['the connection is reset', { code: 'ECONNRESET', syscall: 'read', message: 'read ECONNRESET' }],
  ['the other side closes', { code: 'UND_ERR_SOCKET', message: 'other side closed' }],
  ['an open connection times out', { code: 'ETIMEDOUT', syscall: 'read', message: 'read ETIMEDOUT' }],
  ['one of two addresses took the bytes', new AggregateError([refusedAt('::1:9'), { code: 'EPIPE', syscall: 'write' }])],
  ['nobody knows what happened', {}],
];

describe('a read is repeated', () => {
  it.each<[string, StubAnswer]>([
    ['a connection that broke before the answer', { status: 200, cut: 'before' }],
    ['a connection that broke within the answer', { status: 200, raw: JSON.stringify(payment), cut: 'within' }],
    ['a gateway without a server', { status: 502, raw: '<html>' }],
    ['a server that is down for a moment', { status: 503, raw: '{}' }],
  ])('after %s', async (_, answer) => {
    first('getPayment', answer);
    expect(await paypro.payments.get('PP1')).toEqual(payment);
    expect(stub.calls).toHaveLength(2);
  });

  it('twice at most, and longer apart each time', async () => {
    stub.on('getPayment', () => ({ status: 503, raw: '{}' }));
    expect(await thrownBy(paypro.payments.get('PP1'))).toMatchObject({ kind: 'server', status: 503 });
    expect(stub.calls).toHaveLength(3);
    const [once = 0, twice = 0] = waits;
    expect([once > 125 && once <= 250, twice > 250 && twice <= 500]).toEqual([true, true]);
  });

  it('as often as the client says', async () => {
    stub.on('getPayment', () => ({ status: 503, raw: '{}' }));
    await thrownBy(createPaypro({ apiKey: key, baseUrl: stub.url, retries: 0, sleep }).payments.get('PP1'));
    expect(stub.calls).toHaveLength(1);
  });

  it('whatever it reads', async () => {
    for (const [name, read] of Object.entries(reads)) {
      stub.on(name, (_, nth) => ({ status: nth === 1 ? 503 : 404, raw: '{"error":{}}' }));
      await thrownBy(read(paypro));
    }
    expect(stub.calls).toHaveLength(2 * Object.keys(reads).length);
  });

  it('not after 501, which will not change', async () => {
    stub.on('getPayment', () => ({ status: 501, raw: '{"error":{"message":"not built","type":"not_built"}}' }));
    expect(await thrownBy(paypro.payments.get('PP1'))).toMatchObject({ kind: 'server', status: 501, type: 'not_built' });
    expect(stub.calls).toHaveLength(1);
  });
});

describe('a write is repeated', () => {
  it.each(neverSent)('when %s', async (_, cause) => {
    const { asked, paypro } = failing(2, fetchFailed(cause));
    await paypro.payments.cancel('PP1');
    expect(asked).toEqual(['DELETE', 'DELETE', 'DELETE']);
  });

  it.each(neverSent)('and says that it reached nobody when %s and stays so', async (_, cause) => {
    const { asked, paypro } = failing(9, fetchFailed(cause));
    const code = (cause as { code?: string }).code;
    expect(await thrownBy(paypro.payments.cancel('PP1'))).toMatchObject({ kind: 'connection', code });
    expect(asked).toHaveLength(3);
  });

  it('when fetch itself finds no one who listens, or no such name', async () => {
    await stub.close();
    for (const baseUrl of [stub.url, 'http://shop.invalid']) {
      const call = createPaypro({ apiKey: key, baseUrl, sleep }).payments.cancel('PP1');
      expect(await thrownBy(call)).toMatchObject({ kind: 'connection', code: expect.stringMatching(/^E/) });
    }
    expect(waits).toHaveLength(4);
    stub = await startStub();
  });

  it.each(perhapsSent)('not when %s', async (_, cause) => {
    const { asked, paypro } = failing(1, fetchFailed(cause));
    expect(await thrownBy(paypro.payments.cancel('PP1'))).toMatchObject({ kind: 'unknown_outcome', why: 'connection' });
    expect(asked).toEqual(['DELETE']);
    expect(waits).toEqual([]);
  });

  it('never otherwise, whatever it writes', async () => {
    for (const [name, write] of Object.entries(writes)) {
      stub.on(name, () => ({ status: 503, raw: '{"error":{"message":"Down"}}' }));
      expect(await thrownBy(write(paypro))).toMatchObject({ kind: 'server', lookUp: { call: expect.stringMatching(/^paypro\./) } });
    }
    expect(stub.calls.map(({ operationId }) => operationId)).toEqual(Object.keys(writes));
  });
});

describe('429', () => {
  it.each(['getPayment', 'cancelPayment'])('is waited out as Retry-After says: %s', async (name) => {
    first(name, slowDown('3'));
    expect(await { ...reads, ...writes }[name]?.(paypro)).toEqual(sampleOf(name));
    expect(waits).toEqual([3000]);
  });

  it('may name a date', async () => {
    first('getPayment', slowDown(new Date(Date.now() + 5000).toUTCString()));
    await paypro.payments.get('PP1');
    const [wait = 0] = waits;
    expect(wait > 3000 && wait <= 5000).toBe(true);
  });

  it('is thrown when it asks for more time than the call has', async () => {
    stub.on('cancelPayment', () => slowDown('60'));
    const error = await thrownBy(paypro.payments.cancel('PP1', { timeoutMs: 5000 }));
    expect(error).toMatchObject({ kind: 'rate_limited', status: 429, retryAfterMs: 60_000 });
    expect(waits).toEqual([]);
  });

  it('is thrown when it does not end', async () => {
    stub.on('createCustomer', () => slowDown('0'));
    expect(await thrownBy(paypro.customers.create())).toMatchObject({ kind: 'rate_limited', retryAfterMs: 0 });
    expect(stub.calls).toHaveLength(3);
  });

  it.each([undefined, 'soon'])('with Retry-After %j repeats reads only', async (retryAfter) => {
    first('getPayment', slowDown(retryAfter));
    await paypro.payments.get('PP1');
    stub.on('cancelPayment', () => slowDown(retryAfter));
    expect(await thrownBy(paypro.payments.cancel('PP1'))).toMatchObject({ kind: 'rate_limited', retryAfterMs: null });
    expect(waits).toHaveLength(1);
  });
});

describe('while it waits', () => {
  it('a caller can give up', async () => {
    stub.on('getPayment', () => slowDown('20'));
    const giveUp = new AbortController();
    const patient = createPaypro({ apiKey: key, baseUrl: stub.url });
    const call = thrownBy(patient.payments.get('PP1', { signal: giveUp.signal }));
    setTimeout(() => giveUp.abort(), 30);
    expect(await call).toMatchObject({ kind: 'aborted' });
    expect(stub.calls).toHaveLength(1);
  });

  it('its time may run out, and it says what it failed with', async () => {
    stub.on('getPayment', () => ({ status: 503, raw: '{}' }));
    const tooLong = (_: number, signal: AbortSignal) => new Promise<void>((done) => signal.addEventListener('abort', () => done()));
    const slow = createPaypro({ apiKey: key, baseUrl: stub.url, sleep: tooLong, timeoutMs: 400 });
    expect(await thrownBy(slow.payments.get('PP1'))).toMatchObject({ kind: 'server', status: 503 });
  });
});
