import { next } from '@paystub/mock-kernel';
import { fault } from '../../faults.js';
import { type PayMethodId, payMethod } from '../pay-methods/pay-method.js';
import { advance, choices, type Payment } from './payment.js';
import { paymentLifecycle } from './states.js';

/** Dossier 6.1: the payer picks one of the methods that the payment allows. */
export function choose(payment: Payment, method: PayMethodId): Payment {
  const chosen = advance(payment, 'choose');
  if (!choices(payment).includes(method)) throw fault('pay_method_not_allowed', { method, allowed: choices(payment).join(', ') });
  return { ...chosen, pay_method: method };
}

/** Dossier 6.1: the payer orders a delayed method; the money is on its way. */
export function submit(payment: Payment, now: number): Payment {
  const submitted = advance(payment, 'submit');
  const method = payment.pay_method as PayMethodId;
  if (!payMethod(method).delayed) throw fault('pay_method_not_delayed', { method });
  return { ...submitted, processing_at: now };
}

/** paypro.R35, R44: the money is there. `customer` is whom a payment without one gets. */
export const pay = (payment: Payment, now: number, customer: string, event: 'pay' | 'settle' = 'pay'): Payment => ({
  ...advance(payment, event),
  paid_at: now,
  customer,
});

/** paypro.R42, dossier 8.3: what the mandate debits that the payment sets up; undefined where it sets up none. */
export const mandateSetUpBy = ({ setup_mandate, pay_method }: Payment): PayMethodId | undefined =>
  setup_mandate && pay_method ? (payMethod(pay_method).mandate ?? undefined) : undefined;

/** paypro.R33, R34: only a payment that the payer has not sent off can be canceled. */
export function cancel(payment: Payment): Payment {
  if (!next(paymentLifecycle, payment.state, 'cancel')) throw fault('payment_not_cancelable', { state: payment.state });
  return advance(payment, 'cancel');
}
