import { next } from '@paystub/mock-kernel';
import { invalid } from '../../refusals.js';
import { moneyText } from '../../values/money.js';
import type { Currency, Meta, Stored } from '../../values/stored.js';
import type { Payment } from '../payments/payment.js';
import { live, type RefundEvent, type RefundStatus, refundLifecycle } from './states.js';

export interface Refund extends Stored {
  readonly paymentId: string;
  /** Cents. */
  readonly amount: number;
  readonly currency: Currency;
  readonly status: RefundStatus;
  readonly feesRefunded: boolean;
  /** Why it failed. */
  readonly reason: string | null;
  readonly description: string | null;
  readonly meta: Meta | null;
}

/** What is asked for. */
export interface RefundFields {
  /** Cents. */
  readonly amount: number;
  readonly currency?: string | undefined;
  readonly description?: string | undefined;
  readonly meta?: Meta | undefined;
}

const WEEK = 7 * 86_400_000;

/** What of a payment has neither been refunded nor disputed. */
export const refundable = ({ amount, disputedAmount }: Payment, refunds: Iterable<Refund>): number =>
  [...refunds].filter(({ status }) => live.includes(status)).reduce((left, refund) => left - refund.amount, amount - disputedAmount);

/** Dossier 5.8: what is refunded has cleared, is a week old where a bank paid it, and is no more than is left. */
export function checkRefund(payment: Payment, refunds: Iterable<Refund>, { amount, currency }: RefundFields, now: number): void {
  const { status, sourceType, created, datePaid } = payment;
  if (amount <= 0) throw invalid('amount', 'amount must be more than 0', moneyText(amount));
  if (currency !== undefined && currency !== payment.currency) throw invalid('currency', `The payment is in ${payment.currency}`, currency);
  if (datePaid === null) throw invalid('paymentId', `A payment that is ${status} cannot be refunded`, payment.id, 'paystand.R176');
  if (sourceType === 'Bank' && now < created + WEEK)
    throw invalid('paymentId', 'A bank payment cannot be refunded in its first seven days', payment.id, 'paystand.R177');
  const left = refundable(payment, refunds);
  if (amount > left) throw invalid('amount', `Only ${moneyText(left)} of the payment can be refunded`, moneyText(amount), 'paystand.R175');
}

/** paystand.R179 */
export const newRefund = (id: string, now: number, payment: Payment, fields: RefundFields): Refund => ({
  id,
  created: now,
  lastUpdated: now,
  paymentId: payment.id,
  amount: fields.amount,
  currency: payment.currency,
  status: 'created',
  feesRefunded: false,
  reason: null,
  description: fields.description ?? null,
  meta: fields.meta ?? null,
});

/** paystand.R174: along the table; paystand.R178: one that fails says why. */
export function advance(refund: Refund, event: RefundEvent, now: number, reason: string | null = null): Refund {
  const status = next(refundLifecycle, refund.status, event);
  if (!status) throw invalid('status', `A refund that is ${refund.status} does not take ${event}`, refund.status, 'paystand.R174');
  return { ...refund, status, reason, lastUpdated: now };
}
