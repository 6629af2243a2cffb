import { expect } from 'vitest';
import type { Payment } from '../../src/resources/payments/payment.js';
import type { Tx } from '../../src/state.js';
import type { Currency } from '../../src/values/stored.js';

const sum = <T>(items: Iterable<T>, cents: (item: T) => number): number => [...items].reduce((total, item) => total + cents(item), 0);
const DISPUTE_FEE = 3500;

/** Issue 6, item 6: what came in, less what went out and what it cost, is there: available or on hold. */
function checkCash(tx: Tx, currency: Currency): void {
  const of = <T extends { readonly currency: Currency }>(records: { all(): Iterable<T> }) =>
    [...records.all()].filter((record) => record.currency === currency);
  const isPaid = (id: string) => tx.payments.get(id)?.datePaid !== null;
  const disputes = of(tx.disputes);
  const cash =
    sum(of(tx.payments), ({ amount, datePaid }) => (datePaid === null ? 0 : amount)) -
    sum(of(tx.refunds), ({ amount, status }) => (status === 'failed' ? 0 : amount)) -
    sum(disputes, ({ amount }) => amount) +
    sum(disputes, ({ amountWon }) => amountWon ?? 0) -
    sum(of(tx.fees), ({ amount, paymentId }) => (isPaid(paymentId) ? (amount ?? 0) : 0)) -
    disputes.length * DISPUTE_FEE -
    sum(of(tx.withdrawals), ({ amount, status }) => (status === 'failed' ? 0 : amount));
  const { available, held } = tx.balances.get(currency) ?? { available: 0, held: 0 };
  expect(available + held).toBe(cash);
  const open = of(tx.entries).filter(({ transferId }) => transferId === null);
  expect(sum(open, (entry) => (entry.held ? entry.amount : 0))).toBe(held);
  expect(sum(open, ({ amount }) => amount)).toBe(cash);
}

/** paystand.R187, R192: each payout is the sum of its report, and no money is in two that have not failed. */
function checkTransfers(tx: Tx): void {
  const taken = new Map<string, string>();
  for (const { id, amount, status, currency } of tx.transfers.all()) {
    const entries = [...tx.transferReportEntries.all(['transfer', id])];
    expect(sum(entries, (entry) => entry.amount)).toBe(amount);
    expect(amount).toBeGreaterThan(0);
    expect(entries.every((entry) => entry.currency === currency)).toBe(true);
    for (const { entryId } of status === 'failed' ? [] : entries) {
      expect(taken.has(entryId)).toBe(false);
      taken.set(entryId, id);
    }
  }
  for (const { id, transferId, held } of tx.entries.all()) {
    expect(transferId).toBe(taken.get(id) ?? null);
    expect(held && transferId !== null).toBe(false);
  }
}

/** paystand.R175: what is left of a payment, and R104: what of it is on which receivable. */
function checkPayment(tx: Tx, payment: Payment): void {
  const active = [...tx.receivableTransactions.all(['payment', payment.id])].filter(({ status }) => status === 'active');
  const applied = active.filter(({ resourceType }) => resourceType === 'Payment');
  const takenBack = active.filter(({ resourceType }) => resourceType === 'Refund');
  const { amount, feeSplit, disputedAmount, status } = payment;
  expect(feeSplit.subtotal + feeSplit.payerTotalFees).toBe(amount);
  const rest = amount - feeSplit.payerTotalFees - sum(applied, ({ amountApplied }) => amountApplied);
  expect(rest).toBeGreaterThanOrEqual(0);
  if (status === 'failed') expect(applied).toEqual([]);
  const refunds = [...tx.refunds.all(['payment', payment.id])].filter((refund) => refund.status !== 'failed');
  const disputes = [...tx.disputes.all(['payment', payment.id])];
  expect(disputedAmount).toBe(sum(disputes, (one) => one.amount - (one.amountWon ?? 0)));
  const refunded = sum(refunds, (refund) => refund.amount);
  expect(refunded + disputedAmount).toBeLessThanOrEqual(amount);
  expect(sum(takenBack, ({ amountApplied }) => amountApplied)).toBeLessThanOrEqual(refunded);
  const own = [payment.id, ...[...tx.fees.all(['payment', payment.id])].map(({ id }) => id)];
  expect(own).toHaveLength(2);
  for (const { held, resourceId } of tx.entries.all(['payment', payment.id]))
    expect(held).toBe(own.includes(resourceId) && payment.hold?.status === 'active');
}

/** Issue 6, item 6: what is paid of each receivable is what payments put there and refunds left there. */
function checkReceivables(tx: Tx): void {
  for (const { id, amount, opening, amountPaid, status } of tx.receivables.all()) {
    const active = [...tx.receivableTransactions.all(['receivable', id])].filter((one) => one.status === 'active');
    const net = sum(active, ({ amountApplied, resourceType }) => (resourceType === 'Payment' ? amountApplied : -amountApplied));
    expect(amountPaid).toBe(opening + net);
    expect(amountPaid >= 0 && amountPaid <= amount).toBe(true);
    expect(status).toBe(amountPaid === amount ? 'paid' : 'active');
  }
}

export function checkBooks(tx: Tx): void {
  for (const currency of ['USD', 'CAD'] as const) checkCash(tx, currency);
  checkTransfers(tx);
  for (const payment of tx.payments.all()) checkPayment(tx, payment);
  checkReceivables(tx);
}
