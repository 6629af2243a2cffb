import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Paystand } from '../../src/paystand/index.js';
import type { StubAnswer } from '../stub-server.js';
import { attachment, customer, receivable } from './kit/answers.js';
import { charge, newReceivable, writes } from './kit/calls.js';
import { refused } from './kit/envelopes.js';
import { payment } from './kit/money.js';
import { type Stub, startStub } from './kit/stub.js';
import { thrownBy } from './kit/thrown-by.js';

let stub: Stub;

beforeEach(async () => {
  stub = await startStub();
});

afterEach(async () => {
  await stub.close();
  expect(stub.faults).toEqual([]);
});

/** What shows the outcome of each call, and a word of what is to be looked for. */
const lookUps: Readonly<Record<string, readonly [call: string, lookFor: string]>> = {
  createPayerCustomer: ["paystand.customers.list({ order: 'created DESC' })", "extCustomerId 'CUST-1'"],
  updatePayerCustomer: [`paystand.customers.get('${customer.id}')`, 'fields'],
  deletePayerCustomer: [`paystand.customers.get('${customer.id}')`, 'not_found'],
  createReceivable: ["paystand.receivables.list({ extId: 'INVKEY-1' })", "extId 'INVKEY-1'"],
  updateReceivable: [`paystand.receivables.read('${receivable.id}')`, 'fields'],
  cancelReceivable: [`paystand.receivables.read('${receivable.id}')`, 'cancelled'],
  deleteReceivable: [`paystand.receivables.read('${receivable.id}')`, 'not_found'],
  uploadAttachment: [`paystand.receivables.read('${receivable.id}')`, 'an attachment made since then'],
  replaceAttachment: [`paystand.receivables.read('${receivable.id}')`, `'${attachment.id}'`],
  deleteAttachment: [`paystand.receivables.read('${receivable.id}')`, `no attachment '${attachment.id}'`],
  createSecurePayment: ["paystand.payments.list({ preset: 'past7days', dateType: 'created' })", 'meta'],
  createRefund: [`paystand.payments.get('${payment.id}')`, '`refunds`'],
};

/** Does what a look-up says, as a programmer would type it. */
const looked = (paystand: Paystand, call: string): Promise<unknown> => {
  const asked = new Function('paystand', `return ${call}`)(paystand) as Promise<unknown> | { page(): Promise<unknown> };
  return 'page' in asked ? asked.page() : asked;
};

describe('a lost answer to a write', () => {
  it.each(Object.entries(writes))('of %s is an unknown outcome, is not sent again, and says how to look', async (name, write) => {
    stub.on(name, () => ({ status: 200, cut: 'before' }));
    const error = await thrownBy(write(stub.paystand));
    const [call = '', lookFor = ''] = lookUps[name] ?? [];
    expect(error).toMatchObject({ kind: 'unknown_outcome', why: 'connection', status: null });
    expect(error).toMatchObject({ lookUp: { call, lookFor: expect.stringContaining(lookFor) } });
    expect(error.message).toContain(` It is not sent again. To find out, call ${call} and look for `);
    expect(stub.asked().map(({ operationId }) => operationId)).toEqual([name]);
    await looked(stub.paystand, call);
    expect(stub.asked()).toHaveLength(2);
  });

  it.each<[string, StubAnswer, 'connection' | 'unreadable']>([
    ['broke off within the body', { status: 200, raw: JSON.stringify(receivable), cut: 'within' }, 'connection'],
    ['is a page', { status: 200, raw: '<!doctype html>' }, 'unreadable'],
    ['is empty', { status: 200, raw: '' }, 'unreadable'],
    ['is JSON of something else', { status: 200, raw: '{"ok":true}' }, 'unreadable'],
    ['is that of a gateway that gave up', { status: 504, raw: '<html>' }, 'unreadable'],
    ['is that of a proxy that gave up', { status: 408, raw: '' }, 'unreadable'],
  ])('that %s', async (_, answer, why) => {
    stub.on('createReceivable', () => answer);
    const error = await thrownBy(stub.paystand.receivables.create(newReceivable));
    expect(error).toMatchObject({ kind: 'unknown_outcome', why, status: answer.status });
  });

  it('of a deletion may be nothing at all, and is none that is a page', async () => {
    stub.on('deleteAttachment', () => ({ status: 200, raw: '<!doctype html>' }));
    expect(await thrownBy(stub.paystand.attachments.delete('a', 'b'))).toMatchObject({ kind: 'unknown_outcome', why: 'unreadable' });
  });

  it('that does not come in time', async () => {
    await stub.paystand.customers.list().page();
    stub.on('createSecurePayment', () => new Promise(() => {}));
    const error = await thrownBy(stub.paystand.payments.charge(charge, { timeoutMs: 40 }));
    expect(error).toMatchObject({ kind: 'unknown_outcome', why: 'timeout' });
  });

  it('of a charge on an invoice is looked for among its transactions [paystand.R103]', async () => {
    stub.on('createSecurePayment', () => ({ status: 200, cut: 'before' }));
    const error = await thrownBy(stub.paystand.payments.charge({ ...charge, receivableId: receivable.id }));
    expect(error).toMatchObject({ lookUp: { call: `paystand.receivables.transactions('${receivable.id}')` } });
  });

  it('is open too when the server failed', async () => {
    stub.on('createRefund', () => ({ status: 500, raw: JSON.stringify(refused(500, { code: 'apiError' })) }));
    const error = await thrownBy(stub.paystand.refunds.create(payment.id, { amount: '1.00' }));
    expect(error).toMatchObject({ kind: 'server', status: 500, lookUp: { call: `paystand.payments.get('${payment.id}')` } });
  });

  it('is settled by the look-up: the invoice was made [paystand.R88]', async () => {
    stub.on('createReceivable', () => ({ status: 200, cut: 'before' }));
    const error = await thrownBy(stub.paystand.receivables.create(newReceivable));
    if (error.kind !== 'unknown_outcome') throw error;
    const found = await stub.paystand.receivables.list({ extId: newReceivable.erpId }).all();
    expect(found.filter(({ extId }) => extId === newReceivable.erpId)).toEqual([receivable]);
    expect(stub.calls.at(-1)?.query).toEqual({ 'f.querytype': 'by-query-filters', 'f.extId': 'INVKEY-1' });
  });
});
