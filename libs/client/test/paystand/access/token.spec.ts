import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Tokens } from '../../../src/paystand/connection/tokens.js';
import type { StubAnswer } from '../../stub-server.js';
import { credentials, token } from '../kit/access.js';
import { customer, payer } from '../kit/answers.js';
import { newReceivable } from '../kit/calls.js';
import { refused } from '../kit/envelopes.js';
import { payment } from '../kit/money.js';
import { type Stub, startStub } from '../kit/stub.js';
import { thrownBy } from '../kit/thrown-by.js';

let stub: Stub;

beforeEach(async () => {
  stub = await startStub({ sleep: async () => {} });
});

afterEach(async () => {
  vi.restoreAllMocks();
  await stub.close();
  expect(stub.faults).toEqual([]);
});

const dayMs = 86_400_000;
const unauthorized: StubAnswer = { status: 401, body: refused(401, { code: 'insufficientResourceAccess' }) };
const known = (nth: number): StubAnswer => ({ status: 200, body: { ...token, access_token: `token-${nth}` } });
const authorization = () => stub.asked().map(({ headers }) => headers.authorization);

/** The machine's clock, so much later than it is. */
const later = (ms: number) => {
  const now = Date.now();
  vi.spyOn(Date, 'now').mockImplementation(() => now + ms);
};

/** Tokens that differ, and calls that only the ones from here on let pass. */
function accepting(from: number): void {
  stub.on('createToken', (_, nth) => known(nth));
  const isGood = (header = '') => Number(/^Bearer token-(\d+)$/.exec(header)?.[1]) >= from;
  stub.on('getPayment', ({ headers }) => (isGood(headers.authorization) ? { status: 200, body: payment } : unauthorized));
}

describe('a token', () => {
  it('is asked for with the first call, and only then [paystand.R3, paystand.R4]', async () => {
    expect(stub.tokens()).toEqual([]);
    await stub.paystand.payments.get(payment.id);
    await stub.paystand.payments.get(payment.id);
    expect(stub.tokens().map(({ body }) => body)).toEqual([
      { grant_type: 'client_credentials', client_id: credentials.clientId, client_secret: credentials.clientSecret, scope: 'auth' },
    ]);
    const { headers = {} } = stub.tokens()[0] ?? {};
    expect([headers.authorization, headers['x-customer-id']]).toEqual([undefined, undefined]);
  });

  it('is asked for once by all that wait for it', async () => {
    stub.on('createToken', async () => {
      await new Promise((done) => setTimeout(done, 20));
      return known(1);
    });
    await Promise.all(Array.from({ length: 40 }, () => stub.paystand.payments.get(payment.id)));
    expect([stub.tokens().length, stub.asked().length]).toEqual([1, 40]);
  });

  it('is renewed after 13 of its 14 days, and not before [paystand.R17]', async () => {
    accepting(1);
    await stub.paystand.payments.get(payment.id);
    later(13 * dayMs - 60_000);
    await stub.paystand.payments.get(payment.id);
    vi.restoreAllMocks();
    later(13 * dayMs + 60_000);
    await stub.paystand.payments.get(payment.id);
    expect(authorization()).toEqual(['Bearer token-1', 'Bearer token-1', 'Bearer token-2']);
  });

  it('is used to its end where its renewal fails', async () => {
    stub.on('createToken', (_, nth) => (nth === 1 ? known(1) : { status: 503, raw: '' }));
    await stub.paystand.payments.get(payment.id);
    later(13.5 * dayMs);
    await stub.paystand.payments.get(payment.id);
    await stub.paystand.payments.get(payment.id);
    expect(authorization()).toEqual(Array(3).fill('Bearer token-1'));
    expect(stub.tokens()).toHaveLength(1 + 3);
    vi.restoreAllMocks();
    later(14 * dayMs + 60_000);
    expect(await thrownBy(stub.paystand.payments.get(payment.id))).toMatchObject({ kind: 'server', operation: 'POST /oauth/token' });
  });

  it('that was refused meanwhile is not used where its renewal fails', async () => {
    const answers = [async () => token, async () => Promise.reject(new Error('down'))];
    const tokens = new Tokens(() => answers.shift()?.() ?? Promise.resolve(token));
    const { value } = await tokens.current();
    later(13.5 * dayMs);
    const renewed = tokens.current();
    tokens.refused(value);
    await expect(renewed).rejects.toThrow('down');
  });

  it.each([3600, 60, 0])('that lasts %i seconds is renewed in time, too', async (expires_in) => {
    stub.on('createToken', () => ({ status: 200, raw: JSON.stringify({ ...token, expires_in }) }));
    await stub.paystand.payments.get(payment.id);
    await stub.paystand.payments.get(payment.id);
    expect(stub.tokens()).toHaveLength(1);
    later((expires_in || 1_209_600) * 1000 * 0.95);
    await stub.paystand.payments.get(payment.id);
    expect(stub.tokens()).toHaveLength(2);
  });
});

describe('a token that is refused', () => {
  it('is renewed, and the call is sent again, a write too: it was not carried out', async () => {
    accepting(1);
    await stub.paystand.payments.get(payment.id);
    accepting(2);
    expect(await stub.paystand.payments.get(payment.id)).toEqual(payment);
    stub.on('createReceivable', (_, nth) => (nth === 1 ? unauthorized : { status: 200, raw: JSON.stringify({ object: 'receivable' }) }));
    expect(await stub.paystand.receivables.create(newReceivable)).toMatchObject({ object: 'receivable' });
    expect(authorization()).toEqual(['token-1', 'token-1', 'token-2', 'token-2', 'token-3'].map((name) => `Bearer ${name}`));
  });

  it('is renewed once for all calls that it was refused for', async () => {
    accepting(1);
    await stub.paystand.payments.get(payment.id);
    accepting(2);
    await Promise.all(Array.from({ length: 20 }, () => stub.paystand.payments.get(payment.id)));
    expect(stub.tokens()).toHaveLength(2);
  });

  it('is renewed once a call, and then the call is refused', async () => {
    accepting(1);
    await stub.paystand.payments.get(payment.id);
    accepting(9);
    const error = await thrownBy(stub.paystand.payments.get(payment.id));
    expect(error).toMatchObject({ kind: 'authentication', status: 401, code: 'insufficientResourceAccess' });
    expect(error.message).toBe(
      'GET /payments/{paymentId} was refused for its credentials (401): There are requirements that have not been met.',
    );
    expect([stub.tokens().length, stub.asked().length]).toEqual([2, 3]);
  });

  it('is not renewed where it was made for this call: a customer of somebody else is refused like that [paystand.R68]', async () => {
    stub.on('getPayerCustomer', () => unauthorized);
    expect(await thrownBy(stub.paystand.customers.get(payer.id))).toMatchObject({ kind: 'authentication' });
    expect([stub.tokens().length, stub.asked().length]).toEqual([1, 1]);
    stub.on('getPayerCustomer', () => ({ status: 200, body: customer }));
    expect(await stub.paystand.customers.get(customer.id)).toEqual(customer);
  });
});

describe('without a token', () => {
  it.each<[string, StubAnswer, object]>([
    ['for a wrong secret', unauthorized, { kind: 'authentication', status: 401, code: 'insufficientResourceAccess' }],
    [
      'for a wrong request',
      { status: 422, body: refused(422, { code: 'validationError', parameter: 'scope' }) },
      { kind: 'validation', status: 422, parameter: 'scope' },
    ],
    ['for a page', { status: 200, raw: '<!doctype html>' }, { kind: 'unexpected_answer', status: 200 }],
    ['for an answer that has none', { status: 200, raw: '{"token_type":"Bearer"}' }, { kind: 'unexpected_answer' }],
    ['for one that cannot be sent', { status: 200, raw: '{"access_token":"a\\nb"}' }, { kind: 'unexpected_answer' }],
    ['for want of a server', { status: 503, raw: '' }, { kind: 'server', status: 503 }],
    ['for want of a connection', { status: 200, cut: 'before' }, { kind: 'connection' }],
  ])('%s a call is not sent, and the error says so', async (_, answer, facts) => {
    stub.on('createToken', () => answer);
    const error = await thrownBy(stub.paystand.payments.charge({ amount: '1.00', currency: 'USD' }));
    expect(error).toMatchObject({ ...facts, operation: 'POST /oauth/token' });
    expect(error.message).toMatch(/^POST \/payments\/secure was not sent, because there is no token\. POST \/oauth\/token /);
    expect(stub.asked()).toEqual([]);
  });

  it('every call that waited for it says so for itself', async () => {
    stub.on('createToken', () => unauthorized);
    const [one, two] = await Promise.all([thrownBy(stub.paystand.payments.get('a')), thrownBy(stub.paystand.refunds.get('b'))]);
    expect([one.message.slice(0, 25), two.message.slice(0, 23)]).toEqual(['GET /payments/{paymentId}', 'GET /refunds/{refundId}']);
    expect(one).not.toBe(two);
    expect(stub.tokens()).toHaveLength(1);
  });

  it('the next call tries again', async () => {
    stub.on('createToken', (_, nth) => (nth === 1 ? unauthorized : known(2)));
    await thrownBy(stub.paystand.payments.get(payment.id));
    expect(await stub.paystand.payments.get(payment.id)).toEqual(payment);
  });

  it('a request for it is repeated, though it is a POST: another token does no harm [paystand.R12]', async () => {
    stub.on('createToken', (_, nth) => (nth < 3 ? { status: 503, raw: '' } : known(nth)));
    await stub.paystand.payments.get(payment.id);
    expect(stub.tokens()).toHaveLength(3);
  });

  it('a caller can give up, and others go on waiting', async () => {
    let answer = (): void => {};
    stub.on('createToken', () => new Promise((done) => (answer = () => done(known(1)))));
    const [giveUp, reason] = [new AbortController(), new Error('enough')];
    const given = thrownBy(stub.paystand.receivables.create(newReceivable, { signal: giveUp.signal }));
    const late = thrownBy(stub.paystand.receivables.create(newReceivable, { timeoutMs: 40 }));
    const patient = stub.paystand.payments.get(payment.id);
    setTimeout(() => giveUp.abort(reason), 10);
    expect(await given).toMatchObject({ kind: 'aborted', cause: reason, operation: 'POST /receivables/create' });
    expect(await late).toMatchObject({ kind: 'timeout', timeoutMs: 40, operation: 'POST /receivables/create' });
    answer();
    expect(await patient).toEqual(payment);
    expect([stub.tokens().length, stub.asked().length]).toEqual([1, 1]);
  });
});
