import { describe, expect, it } from 'vitest';
import type { PayMethodId } from '../pay-methods/pay-method.js';
import { payMethods } from '../pay-methods/pay-method.js';
import { newPayment } from '../payments/new-payment.js';
import type { Payment } from '../payments/payment.js';
import type { PaymentState } from '../payments/states.js';
import { checkRequest, newRefund, type RefundRequest, refundableAmount } from './new-refund.js';
import type { Refund, RefundState } from './refund.js';

const payment = (state: PaymentState = 'paid', method: PayMethodId = 'ideal'): Payment => ({
  ...newPayment('PP1', 0, { amount: 1000, currency: 'EUR', description: 'Order', pay_methods: [method] }, undefined),
  state,
  paid_at: 7,
});
const earlier = (...refunds: [RefundState, number][]) => refunds.map(([state, amount]) => ({ state, amount }) as Refund);

function refusal(of: Payment, before: Refund[], request: Partial<RefundRequest>): string {
  try {
    checkRequest(of, before, { amount: 1, ...request });
    return 'accepted';
  } catch (error) {
    const { code, facts } = error as { code: string; facts: Record<string, unknown> };
    return [facts.param, code].filter(Boolean).join(' ');
  }
}

describe('the cap', () => {
  it.each<[[RefundState, number][], number, string]>([
    [[], 1000, 'accepted'],
    [[], 1001, 'refund_too_high'],
    [[['open', 600]], 400, 'accepted'],
    [[['open', 600]], 401, 'refund_too_high'],
    [
      [
        ['refunded', 600],
        ['processing', 300],
        ['pending', 100],
      ],
      1,
      'refund_too_high',
    ],
    [
      [
        ['canceled', 1000],
        ['failed', 1000],
        ['expired', 1000],
      ],
      1000,
      'accepted',
    ],
  ])('after %j, %d of 1000 is %s [paypro.R46, R47, R48, P2]', (before, amount, expected) => {
    expect(refusal(payment(), earlier(...before), { amount })).toBe(expected);
  });

  it('says what is left', () => {
    expect(refundableAmount(payment(), earlier(['open', 600], ['canceled', 400]))).toBe(400);
  });
});

it.each<[PaymentState, string]>([
  ['initialized', 'payment_not_refundable'],
  ['open', 'payment_not_refundable'],
  ['processing', 'payment_not_refundable'],
  ['paid', 'accepted'],
  ['completed', 'accepted'],
  ['canceled', 'payment_not_refundable'],
  ['failed', 'payment_not_refundable'],
  ['expired', 'payment_not_refundable'],
])('a refund of a payment that is %s is %s [paypro.R54]', (state, expected) => {
  expect(refusal(payment(state), [], {})).toBe(expected);
});

describe('the account', () => {
  const account = { iban: 'NL91ABNA0417164300', account_holder_name: 'A. Customer' };

  it('is needed for bancontact and creditcard, and for no other method [paypro.R51, R52, R53]', () => {
    const needing = payMethods.filter(({ id }) => refusal(payment('paid', id), [], {}) !== 'accepted').map(({ id }) => id);
    expect(needing).toEqual(['bancontact', 'creditcard']);
  });

  it.each<[Partial<RefundRequest>, string]>([
    [{}, 'account_holder_name must_be_set'],
    [{ iban: account.iban }, 'account_holder_name must_be_set'],
    [{ iban: account.iban, account_holder_name: null }, 'account_holder_name must_be_set'],
    [{ account_holder_name: 'A. Customer' }, 'iban must_be_set'],
    [{ account_holder_name: 'A. Customer', iban: '' }, 'iban must_be_set'],
    [account, 'accepted'],
  ])('%j: %s', (request, expected) => {
    expect(refusal(payment('paid', 'creditcard'), [], request)).toBe(expected);
  });

  it('is asked for before the state of the payment, and that before the cap', () => {
    expect(refusal(payment('open', 'creditcard'), [], { amount: 1001 })).toBe('account_holder_name must_be_set');
    expect(refusal(payment('open'), [], { amount: 1001 })).toBe('payment_not_refundable');
  });
});

describe('a new refund', () => {
  it('is open, takes the description of the payment and has no reason unless one is given [paypro.R49, R50, R56]', () => {
    expect(newRefund('PR1', 9, payment(), { amount: 5 })).toMatchObject({
      payment: 'PP1',
      state: 'open',
      description: 'Order',
      reason: null,
      refunded_at: null,
      created_at: 9,
    });
    expect(newRefund('PR1', 9, payment(), { amount: 5, description: 'Sorry', reason: 'broken' })).toMatchObject({
      description: 'Sorry',
      reason: 'broken',
    });
  });

  it('of a direct debit knows when that was paid', () => {
    expect(newRefund('PR1', 9, payment('paid', 'direct-debit'), { amount: 5 }).debited_at).toBe(7);
    expect(newRefund('PR1', 9, payment(), { amount: 5 }).debited_at).toBeNull();
  });
});
