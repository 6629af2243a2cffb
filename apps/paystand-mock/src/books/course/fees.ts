import { type Fee, finalised } from '../../resources/fees/fee.js';
import type { Payment } from '../../resources/payments/payment.js';
import type { Tx } from '../../state.js';
import { OWNER, tell } from '../../webhooks.js';
import { presentFee } from '../../wire/fee.js';
import { bookFee } from '../ledger/paid.js';
import { changePayment, touchPayment } from './record.js';

/** paystand.R168: what a payment costs is known, and shows on the payment. */
export function finaliseFee(tx: Tx, fee: Fee): void {
  const payment = tx.payments.get(fee.paymentId) as Payment;
  const final = finalised(fee, tx.now, payment, tx.settings.merchantFees);
  changePayment(tx, payment, () => {
    tx.fees.put(final);
    tell(tx, 'Fee', presentFee(fee, payment, OWNER), presentFee(final, payment, OWNER));
    return touchPayment(tx, payment);
  });
  if (payment.datePaid !== null) bookFee(tx, final, payment);
}
