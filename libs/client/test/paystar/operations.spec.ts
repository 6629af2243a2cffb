import { routes } from '@paystub/contracts/paystar';
import { requests, schemas } from '@paystub/contracts/paystar/requests';
import { afterEach, beforeEach, describe, expect, expectTypeOf, it } from 'vitest';
import { createPaystar, type Paystar, type PaystarSchemas } from '../../src/paystar/index.js';
import type { Stub } from '../stub-server.js';
import { dataOf, key } from './answers.js';
import { bill, customer, reads, unenrolled, writes } from './calls.js';
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

describe('the calls', () => {
  it.each(routes.map(({ operationId }) => operationId))('%s has its method and answers the data of the envelope', async (name) => {
    const answer = await { ...reads, ...writes }[name]?.(paystar);
    expect(stub.calls.map(({ operationId }) => operationId)).toEqual([name]);
    expect(answer).toEqual(dataOf(name) ?? undefined);
  });

  it('carry the key, and ask for JSON', async () => {
    await paystar.sessions.initiatePayment(bill);
    expect(stub.calls[0]?.headers).toMatchObject({
      'x-paystar-api-key': key,
      accept: 'application/json',
      'content-type': 'application/json',
    });
  });

  it('send the body as it is given', async () => {
    const session = { ...bill, PaymentFields: { memoLine: 'March' }, CustomMeta: { run: [1, null], to: { batch: 17 } } };
    await paystar.sessions.initiatePayment(session);
    expect(stub.calls[0]?.body).toEqual(session);
  });

  it('look a session up by its reference and by its identifier [paystar.R98, paystar.R99]', async () => {
    const reference = 'inv 881&page=2';
    await paystar.paymentSessions.find({ clientReference: reference });
    await paystar.paymentSessions.get('a/../b?c#d');
    expect(stub.calls.map(({ query, names }) => ({ query, names }))).toEqual([
      { query: { clientReference: reference }, names: {} },
      { query: {}, names: { sessionIdentifier: 'a/../b?c#d' } },
    ]);
  });

  it.each(['', '..', undefined as unknown as string])('refuse %j as an identifier before anything is sent', async (id) => {
    expect(await thrownBy(paystar.paymentSessions.get(id))).toMatchObject({ kind: 'invalid_argument', argument: 'sessionIdentifier' });
    expect(stub.calls).toEqual([]);
  });
});

describe('an event', () => {
  it('is sent with its payload as JSON text [paystar.R86, paystar.R88]', async () => {
    await paystar.events.manageCustomer(customer);
    await paystar.events.unenrollAutopay(unenrolled);
    const bodies = stub.calls.map(({ body }) => body as { eventType: string; payload: string; businessUnitSlug: string });
    expect(bodies.map(({ eventType }) => eventType)).toEqual(['Accounts.ManageCustomer', 'Accounts.UnenrollAutopay']);
    expect(bodies.map(({ payload }) => JSON.parse(payload))).toEqual([customer.payload, unenrolled.payload]);
    expect(schemas.ManageCustomer(customer.payload) && schemas.UnenrollAutopay(unenrolled.payload)).toBe(true);
  });

  it.each(['{"accountNumber":"W-77"}', null, undefined])('is not sent with %j as a payload, which is no object', async (payload) => {
    const event = { ...unenrolled, payload: payload as never };
    expect(await thrownBy(paystar.events.unenrollAutopay(event))).toMatchObject({ kind: 'invalid_argument', argument: 'payload' });
    expect(stub.calls).toEqual([]);
  });

  it.each([202, 204])('may be answered by nothing at all (%i): no source shows an answer', async (status) => {
    stub.on('pushEvent', () => ({ status, raw: '' }));
    expect(await paystar.events.unenrollAutopay(unenrolled)).toBeUndefined();
  });
});

describe('the types', () => {
  it('are those of the document', () => {
    expectTypeOf<Paystar['sessions']['initiatePayment']>().parameter(0).toEqualTypeOf<PaystarSchemas['PaymentSessionCreate']>();
    expectTypeOf<Paystar['sessions']['initiatePayment']>().returns.resolves.toEqualTypeOf<PaystarSchemas['PaymentSessionResult']>();
    expectTypeOf<Paystar['sessions']['initiateManageWallet']>().returns.resolves.toEqualTypeOf<PaystarSchemas['ManageSessionResult']>();
    expectTypeOf<Paystar['paymentSessions']['get']>().returns.resolves.toEqualTypeOf<PaystarSchemas['QueryResult']>();
    expectTypeOf<Paystar['events']['manageCustomer']>().returns.resolves.toEqualTypeOf<void>();
    expect(Object.keys({ ...reads, ...writes }).sort()).toEqual(Object.keys(requests).sort());
  });
});
