import { afterEach, beforeEach, describe, expect, expectTypeOf, it } from 'vitest';
import { type ErrorKind, type LookUp, PaystandError } from '../../src/paystand/index.js';
import type { StubAnswer } from '../stub-server.js';
import { attachment, receivable } from './kit/answers.js';
import { charge, newReceivable } from './kit/calls.js';
import { ref, refused } from './kit/envelopes.js';
import { payment } from './kit/money.js';
import { type Stub, startStub } from './kit/stub.js';
import { thrownBy } from './kit/thrown-by.js';

let stub: Stub;

beforeEach(async () => {
  stub = await startStub({ retries: 0 });
});

afterEach(async () => {
  await stub.close();
  expect(stub.faults).toEqual([]);
});

/** What reading a payment ends in when it is answered like this. */
async function reading(answer: StubAnswer): Promise<PaystandError> {
  stub.on('getPayment', () => answer);
  return thrownBy(stub.paystand.payments.get(payment.id));
}

async function creating(answer: StubAnswer): Promise<PaystandError> {
  stub.on('createReceivable', () => answer);
  return thrownBy(stub.paystand.receivables.create(newReceivable));
}

describe('a refusal', () => {
  it('has all that Paystand says of it [paystand.R21 to paystand.R24]', async () => {
    const details = { code: 'apiError', detailCode: 'parameterMissing', parameter: 'extId', value: '', explanation: 'extId is missing' };
    const error = await creating({ status: 400, body: refused(400, details) });
    expect(error).toMatchObject({
      kind: 'validation',
      operation: 'POST /receivables/create',
      status: 400,
      errorName: 'badRequest',
      ref,
      ...details,
    });
    expect(error.message).toBe('POST /receivables/create was refused (400): extId is missing');
  });

  it.each<[number, string, ErrorKind]>([
    [400, 'apiError', 'validation'],
    [401, 'insufficientResourceAccess', 'authentication'],
    [402, 'cardFailure', 'declined'],
    [402, 'bankFailure', 'declined'],
    [403, 'insufficient_scope', 'forbidden'],
    [404, 'resourceNotFound', 'not_found'],
    [422, 'validationError', 'validation'],
    [429, 'rateLimitExceeded', 'rate_limited'],
    [500, 'apiError', 'server'],
    [503, 'apiError', 'server'],
  ])('with %i %s is %s', async (status, code, kind) => {
    const body = refused(status, { code });
    for (const error of [await reading({ status, raw: JSON.stringify(body) }), await creating({ status, raw: JSON.stringify(body) })])
      expect(error).toMatchObject({ kind, status, code, ref });
  });

  it('of a card says why [paystand.R27]', async () => {
    const details = { code: 'cardFailure', detailCode: 'card_declined', explanation: 'Generic decline' };
    stub.on('createSecurePayment', () => ({ status: 402, body: refused(402, details) }));
    const error = await thrownBy(stub.paystand.payments.charge(charge));
    expect(error).toMatchObject({ kind: 'declined', ...details });
    expect(error.message).toBe('POST /payments/secure was refused (402): Generic decline');
  });

  it.each([405, 409, 415])('with %i, which no page names, is one all the same', async (status) => {
    expect(await reading({ status, raw: JSON.stringify(refused(400, { code: 'apiError' })) })).toMatchObject({
      kind: 'validation',
      status,
    });
  });

  it('with status 200 is one as well: the key says it all [paystand.R31]', async () => {
    const raw = JSON.stringify(refused(400, { code: 'apiError', explanation: 'An error occurred' }));
    expect(await reading({ status: 200, raw })).toMatchObject({ kind: 'validation', status: 200, explanation: 'An error occurred' });
  });

  it.each<[string, object, string]>([
    ['without details', { name: 'notFound', description: 'There was a problem.' }, 'There was a problem.'],
    ['with details of another form', { details: 'none' }, 'Paystand does not say why.'],
    ['with a description only', { details: { description: 'Why' } }, 'Why'],
    ['with nothing', {}, 'Paystand does not say why.'],
  ])('%s is understood', async (_, error, message) => {
    const thrown = await reading({ status: 422, raw: JSON.stringify({ error }) });
    expect(thrown).toMatchObject({ kind: 'validation', code: null, detailCode: null, parameter: null, explanation: null });
    expect(thrown.message.endsWith(`: ${message}`)).toBe(true);
  });

  it('of a file is no file', async () => {
    stub.on('downloadAttachment', () => ({ status: 404, body: refused(404, { code: 'resourceNotFound' }) }));
    expect(await thrownBy(stub.paystand.attachments.download(receivable.id, attachment.id))).toMatchObject({
      kind: 'not_found',
      code: 'resourceNotFound',
    });
  });
});

describe('an error', () => {
  it.each<[string, StubAnswer]>([
    ['a page', { status: 200, raw: '<!doctype html>' }],
    ['nothing', { status: 200, raw: '' }],
    ['no content', { status: 204, raw: '' }],
    ['a bare list', { status: 200, raw: '[]' }],
    ['an object that does not name its type', { status: 200, raw: '{"id":"1"}' }],
    ['an error that is a text', { status: 200, raw: '{"error":"no","object":"payment"}' }],
    ['a 404 that is a page', { status: 404, raw: '<h1>Not found</h1>' }],
    ['a 400 of another server', { status: 400, raw: '{"title":"Bad Request"}' }],
    ['a redirect, which is not followed', { status: 307, raw: '', headers: { location: 'http://127.0.0.1:9/' } }],
  ])('of something that is not Paystand: %s', async (_, answer) => {
    expect(await reading(answer)).toMatchObject({ kind: 'unexpected_answer', status: answer.status, code: null });
  });

  it.each<[string, StubAnswer]>([
    ['a page', { status: 200, raw: '<!doctype html>', headers: { 'content-type': 'text/html; charset=utf-8' } }],
    ['words', { status: 200, raw: '{"url":"https://files.example/1"}' }],
    ['nothing', { status: 200, raw: '', headers: { 'content-length': '0' } }],
    ['no content', { status: 204, raw: '' }],
  ])('of something that is no file: %s', async (_, answer) => {
    stub.on('downloadAttachment', () => answer);
    const error = await thrownBy(stub.paystand.attachments.download(receivable.id, attachment.id));
    expect(error).toMatchObject({ kind: 'unexpected_answer', status: answer.status });
  });

  it('of a server that has not built something says so', async () => {
    const raw = '{"error":{"name":"notImplemented","details":{"code":"notBuilt","explanation":"getPayment is not built"},"ref":"0"}}';
    expect(await reading({ status: 501, raw })).toMatchObject({ kind: 'server', status: 501, code: 'notBuilt' });
  });

  it('for want of time names the limit', async () => {
    stub.on('getPayment', () => new Promise(() => {}));
    const error = await thrownBy(stub.paystand.payments.get(payment.id, { timeoutMs: 150 }));
    expect(error).toMatchObject({ kind: 'timeout', timeoutMs: 150, status: null });
  });

  it('because the caller gave up has the reason', async () => {
    await stub.paystand.customers.list().page();
    stub.on('getPayment', () => new Promise(() => {}));
    const [giveUp, reason] = [new AbortController(), new Error('enough')];
    const call = thrownBy(stub.paystand.payments.get(payment.id, { signal: giveUp.signal }));
    setTimeout(() => giveUp.abort(reason), 10);
    expect(await call).toMatchObject({ kind: 'aborted', cause: reason });
  });

  it('in a body that is no JSON is the caller’s own', async () => {
    await expect(stub.paystand.payments.charge({ ...charge, meta: { order: 1001n } })).rejects.toThrow(TypeError);
    expect(stub.asked()).toEqual([]);
  });

  it('tells all that it knows as JSON', async () => {
    const body = refused(422, { code: 'validationError', parameter: 'amount', explanation: 'amount is required' });
    expect(JSON.parse(JSON.stringify(await reading({ status: 422, raw: JSON.stringify(body) })))).toEqual({
      name: 'PaystandError',
      kind: 'validation',
      message: 'GET /payments/{paymentId} was refused (422): amount is required',
      operation: 'GET /payments/{paymentId}',
      status: 422,
      requestId: null,
      errorName: 'unprocessableEntity',
      code: 'validationError',
      detailCode: '',
      parameter: 'amount',
      value: null,
      explanation: 'amount is required',
      ref,
    });
  });

  it('is narrowed by its kind', () => {
    const seen = (error: unknown) => {
      if (!(error instanceof PaystandError)) return undefined;
      expectTypeOf(error.kind).toEqualTypeOf<ErrorKind>();
      expectTypeOf(error.parameter).toEqualTypeOf<string | null>();
      if (error.kind === 'rate_limited') expectTypeOf(error.status).toEqualTypeOf<429 | null>();
      if (error.kind !== 'unknown_outcome') return undefined;
      expectTypeOf(error.lookUp).toEqualTypeOf<LookUp>();
      return error.lookUp;
    };
    expect(seen(new Error('other'))).toBeUndefined();
  });
});
