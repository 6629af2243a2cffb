import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPaystar, type Paystar } from '../../src/paystar/index.js';
import type { Stub, StubAnswer } from '../stub-server.js';
import { answered, key, paymentSession, queried } from './answers.js';
import { bill, writes } from './calls.js';
import { startStub } from './stub.js';
import { thrownBy } from './thrown-by.js';

let stub: Stub;
let paystar: Paystar;

beforeEach(async () => {
  stub = await startStub();
  paystar = createPaystar({ apiKey: key, baseUrl: stub.url });
});

afterEach(async () => {
  await stub.close();
  expect(stub.faults).toEqual([]);
});

const created = JSON.stringify(answered(paymentSession));
const billed = { ...bill, ClientReference: 'inv-881' };

describe('a lost answer to a write', () => {
  it.each(Object.entries(writes))('of %s is an unknown outcome and is not sent again', async (name, write) => {
    stub.on(name, () => ({ status: 200, cut: 'before' }));
    const error = await thrownBy(write(paystar));
    expect(error).toMatchObject({ kind: 'unknown_outcome', why: 'connection', status: null, lookUp: null });
    expect(error.message).toContain(' It is not sent again. Nothing shows it.');
    expect(stub.calls.map(({ operationId }) => operationId)).toEqual([name]);
  });

  it.each<[string, StubAnswer, 'connection' | 'unreadable']>([
    ['broke off within the body', { status: 200, raw: created, cut: 'within' }, 'connection'],
    ['is a page', { status: 200, raw: '<!doctype html>' }, 'unreadable'],
    ['is empty', { status: 200, raw: '' }, 'unreadable'],
    ['is an envelope without the session', { status: 200, raw: '{"hasErrors":false,"errors":[],"data":null}' }, 'unreadable'],
    ['is that of a gateway that gave up', { status: 504, raw: '<html>' }, 'unreadable'],
    ['is that of a proxy that gave up', { status: 408, raw: '' }, 'unreadable'],
  ])('that %s', async (_, answer, why) => {
    stub.on('initiatePaymentSession', () => answer);
    const error = await thrownBy(paystar.sessions.initiatePayment(bill));
    expect(error).toMatchObject({ kind: 'unknown_outcome', why, status: answer.status });
    expect(stub.calls).toHaveLength(1);
  });

  it('that does not come in time', async () => {
    stub.on('initiatePaymentSession', () => new Promise(() => {}));
    const error = await thrownBy(paystar.sessions.initiatePayment(bill, { timeoutMs: 30 }));
    expect(error).toMatchObject({ kind: 'unknown_outcome', why: 'timeout' });
  });

  it('of an event that is a page leaves it open too', async () => {
    stub.on('pushEvent', () => ({ status: 200, raw: '<!doctype html>' }));
    expect(await thrownBy(writes.pushEvent?.(paystar) ?? Promise.resolve())).toMatchObject({ kind: 'unknown_outcome', why: 'unreadable' });
  });
});

describe('a payment session with a ClientReference', () => {
  it('is found by it, as the error says [paystar.R98]', async () => {
    stub.on('initiatePaymentSession', () => ({ status: 200, cut: 'before' }));
    const error = await thrownBy(paystar.sessions.initiatePayment(billed));
    if (error.kind !== 'unknown_outcome' || !error.lookUp) throw error;
    expect(error.lookUp).toMatchObject({
      clientReference: 'inv-881',
      call: "paystar.paymentSessions.find({ clientReference: 'inv-881' })",
      lookFor: expect.stringContaining('not_found'),
    });
    expect(error.message).toContain('A second session with the same ClientReference is refused.');

    expect(await paystar.paymentSessions.find(error.lookUp)).toEqual(queried);
    expect(stub.calls.at(-1)?.query).toEqual({ clientReference: 'inv-881' });
  });

  it('is found by it when the server failed, too', async () => {
    stub.on('initiatePaymentSession', () => ({ status: 500, raw: '{"hasErrors":true,"errors":[{"errorMessage":"Broken"}]}' }));
    const error = await thrownBy(paystar.sessions.initiatePayment(billed));
    expect(error).toMatchObject({ kind: 'server', status: 500, lookUp: { clientReference: 'inv-881' } });
  });

  it('was not created when the status refuses, though the reason is lost', async () => {
    stub.on('initiatePaymentSession', () => ({ status: 400, raw: '{"hasErrors":true,"errors":[]}', cut: 'within' }));
    const error = await thrownBy(paystar.sessions.initiatePayment(billed));
    expect(error).toMatchObject({ kind: 'unexpected_answer', status: 400 });
  });
});
