import { afterEach, beforeEach, describe, expect, expectTypeOf, it } from 'vitest';
import { createPaystar, type ErrorKind, type LookUp, type Paystar, PaystarError, type PaystarFinding } from '../../src/paystar/index.js';
import type { Stub, StubAnswer } from '../stub-server.js';
import { identifier, key, refused } from './answers.js';
import { bill, unenrolled } from './calls.js';
import { startStub } from './stub.js';
import { thrownBy } from './thrown-by.js';

let stub: Stub;
let paystar: Paystar;

beforeEach(async () => {
  stub = await startStub();
  paystar = createPaystar({ apiKey: key, baseUrl: stub.url, retries: 0 });
});

afterEach(async () => {
  await stub.close();
  expect(stub.faults).toEqual([]);
});

const initiating = (answer: StubAnswer) => {
  stub.on('initiatePaymentSession', () => answer);
  return thrownBy(paystar.sessions.initiatePayment(bill));
};
const reading = (answer: StubAnswer) => {
  stub.on('getPaymentSession', () => answer);
  return thrownBy(paystar.paymentSessions.get(identifier));
};
const saying = (status: number, body: unknown): StubAnswer => ({ status, raw: JSON.stringify(body) });

describe('a refusal', () => {
  it('has all that is wrong [paystar.R6, paystar.P2, paystar.P3]', async () => {
    const body = refused(['Charges[0].Amount', 'Amount must be at least 1.'], ['', 'The request is out of order.']);
    const error = await initiating({ status: 400, body });
    expect(error).toMatchObject({ kind: 'validation', operation: 'POST /integrations/embedded/initiate', status: 400 });
    expect(error.errors).toEqual(body.errors.map((item) => ({ ...item, item })));
    expect(error.message).toBe(
      'POST /integrations/embedded/initiate was refused (400): Charges[0].Amount: Amount must be at least 1. The request is out of order.',
    );
  });

  it.each([200, 405, 409, 415, 422])('is one with status %i too: hasErrors says it all [paystar.R6]', async (status) => {
    const error = await initiating(saying(status, refused(['BusinessUnitSlug', 'It is unknown.'])));
    expect(error).toMatchObject({ kind: 'validation', status, errors: [{ propertyName: 'BusinessUnitSlug' }] });
    expect(stub.calls).toHaveLength(1);
  });

  it('of an event is one with status 200 too', async () => {
    stub.on('pushEvent', () => saying(200, refused(['payload.accountNumber', 'It is unknown.'])));
    expect(await thrownBy(paystar.events.unenrollAutopay(unenrolled))).toMatchObject({ kind: 'validation', status: 200 });
  });

  it('of a look-up with status 200 is one as well', async () => {
    expect(await reading(saying(200, refused(['clientReference', 'It is required.'])))).toMatchObject({ kind: 'validation' });
  });

  it.each<[string, unknown, readonly Omit<PaystarFinding, 'item'>[], string]>([
    ['other members', [{ code: 'E7', text: 'No' }], [{ propertyName: null, errorMessage: null }], '{"code":"E7","text":"No"}'],
    ['no members', [{}], [{ propertyName: null, errorMessage: null }], '{}'],
    ['texts', ['No'], [{ propertyName: null, errorMessage: null }], '"No"'],
    ['a reason only', [{ errorMessage: 'No' }], [{ propertyName: null, errorMessage: 'No' }], 'No'],
    ['an empty list', [], [], 'Paystar does not say why.'],
    ['an object', { Amount: ['No'] }, [], 'Paystar does not say why.'],
    ['nothing', undefined, [], 'Paystar does not say why.'],
  ])('is understood with %s as its errors: their members are inferred', async (_, errors, findings, message) => {
    const error = await initiating(saying(400, { hasErrors: true, errors }));
    expect(error).toMatchObject({ kind: 'validation', errors: findings });
    expect(error.errors.map(({ item }) => item)).toEqual(findings.length === 0 ? [] : errors);
    expect(error.message.endsWith(`: ${message}`)).toBe(true);
  });

  it('of the key is an authentication error, with the envelope or without [paystar.P1]', async () => {
    const body = refused(['', 'The API key is missing or unknown.']);
    expect(await initiating({ status: 401, body })).toMatchObject({ kind: 'authentication', status: 401, errors: [{ propertyName: '' }] });
    expect(await reading({ status: 401, raw: '<html>' })).toMatchObject({ kind: 'authentication', status: 401, errors: [] });
  });

  it('of an unknown identifier is not found [paystar.P18]', async () => {
    const body = refused(['sessionIdentifier', 'No payment session has it.']);
    expect(await reading({ status: 404, body })).toMatchObject({ kind: 'not_found', status: 404, errors: [{ item: body.errors[0] }] });
  });
});

describe('an error', () => {
  it('of the server is one of its own', async () => {
    expect(await reading(saying(500, refused(['', 'Something broke.'])))).toMatchObject({ kind: 'server', status: 500, lookUp: null });
    expect(await reading({ status: 501, raw: '{"error":"not built"}' })).toMatchObject({ kind: 'server', status: 501, errors: [] });
  });

  it.each<[string, StubAnswer]>([
    ['a page', { status: 200, raw: '<!doctype html>' }],
    ['nothing', { status: 200, raw: '' }],
    ['no content', { status: 204, raw: '' }],
    ['a list', { status: 200, raw: '[]' }],
    ['an object without hasErrors', { status: 200, raw: '{"data":{}}' }],
    ['an envelope without data', { status: 200, raw: '{"hasErrors":false,"errors":[],"data":null}' }],
    ['hasErrors as a text', { status: 200, raw: '{"hasErrors":"false","errors":[],"data":{}}' }],
    ['a 404 that is a page', { status: 404, raw: '<h1>Not found</h1>' }],
    ['a 400 of another server', { status: 400, raw: '{"title":"Bad Request","errors":{"Amount":["No"]}}' }],
    ['a redirect, which is not followed', { status: 307, raw: '', headers: { location: 'http://127.0.0.1:9/' } }],
  ])('of something that is not Paystar: %s', async (_, answer) => {
    expect(await reading(answer)).toMatchObject({ kind: 'unexpected_answer', status: answer.status, errors: [] });
    expect(stub.calls).toHaveLength(1);
  });

  it('for want of time names the limit', async () => {
    stub.on('getPaymentSession', () => new Promise(() => {}));
    const error = await thrownBy(paystar.paymentSessions.get(identifier, { timeoutMs: 20 }));
    expect(error).toMatchObject({ kind: 'timeout', timeoutMs: 20, status: null });
  });

  it('because the caller gave up has the reason', async () => {
    stub.on('getPaymentSession', () => new Promise(() => {}));
    const [giveUp, reason] = [new AbortController(), new Error('enough')];
    const call = thrownBy(paystar.paymentSessions.get(identifier, { signal: giveUp.signal }));
    giveUp.abort(reason);
    expect(await call).toMatchObject({ kind: 'aborted', cause: reason });
  });

  it('in a body that is no JSON is the caller’s own', async () => {
    await expect(paystar.sessions.initiatePayment({ ...bill, CustomMeta: { order: 1001n } })).rejects.toThrow(TypeError);
    expect(stub.calls).toEqual([]);
  });

  it('tells all that it knows as JSON', async () => {
    const body = refused(['Channel', 'Channel is required.']);
    expect(JSON.parse(JSON.stringify(await initiating({ status: 400, body })))).toEqual({
      name: 'PaystarError',
      kind: 'validation',
      message: 'POST /integrations/embedded/initiate was refused (400): Channel: Channel is required.',
      operation: 'POST /integrations/embedded/initiate',
      status: 400,
      requestId: null,
      errors: [{ ...body.errors[0], item: body.errors[0] }],
    });
  });

  it('is narrowed by its kind', () => {
    const seen = (error: unknown) => {
      if (!(error instanceof PaystarError)) return undefined;
      expectTypeOf(error.kind).toEqualTypeOf<ErrorKind>();
      expectTypeOf(error.errors).toEqualTypeOf<readonly PaystarFinding[]>();
      if (error.kind !== 'unknown_outcome') return undefined;
      expectTypeOf(error.lookUp).toEqualTypeOf<LookUp | null>();
      return error.lookUp;
    };
    expect(seen(new Error('other'))).toBeUndefined();
  });
});
