import { next } from '@paystub/mock-kernel';
import { fault } from '../../faults.js';
import { type PayMethodId, payMethods } from '../pay-methods/pay-method.js';
import { type PaymentEvent, type PaymentState, paymentLifecycle } from './states.js';

/** Fields as PayPro spells them; times are epoch milliseconds. */
export interface Payment {
  readonly id: string;
  readonly amount: number;
  readonly currency: 'EUR';
  readonly description: string;
  /** The methods the payer may choose from; null: every one of the account. */
  readonly pay_methods: readonly PayMethodId[] | null;
  readonly pay_method: PayMethodId | null;
  readonly state: PaymentState;
  readonly refunded_amount: number;
  readonly return_url: string | null;
  readonly cancel_url: string | null;
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly customer: string | null;
  readonly mandate: string | null;
  readonly setup_mandate: boolean;
  readonly subscription: string | null;
  readonly installment_plan: string | null;
  /** The period of the subscription or plan that it is for. */
  readonly period: string | null;
  /** What the payer's bank will do, where it is told beforehand that it is not to pay and keep paying. */
  readonly outcome: 'fail' | 'chargeback' | null;
  readonly issuer: string | null;
  readonly locale: string | null;
  readonly failure_reason: string | null;
  /** Whether `payment.started` went out. */
  readonly started: boolean;
  /** When the payer gave the order, where the money takes its time. */
  readonly processing_at: number | null;
  readonly paid_at: number | null;
  /** When it was canceled, failed or expired. */
  readonly ended_at: number | null;
  readonly created_at: number;
}

/** A payment changes state only along the table. */
export function advance(payment: Payment, event: PaymentEvent): Payment {
  const state = next(paymentLifecycle, payment.state, event);
  if (!state) throw fault('payment_state_refused', { event, state: payment.state });
  return { ...payment, state };
}

const takes = (payment: Payment, event: PaymentEvent) => next(paymentLifecycle, payment.state, event) !== undefined;

/** paypro.R30, P5: whether the payer can still do something on the checkout page. */
export const payable = (payment: Payment): boolean => payment.mandate === null && (takes(payment, 'choose') || takes(payment, 'submit'));

/** The methods that the payer can pay with: the chosen one, once there is one. */
export function choices(payment: Payment): readonly PayMethodId[] {
  if (payment.pay_method) return [payment.pay_method];
  return payment.pay_methods ?? payMethods.map(({ id }) => id);
}

/** paypro.R55: a finished refund is counted; the payment's state stays. */
export const withRefunded = (payment: Payment, amount: number): Payment => ({
  ...payment,
  refunded_amount: payment.refunded_amount + amount,
});
