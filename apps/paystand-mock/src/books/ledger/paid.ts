import type { Fee } from '../../resources/fees/fee.js';
import { isHeld, type Payment } from '../../resources/payments/payment.js';
import { type Books, book } from './book.js';

/** A payment is paid, and what it costs is taken off. Where that is still to come, it is booked when it does. */
export function bookPaid(tx: Books, payment: Payment, fees: Iterable<Fee>): void {
  const { id, amount, currency } = payment;
  book(tx, { currency, amount, resourceType: 'Payment', resourceId: id, paymentId: id }, isHeld(payment));
  for (const fee of fees) bookFee(tx, fee, payment);
}

/** Held while its payment is, so that both are in one payout (paystand.R188). */
export function bookFee(tx: Books, { id, amount, currency, paymentId }: Fee, payment: Payment): void {
  if (amount !== null) book(tx, { currency, amount: -amount, resourceType: 'Fee', resourceId: id, paymentId }, isHeld(payment));
}
