import { isHeld, type Payment } from '../../resources/payments/payment.js';
import { clear, fail, post, release } from '../../resources/payments/transitions.js';
import type { Tx } from '../../state.js';
import { nextId } from '../../values/ids.js';
import { undoPayment } from '../applying/payments.js';
import { releaseEntries } from '../ledger/book.js';
import { bookPaid } from '../ledger/paid.js';
import { changePayment } from './record.js';

/** Captured, or the bank has confirmed it. */
export const postPayment = (tx: Tx, payment: Payment): Payment =>
  changePayment(tx, payment, () => post(payment, tx.now, nextId(tx), tx.settings.times));

/** The funds are there; they can be paid out once the hold has ended. What the payment costs is due with them. */
export function clearPayment(tx: Tx, payment: Payment): Payment {
  const paid = changePayment(tx, payment, () => clear(payment, tx.now));
  bookPaid(tx, paid, tx.fees.all(['payment', paid.id]));
  return paid;
}

/** The hold ends. */
export function releasePayment(tx: Tx, payment: Payment): Payment {
  const released = changePayment(tx, payment, () => release(payment, tx.now));
  releaseEntries(tx, payment.id, payment.currency);
  return released;
}

/** Dossier 10.6, S3: cleared, and released at once. */
export function clearNow(tx: Tx, payment: Payment): Payment {
  const paid = clearPayment(tx, payment);
  return isHeld(paid) ? releasePayment(tx, paid) : paid;
}

/** paystand.R152: the bank rejects it; what it paid is open again. */
export function failPayment(tx: Tx, payment: Payment): Payment {
  const failed = changePayment(tx, payment, () => fail(payment, tx.now));
  undoPayment(tx, failed);
  return failed;
}
