import type { Payment } from '../../resources/payments/payment.js';
import type { Tx } from '../../state.js';
import { OWNER, tell } from '../../webhooks.js';
import { presentPayment } from '../../wire/payment.js';

/** Dossier 8.2: what a payment becomes is told. `change` may move what it is shown with. */
export function changePayment(tx: Tx, before: Payment, change: () => Payment): Payment {
  const previous = presentPayment(tx, before, OWNER);
  const after = tx.payments.put(change());
  tell(tx, 'Payment', previous, presentPayment(tx, after, OWNER));
  return after;
}

/** paystand.R227: a refund or a dispute shows on its payment, which is no event of the payment's. */
export const touchPayment = (tx: Tx, payment: Payment, by: Partial<Pick<Payment, 'disputedAmount' | 'toBeDisputed'>> = {}): Payment =>
  tx.payments.put({ ...payment, ...by, lastUpdated: tx.now });
