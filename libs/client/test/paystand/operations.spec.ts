import { routes } from '@paystub/contracts/paystand';
import { afterEach, beforeEach, describe, expect, expectTypeOf, it } from 'vitest';
import type { Listing, Paystand, PaystandEvent, PaystandSchemas as Schemas } from '../../src/paystand/index.js';
import { credentials, token } from './kit/access.js';
import { pdf, receivable } from './kit/answers.js';
import { newReceivable, reads, writes } from './kit/calls.js';
import { sampleOf } from './kit/samples.js';
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

const calls = Object.entries({ ...reads, ...writes });

const unbuilt = `
  listCreditMemos createCreditMemo getCreditMemo updateCreditMemo activateCreditMemo cancelCreditMemo
  listFees getFee computeFee splitFees computeFeeSplit getFeeSettingPlan
  createWithdrawal listWithdrawals listAllWithdrawals getWithdrawal updateWithdrawal updateWithdrawalSettings
  createPayer getPayer updatePayer createPayerBank getBank updateBank sendDrops confirmDrops getCard updateCard
  getPaymentBalance getBalanceChange updatePayment updateRefund updateDispute`;

/** What the client makes of an answer: a page of a list, bytes of a file, nothing of a deletion, and all else as it is. */
function madeOf(operationId: string): unknown {
  if (operationId === 'downloadAttachment') return pdf;
  const sample = sampleOf(operationId) as { readonly results?: readonly object[] } | undefined;
  return sample?.results ? { data: sample.results, count: sample.results.length, next: null } : sample;
}

describe('the calls', () => {
  it.each(calls)('%s has its method and makes of the answer what it is', async (name, call) => {
    const answer = await call(stub.paystand);
    expect(stub.asked().map(({ operationId }) => operationId)).toEqual([name]);
    expect(answer).toEqual(madeOf(name));
  });

  it('are all but the one for a token, and those that the sandbox has not built', () => {
    const named = new Set<string>(['createToken', ...calls.map(([name]) => name), ...unbuilt.trim().split(/\s+/)]);
    expect(routes.filter(({ operationId }) => !named.has(operationId))).toEqual([]);
    expect(named.size).toBe(routes.length);
  });

  it('carry the token and the merchant, and ask for JSON [paystand.R13, paystand.R15]', async () => {
    await stub.paystand.receivables.create(newReceivable);
    expect(stub.asked()[0]?.headers).toMatchObject({
      authorization: `Bearer ${token.access_token}`,
      'x-customer-id': credentials.customerId,
      accept: 'application/json',
      'content-type': 'application/json',
    });
  });

  it('send the body as it is given, money as text [paystand.R225]', async () => {
    await stub.paystand.receivables.create(newReceivable);
    expect(stub.asked()[0]?.body).toEqual(newReceivable);
  });

  it('put ids into the path, whatever is in them', async () => {
    await stub.paystand.attachments.delete('a/../b?c#d', 'e f');
    expect(stub.asked()[0]?.names).toEqual({ receivableId: 'a/../b?c#d', attachmentId: 'e f' });
  });

  it.each(['', '..', undefined as unknown as string])('refuse %j as an id before anything is sent', async (id) => {
    expect(await thrownBy(stub.paystand.payments.get(id))).toMatchObject({ kind: 'invalid_argument', argument: 'paymentId' });
    expect(stub.asked()).toEqual([]);
  });

  it('for a deletion may be answered with what was deleted', async () => {
    stub.on('deleteReceivable', () => ({ status: 200, raw: JSON.stringify(receivable) }));
    expect(await stub.paystand.receivables.delete(receivable.id)).toBeUndefined();
  });
});

describe('the types', () => {
  it('are those of the document', () => {
    expectTypeOf<Paystand['receivables']['create']>().parameter(0).toEqualTypeOf<Schemas['ReceivableCreate']>();
    expectTypeOf<Paystand['receivables']['create']>().returns.resolves.toEqualTypeOf<Schemas['Receivable']>();
    expectTypeOf<Paystand['receivables']['read']>().returns.resolves.toEqualTypeOf<Schemas['ReadReceivable']>();
    expectTypeOf<Paystand['receivables']['get']>().returns.resolves.toEqualTypeOf<Schemas['BareReceivable']>();
    expectTypeOf<Paystand['receivables']['list']>().returns.toEqualTypeOf<Listing<Schemas['Receivable']>>();
    expectTypeOf<Paystand['receivables']['delete']>().returns.resolves.toEqualTypeOf<void>();
    expectTypeOf<Paystand['attachments']['upload']>().returns.resolves.toEqualTypeOf<Schemas['ReceivableAttachment']>();
    expectTypeOf<Paystand['transfers']['reportEntries']>().returns.toEqualTypeOf<Listing<Schemas['TransferReportEntry']>>();
    expectTypeOf<Paystand['events']['get']>().returns.resolves.toEqualTypeOf<PaystandEvent>();
    expect(calls).toHaveLength(36);
  });
});
