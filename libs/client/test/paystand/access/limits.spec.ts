import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { StubAnswer } from '../../stub-server.js';
import { charge, reads, writes } from '../kit/calls.js';
import { refused } from '../kit/envelopes.js';
import { payment } from '../kit/money.js';
import { answerOf } from '../kit/samples.js';
import { type Stub, startStub } from '../kit/stub.js';
import { thrownBy } from '../kit/thrown-by.js';

let stub: Stub;
let waits: number[];

beforeEach(async () => {
  waits = [];
  stub = await startStub({
    sleep: async (ms) => {
      waits.push(ms);
    },
  });
});

afterEach(async () => {
  await stub.close();
  expect(stub.faults).toEqual([]);
});

const tooMany = (retryAfter?: string): StubAnswer => ({
  status: 429,
  body: refused(429, { code: 'rateLimitExceeded', explanation: 'Rate limit of 3000 requests per minute exceeded' }),
  headers: retryAfter === undefined ? {} : { 'retry-after': retryAfter },
});
const first = (operationId: string, answer: StubAnswer) => stub.on(operationId, (_, nth) => (nth === 1 ? answer : answerOf(operationId)));

describe('a call that came too soon', () => {
  it.each(Object.entries({ ...reads, ...writes }))('is repeated when Retry-After says so: %s [paystand.R36]', async (name, call) => {
    first(name, tooMany('3'));
    await call(stub.paystand);
    expect(stub.asked()).toHaveLength(2);
    expect(waits.map(Math.round)).toEqual(expect.arrayContaining([3000]));
  });

  it.each(['getPayment', 'createSecurePayment'] as const)(
    'is repeated without Retry-After, too: nothing was carried out: %s',
    async (name) => {
      first(name, tooMany());
      await { ...reads, ...writes }[name]?.(stub.paystand);
      expect(stub.asked()).toHaveLength(2);
      const [wait = 0] = waits;
      expect(wait > 125 && wait <= 250).toBe(true);
    },
  );

  it('for a token is repeated as well', async () => {
    first('createToken', tooMany('3'));
    expect(await stub.paystand.payments.get(payment.id)).toEqual(payment);
    expect(stub.tokens()).toHaveLength(2);
  });

  it('is given up after a while, and says so', async () => {
    stub.on('createSecurePayment', () => tooMany('1'));
    expect(await thrownBy(stub.paystand.payments.charge(charge))).toMatchObject({
      kind: 'rate_limited',
      status: 429,
      retryAfterMs: 1000,
      code: 'rateLimitExceeded',
    });
    expect(stub.asked()).toHaveLength(3);
  });

  it('is thrown where it is asked to wait longer than it may', async () => {
    stub.on('getPayment', () => tooMany('50'));
    const error = await thrownBy(stub.client().payments.get(payment.id, { timeoutMs: 5000 }));
    expect(error).toMatchObject({ kind: 'rate_limited', status: 429, retryAfterMs: 50_000 });
    expect(stub.asked()).toHaveLength(1);
  });
});

describe('the limit', () => {
  it('holds back calls of a client, and their token counts [paystand.R34]', async () => {
    const paystand = stub.client({ requestsPerMinute: 2 });
    await paystand.payments.get(payment.id);
    await paystand.payments.get(payment.id);
    expect(waits.map((wait) => Math.round(wait / 1000))).toEqual([60]);
  });

  it('is what answers say it is [paystand.R32]', async () => {
    stub.on('getPayment', () => ({ ...answerOf('getPayment'), headers: { 'x-ratelimit-limit': '3', 'x-ratelimit-remaining': '1' } }));
    for (let call = 0; call < 3; call += 1) await stub.paystand.payments.get(payment.id);
    expect(waits.map((wait) => Math.round(wait / 1000))).toEqual([60]);
  });

  it('is said to be in the way of a call that has no time for it', async () => {
    const paystand = stub.client({ requestsPerMinute: 2 });
    await paystand.payments.get(payment.id);
    const error = await thrownBy(paystand.payments.charge(charge, { timeoutMs: 500 }));
    expect(error).toMatchObject({
      kind: 'rate_limited',
      status: null,
      retryAfterMs: expect.any(Number),
      operation: 'POST /payments/secure',
    });
    expect(error.message).toContain('was not sent');
    expect(stub.asked()).toHaveLength(1);
  });

  it('can be given up while it holds a call back', async () => {
    const sleep = (_: number, signal: AbortSignal) =>
      new Promise<void>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    const paystand = stub.client({ requestsPerMinute: 2, sleep });
    await paystand.payments.get(payment.id);
    const [giveUp, reason] = [new AbortController(), new Error('enough')];
    const call = thrownBy(paystand.payments.charge(charge, { signal: giveUp.signal }));
    setTimeout(() => giveUp.abort(reason), 10);
    expect(await call).toMatchObject({ kind: 'aborted', cause: reason });
    expect(stub.asked()).toHaveLength(1);
  });

  it('is none with Infinity', async () => {
    stub.on('getPayment', () => ({ ...answerOf('getPayment'), headers: { 'x-ratelimit-limit': '1', 'x-ratelimit-remaining': '0' } }));
    const paystand = stub.client({ requestsPerMinute: Number.POSITIVE_INFINITY });
    await Promise.all(Array.from({ length: 20 }, () => paystand.payments.get(payment.id)));
    expect(waits).toEqual([]);
  });

  it.each([0, -1, Number.NaN])('of %d is none', async (requestsPerMinute) => {
    const error = await thrownBy(() => stub.client({ requestsPerMinute }));
    expect(error).toMatchObject({ kind: 'invalid_argument', argument: 'requestsPerMinute' });
  });
});
