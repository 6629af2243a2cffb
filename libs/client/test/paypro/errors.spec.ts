import { afterEach, beforeEach, describe, expect, expectTypeOf, it } from 'vitest';
import { createPaypro, type ErrorKind, type LookUp, type Paypro, PayproError, type UnknownOutcome } from '../../src/paypro/index.js';
import type { StubAnswer } from '../stub-server.js';
import { key, refused } from './answers.js';
import { requestId, type Stub, startStub } from './stub.js';
import { thrownBy } from './thrown-by.js';

let stub: Stub;
let paypro: Paypro;

beforeEach(async () => {
  stub = await startStub();
  paypro = createPaypro({ apiKey: key, baseUrl: stub.url, retries: 0 });
});

afterEach(async () => {
  await stub.close();
  expect(stub.faults).toEqual([]);
});

const answering = (answer: StubAnswer) => {
  stub.on('getPayment', () => answer);
  return thrownBy(paypro.payments.get('PP1'));
};

describe('a refusal', () => {
  it('of the key is an authentication error (paypro.R2)', async () => {
    const error = await answering({ status: 401, body: refused('Invalid API key supplied') });
    expect(error).toMatchObject({ kind: 'authentication', status: 401, type: 'invalid_request', param: null, requestId });
    expect(error.message).toBe('GET /payments/{id} was refused for its API key (401): Invalid API key supplied');
  });

  it('of a create for its key is one too, though it had a body', async () => {
    stub.on('createCustomer', () => ({ status: 401, body: refused('Invalid API key supplied') }));
    expect(await thrownBy(paypro.customers.create({ city: 'Breda' }))).toMatchObject({ kind: 'authentication' });
  });

  it('of an unknown id is not found (paypro.R4, paypro.R5)', async () => {
    const error = await answering({ status: 404, body: refused('Payment not found') });
    expect(error).toMatchObject({ kind: 'not_found', operation: 'GET /payments/{id}', status: 404, type: 'invalid_request', requestId });
  });

  it('of a field names it (paypro.R6, paypro.R7)', async () => {
    stub.on('createPayment', () => ({ status: 422, body: refused('Description must be set', 'description') }));
    const error = await thrownBy(paypro.payments.create({ amount: 1, currency: 'EUR', description: '' }));
    expect(error).toMatchObject({ kind: 'validation', operation: 'POST /payments', status: 422, param: 'description', requestId });
    expect(error.message).toContain('Description must be set');
  });

  it('because of a state blames no field (paypro.P1)', async () => {
    stub.on('cancelPayment', () => ({ status: 422, body: refused('Payment cannot be canceled', null) }));
    expect(await thrownBy(paypro.payments.cancel('PP1'))).toMatchObject({ kind: 'validation', param: null });
  });

  it('is told apart without a text, as in the SDKs', async () => {
    expect(await answering({ status: 422, raw: '{"error":{}}' })).toMatchObject({ kind: 'validation', type: null, param: null });
    expect(await answering({ status: 401, raw: '<html>' })).toMatchObject({ kind: 'authentication', type: null });
  });
});

describe('an error', () => {
  it('of the server is one of its own', async () => {
    const body = { error: { message: 'Internal server error', type: 'api_error' } };
    expect(await answering({ status: 500, raw: JSON.stringify(body) })).toMatchObject({ kind: 'server', status: 500, type: 'api_error' });
    expect(await answering({ status: 502, raw: '<html>Bad gateway</html>' })).toMatchObject({ kind: 'server', status: 502, lookUp: null });
  });

  it.each<[string, StubAnswer]>([
    ['a page', { status: 200, raw: '<!doctype html>' }],
    ['nothing', { status: 200, raw: '' }],
    ['a list of its own', { status: 200, raw: '[]' }],
    ['an object without a type', { status: 200, raw: '{"ok":true}' }],
    ['a 404 that is a page', { status: 404, raw: '<h1>Not found</h1>' }],
    ['another refusal', { status: 403, raw: JSON.stringify(refused('No')) }],
    ['a redirect, which is not followed', { status: 307, raw: '', headers: { location: 'http://127.0.0.1:9/' } }],
  ])('of something that is not PayPro: %s', async (_, answer) => {
    expect(await answering(answer)).toMatchObject({ kind: 'unexpected_answer', status: answer.status, requestId });
    expect(stub.calls).toHaveLength(1);
  });

  it('for want of time names the limit', async () => {
    stub.on('getPayment', () => new Promise(() => {}));
    const error = await thrownBy(paypro.payments.get('PP1', { timeoutMs: 20 }));
    expect(error).toMatchObject({ kind: 'timeout', timeoutMs: 20, status: null, message: 'GET /payments/{id}: no answer within 20 ms.' });
  });

  it('for want of time comes also where a fetch of the caller does not listen to the signal', async () => {
    const deaf = createPaypro({ apiKey: key, fetch: () => new Promise(() => {}), timeoutMs: 20 });
    expect(await thrownBy(deaf.payments.get('PP1'))).toMatchObject({ kind: 'timeout' });
  });

  it('because the caller gave up has the reason', async () => {
    stub.on('getPayment', () => new Promise(() => {}));
    const [giveUp, reason] = [new AbortController(), new Error('enough')];
    const call = thrownBy(paypro.payments.get('PP1', { signal: giveUp.signal }));
    giveUp.abort(reason);
    expect(await call).toMatchObject({ kind: 'aborted', cause: reason });
  });

  it('because the caller had given up before sends nothing', async () => {
    const call = paypro.payments.cancel('PP1', { signal: AbortSignal.abort() });
    expect(await thrownBy(call)).toMatchObject({ kind: 'aborted' });
    expect(stub.calls).toEqual([]);
  });

  it('for want of a connection has the code of the system', async () => {
    await stub.close();
    expect(await thrownBy(paypro.payments.get('PP1'))).toMatchObject({ kind: 'connection', code: 'ECONNREFUSED', status: null });
    stub = await startStub();
  });

  it('in a body that is no JSON is the caller’s own', async () => {
    const metadata = { order: 1001n };
    await expect(paypro.payments.create({ amount: 1, currency: 'EUR', description: 'Order', metadata })).rejects.toThrow(TypeError);
    expect(stub.calls).toEqual([]);
  });

  it('tells all that it knows as JSON', async () => {
    const error = await answering({ status: 404, body: refused('Payment not found') });
    expect(JSON.parse(JSON.stringify(error))).toEqual({
      name: 'PayproError',
      kind: 'not_found',
      message: 'GET /payments/{id} found nothing (404): Payment not found',
      operation: 'GET /payments/{id}',
      status: 404,
      type: 'invalid_request',
      param: null,
      requestId,
    });
  });

  it('is narrowed by its kind', () => {
    const seen = (error: unknown) => {
      if (!(error instanceof PayproError)) return undefined;
      expectTypeOf(error.kind).toEqualTypeOf<ErrorKind>();
      expectTypeOf(error.requestId).toEqualTypeOf<string | null>();
      if (error.kind === 'rate_limited') expectTypeOf(error.retryAfterMs).toEqualTypeOf<number | null>();
      if (error.kind === 'validation') expectTypeOf(error.status).toEqualTypeOf<422>();
      if (error.kind !== 'unknown_outcome') return undefined;
      expectTypeOf(error).toExtend<UnknownOutcome>();
      expectTypeOf(error.lookUp).toEqualTypeOf<LookUp>();
      return error.lookUp;
    };
    expect(seen(new Error('other'))).toBeUndefined();
  });
});
