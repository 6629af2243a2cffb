import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPaystar, type Paystar } from '../../src/paystar/index.js';
import type { Stub, StubAnswer } from '../stub-server.js';
import { answered, dataOf, identifier, key, paymentSession, queried } from './answers.js';
import { bill, reads, writes } from './calls.js';
import { startStub } from './stub.js';
import { thrownBy } from './thrown-by.js';

let stub: Stub;
let paystar: Paystar;
let waits: number[];

const sleep = async (ms: number) => {
  waits.push(ms);
};

beforeEach(async () => {
  stub = await startStub();
  waits = [];
  paystar = createPaystar({ apiKey: key, baseUrl: stub.url, sleep });
});

afterEach(async () => {
  await stub.close();
  expect(stub.faults).toEqual([]);
});

const slowDown: StubAnswer = { status: 429, raw: '{}', headers: { 'retry-after': '3' } };
const first = (operationId: string, answer: StubAnswer) =>
  stub.on(operationId, (_, nth) => (nth === 1 ? answer : { status: 200, body: answered(dataOf(operationId)) }));

/** A client whose connection fails so often before it gets through. */
function failing(times: number, cause: object) {
  const asked: string[] = [];
  const fetch = async ({ url }: Request) => {
    asked.push(url);
    if (asked.length <= times) throw new TypeError('fetch failed', { cause });
    return Response.json(answered(paymentSession));
  };
  return { asked, paystar: createPaystar({ apiKey: key, environment: 'development', fetch, sleep }) };
}
const nobodyListens = { code: 'ECONNREFUSED', syscall: 'connect', message: 'connect ECONNREFUSED 127.0.0.1:9' };

describe('a read is repeated', () => {
  it.each<[string, StubAnswer]>([
    ['a connection that broke before the answer', { status: 200, cut: 'before' }],
    ['a connection that broke within the answer', { status: 200, raw: JSON.stringify(answered(queried)), cut: 'within' }],
    ['a gateway without a server', { status: 502, raw: '<html>' }],
    ['a request to come later', slowDown],
  ])('after %s', async (_, answer) => {
    for (const [name, read] of Object.entries(reads)) {
      first(name, answer);
      expect(await read(paystar)).toEqual(queried);
    }
    expect(stub.calls).toHaveLength(2 * Object.keys(reads).length);
  });

  it('twice at most, and longer apart each time (section 4.13 of the dossier)', async () => {
    stub.on('getPaymentSession', () => ({ status: 503, raw: '{}' }));
    expect(await thrownBy(paystar.paymentSessions.get(identifier))).toMatchObject({ kind: 'server', status: 503 });
    expect(stub.calls).toHaveLength(3);
    const [once = 0, twice = 0] = waits;
    expect([once > 125 && once <= 250, twice > 250 && twice <= 500]).toEqual([true, true]);
  });

  it('not after a refusal', async () => {
    stub.on('getPaymentSession', () => ({ status: 200, raw: '{"hasErrors":true,"errors":[]}' }));
    await thrownBy(paystar.paymentSessions.get(identifier));
    expect(stub.calls).toHaveLength(1);
  });
});

describe('a write is repeated', () => {
  it('when nobody can have got it', async () => {
    const { asked, paystar } = failing(2, nobodyListens);
    expect(await paystar.sessions.initiatePayment(bill)).toEqual(paymentSession);
    expect(asked).toHaveLength(3);
  });

  it('and says that it reached nobody when that stays so', async () => {
    const { asked, paystar } = failing(9, nobodyListens);
    expect(await thrownBy(paystar.sessions.initiatePayment(bill))).toMatchObject({ kind: 'connection', code: 'ECONNREFUSED' });
    expect(asked).toHaveLength(3);
  });

  it('when Retry-After asks for it', async () => {
    first('initiatePaymentSession', slowDown);
    expect(await paystar.sessions.initiatePayment(bill)).toEqual(paymentSession);
    expect(waits).toEqual([3000]);
  });

  it('not when it may have been sent', async () => {
    const { asked, paystar } = failing(1, { code: 'ECONNRESET', syscall: 'read', message: 'read ECONNRESET' });
    expect(await thrownBy(paystar.sessions.initiatePayment(bill))).toMatchObject({ kind: 'unknown_outcome', why: 'connection' });
    expect(asked).toHaveLength(1);
  });

  it('never otherwise, whatever it writes', async () => {
    for (const [name, write] of Object.entries(writes)) {
      stub.on(name, () => ({ status: 503, raw: '{}' }));
      expect(await thrownBy(write(paystar))).toMatchObject({ kind: 'unknown_outcome', status: 503 });
    }
    expect(stub.calls.map(({ operationId }) => operationId)).toEqual(Object.keys(writes));
    expect(waits).toEqual([]);
  });
});
