import type { components } from '@paystub/contracts/paypro';
import { fault } from '../../faults.js';
import { payMethod } from '../pay-methods/pay-method.js';
import type { Payment } from '../payments/payment.js';
import { settled } from '../payments/states.js';
import type { Refund, RefundState } from './refund.js';

export type RefundRequest = components['schemas']['RefundCreate'];

/** paypro.P2: money of these refunds will not leave any more. */
export const releasedStates: readonly RefundState[] = ['canceled', 'failed', 'expired'];

/** paypro.R45-R54: `earlier` are the refunds that the payment has already. */
export function checkRequest(payment: Payment, earlier: Iterable<Refund>, request: RefundRequest): void {
  const { refundNeedsAccount } = payment.pay_method ? payMethod(payment.pay_method) : { refundNeedsAccount: false };
  if (refundNeedsAccount && !request.account_holder_name) throw fault('must_be_set', { param: 'account_holder_name', rule: 'paypro.R52' });
  if (refundNeedsAccount && !request.iban) throw fault('must_be_set', { param: 'iban', rule: 'paypro.R51' });
  // paypro.R54
  if (!settled.includes(payment.state)) throw fault('payment_not_refundable', { state: payment.state });
  if (request.amount > refundableAmount(payment, earlier)) throw fault('refund_too_high', {});
}

/** paypro.R46, R48: what is left of the payment once its refunds are taken off. */
export function refundableAmount(payment: Payment, refunds: Iterable<Refund>): number {
  let left = payment.amount;
  for (const { state, amount } of refunds) if (!releasedStates.includes(state)) left -= amount;
  return left;
}

/** paypro.R49, R50: the description is the payment's unless one is given. */
export function newRefund(id: string, now: number, payment: Payment, request: RefundRequest): Refund {
  return {
    id,
    payment: payment.id,
    amount: request.amount,
    currency: payment.currency,
    description: request.description ?? payment.description,
    reason: request.reason ?? null,
    account_holder_name: request.account_holder_name ?? null,
    iban: request.iban ?? null,
    state: 'open',
    failure_reason: null,
    debited_at: payment.pay_method === 'direct-debit' ? payment.paid_at : null,
    refunded_at: null,
    created_at: now,
  };
}
