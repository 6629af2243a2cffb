import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { applyPayment, undoPayment } from '../../src/books/applying/payments.js';
import { applyRefund, undoRefund } from '../../src/books/applying/refunds.js';
import type { Payment } from '../../src/resources/payments/payment.js';
import type { ReceivableTransaction } from '../../src/resources/receivable-transactions/receivable-transaction.js';
import { type Receivable, roomOf } from '../../src/resources/receivables/receivable.js';
import type { Refund } from '../../src/resources/refunds/refund.js';
import { inOffice, outcome } from './in-world.js';

const cents = fc.integer({ min: 0, max: 300 });
const which = fc.nat(20);

const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('create' as const), total: cents, due: cents }) },
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constant('pay' as const), shares: fc.array(fc.tuple(which, cents), { minLength: 1, maxLength: 3 }) }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('fail' as const), which }) },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('refund' as const), which, amount: fc.integer({ min: 1, max: 600 }) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('fail refund' as const), which }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('update' as const),
      which,
      total: cents,
      due: fc.option(cents, { nil: undefined }),
      isVoid: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('cancel' as const), which }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('delete' as const), which }) },
);

type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

/** The payer's, on no invoice. */
const FEE = 180;
const text = (amount: number) => (amount / 100).toFixed(2);
const one = <T>(all: readonly T[], index: number): T | undefined => all[index % Math.max(1, all.length)];

interface Paid {
  readonly payment: Payment;
  /** What has not been refunded. */
  readonly left: number;
  readonly isRefunded: boolean;
}

/** What happens in an office, at random. What a bank would not do is left out: a payment fails or is refunded, and a refund fails once. */
function office() {
  const world = inOffice();
  const { run } = world;
  const paid = new Map<string, Paid>();
  const refunds = new Map<string, Refund>();
  let keys = 0;
  const receivables = () => run((tx) => [...tx.receivables.all()]);
  const acts: { readonly [K in Step['kind']]: (asked: Extract<Step, { kind: K }>) => unknown } = {
    create: ({ total, due }) => world.create({ erpId: `${++keys}`, totalAmount: text(total), amountDue: text(Math.min(due, total)) }),
    pay({ shares }) {
      const among = receivables();
      if (among.length === 0) return;
      const asked = shares.map(([index, most]) => {
        const receivable = one(among, index) as Receivable;
        return [receivable, Math.min(most, roomOf(receivable))] as const;
      });
      const payment = world.payment(asked.reduce((total, [, amount]) => total + amount, FEE));
      const refusal = outcome(() =>
        run((tx) => {
          for (const [receivable, amount] of asked) applyPayment(tx, payment, receivable, amount, 'api');
        }),
      );
      if (refusal === undefined) paid.set(payment.id, { payment, left: payment.amount, isRefunded: false });
    },
    fail({ which: index }) {
      const failing = one(
        [...paid.values()].filter(({ isRefunded }) => !isRefunded),
        index,
      );
      if (!failing) return;
      paid.delete(failing.payment.id);
      run((tx) => undoPayment(tx, failing.payment));
    },
    refund({ which: index, amount }) {
      const from = one(
        [...paid.values()].filter(({ left }) => left > 0),
        index,
      );
      if (!from) return;
      const refund = world.refund(from.payment, Math.min(amount, from.left));
      refunds.set(refund.id, refund);
      paid.set(from.payment.id, { ...from, left: from.left - refund.amount, isRefunded: true });
      run((tx) => applyRefund(tx, refund, from.payment));
    },
    'fail refund'({ which: index }) {
      const refund = one([...refunds.values()], index);
      if (!refund) return;
      refunds.delete(refund.id);
      const of = paid.get(refund.paymentId) as Paid;
      paid.set(refund.paymentId, { ...of, left: of.left + refund.amount });
      run((tx) => undoRefund(tx, refund));
    },
    update({ which: index, total, due, isVoid }) {
      const receivable = one(receivables(), index);
      const amountDue = due === undefined ? {} : { amountDue: text(Math.min(due, total)) };
      const status = isVoid ? { status: 'cancelled' } : {};
      if (receivable) world.update(receivable.id, { erpId: receivable.extId, totalAmount: text(total), ...amountDue, ...status });
    },
    cancel({ which: index }) {
      const receivable = one(receivables(), index);
      if (receivable) world.cancel(receivable.id);
    },
    delete({ which: index }) {
      const receivable = one(receivables(), index);
      if (receivable) world.remove(receivable.id);
    },
  };
  return { run, receivables, act: (asked: Step) => (acts[asked.kind] as (asked: Step) => unknown)(asked) };
}

const sum = (transactions: readonly ReceivableTransaction[], resourceType: 'Payment' | 'Refund') =>
  transactions
    .filter((each) => each.resourceType === resourceType && each.status === 'active')
    .reduce((all, { amountApplied }) => all + amountApplied, 0);

function checkReceivable(receivable: Receivable, transactions: readonly ReceivableTransaction[]): void {
  const { amount, opening, amountPaid, status, datePaid } = receivable;
  expect(amountPaid).toBe(opening + sum(transactions, 'Payment') - sum(transactions, 'Refund'));
  expect(amountPaid).toBeLessThanOrEqual(amount);
  expect(opening).toBeGreaterThanOrEqual(0);
  expect(status).toBe(status === 'cancelled' ? 'cancelled' : amountPaid === amount ? 'paid' : 'active');
  expect(datePaid !== null).toBe(status === 'paid');
  if (status === 'cancelled') expect(amountPaid).toBe(opening);
}

/** What is refunded was on the receivable, and what is applied was paid. */
function checkPayment(payment: Payment, transactions: readonly ReceivableTransaction[]): void {
  expect(sum(transactions, 'Payment')).toBeLessThanOrEqual(payment.amount - FEE);
  for (const id of new Set(transactions.map(({ receivableId }) => receivableId))) {
    const there = transactions.filter(({ receivableId }) => receivableId === id);
    expect(sum(there, 'Refund')).toBeLessThanOrEqual(sum(there, 'Payment'));
  }
}

it('each receivable has been paid what it was opened with and applied, less what was refunded, and never more than its amount', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 20, maxLength: 60, size: 'max' }), (steps) => {
      const { act, run, receivables } = office();
      for (const asked of steps) {
        act(asked);
        const all = run((tx) => [...tx.receivableTransactions.all()]);
        const of = (key: keyof ReceivableTransaction, id: string) => all.filter((transaction) => transaction[key] === id);
        for (const receivable of receivables()) checkReceivable(receivable, of('receivableId', receivable.id));
        for (const payment of run((tx) => [...tx.payments.all()])) checkPayment(payment, of('paymentId', payment.id));
        for (const { id, amount } of run((tx) => [...tx.refunds.all()]))
          expect(sum(of('resourceId', id), 'Refund')).toBeLessThanOrEqual(amount);
      }
    }),
    { numRuns: 100 },
  );
});
