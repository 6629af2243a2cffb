import type { Payment } from '../../resources/payments/payment.js';
import { advance, checkRefund, newRefund, type Refund, type RefundFields } from '../../resources/refunds/refund.js';
import type { Tx } from '../../state.js';
import { nextId } from '../../values/ids.js';
import { OWNER, tell } from '../../webhooks.js';
import { presentRefund } from '../../wire/refund.js';
import { applyRefund, undoRefund } from '../applying/refunds.js';
import { book } from '../ledger/book.js';
import { touchPayment } from './record.js';

/** Dossier 5.8, 7.3: money of a payment goes back to the payer; at once it is taken off the balance and off the receivables. */
export function refundPayment(tx: Tx, payment: Payment, fields: RefundFields): Refund {
  checkRefund(payment, tx.refunds.all(['payment', payment.id]), fields, tx.now);
  const created = tx.refunds.put(newRefund(nextId(tx), tx.now, payment, fields));
  const touched = touchPayment(tx, payment);
  tell(tx, 'Refund', undefined, presentRefund(tx, created, OWNER));
  const refund = changeRefund(tx, created, advance(created, 'process', tx.now));
  bookRefund(tx, refund, -refund.amount);
  applyRefund(tx, refund, touched);
  return refund;
}

/** The payer has the money. */
export function settleRefund(tx: Tx, refund: Refund): void {
  changeRefund(tx, refund, advance(refund, 'settle', tx.now));
}

/** paystand.R178: the payer's bank does not take it; the merchant has it again. */
export function failRefund(tx: Tx, refund: Refund, reason: string): void {
  const failed = changeRefund(tx, refund, advance(refund, 'fail', tx.now, reason));
  bookRefund(tx, failed, failed.amount);
  undoRefund(tx, failed);
}

const bookRefund = (tx: Tx, { id, currency, paymentId }: Refund, amount: number) =>
  book(tx, { currency, amount, resourceType: 'Refund', resourceId: id, paymentId });

function changeRefund(tx: Tx, before: Refund, after: Refund): Refund {
  const previous = presentRefund(tx, before, OWNER);
  touchPayment(tx, tx.payments.get(before.paymentId) as Payment);
  tx.refunds.put(after);
  tell(tx, 'Refund', previous, presentRefund(tx, after, OWNER));
  return after;
}
