import { fault } from '../../faults.js';
import { payMethod, payMethods } from '../pay-methods/pay-method.js';
import type { Payment } from '../payments/payment.js';
import { settled } from '../payments/states.js';

/** Dossier 6.3: the one state that is ever shown. A chargeback is done when it is there. */
export type ChargebackState = 'completed';

/** Fields as PayPro spells them; times are epoch milliseconds. */
export interface Chargeback {
  readonly id: string;
  readonly payment: string;
  readonly amount: number;
  readonly currency: 'EUR';
  readonly description: string;
  readonly reason: string | null;
  readonly state: ChargebackState;
  readonly charged_back_at: number | null;
  readonly created_at: number;
}

/** What a payer's bank says when it takes money back. */
export interface Dispute {
  /** Euro cents; what is left of the payment unless given. */
  readonly amount?: number | undefined;
  readonly reason?: string | null | undefined;
}

const reversibleMethods = payMethods.filter(({ reversible }) => reversible).map(({ id }) => id);

/** What no chargeback has taken back yet. `earlier` are the chargebacks that the payment has already. */
export function reversibleAmount(payment: Payment, earlier: Iterable<Chargeback>): number {
  let left = payment.amount;
  for (const { amount } of earlier) left -= amount;
  return left;
}

/** paypro.R61: only money that is there, of a method whose payers can dispute, and no more of it than there is. */
export function newChargeback(id: string, now: number, payment: Payment, earlier: Iterable<Chargeback>, dispute: Dispute): Chargeback {
  const { state, pay_method: method } = payment;
  if (!settled.includes(state)) throw fault('payment_state_refused', { event: 'chargeback', state });
  if (!method || !payMethod(method).reversible) throw fault('chargeback_not_possible', { method, allowed: reversibleMethods.join(', ') });
  const left = reversibleAmount(payment, earlier);
  const amount = dispute.amount ?? left;
  if (amount > left || left === 0) throw fault('chargeback_too_high', { left });
  return {
    id,
    payment: payment.id,
    amount,
    currency: payment.currency,
    description: payment.description,
    reason: dispute.reason ?? null,
    state: 'completed',
    charged_back_at: now,
    created_at: now,
  };
}
