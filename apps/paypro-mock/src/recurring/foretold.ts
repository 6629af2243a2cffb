import { chargeBack } from '../resources/chargebacks/actions.js';
import { reversibleAmount } from '../resources/chargebacks/chargeback.js';
import type { Payment } from '../resources/payments/payment.js';
import type { Tx } from '../state.js';

/** The bank takes back what is left of a payment, as it was told beforehand that it would: in SEPA's words, the debtor asked for it. */
export function raiseChargeback(tx: Tx, payment: Payment): void {
  const done = tx.payments.put({ ...payment, outcome: null });
  const isLeft = reversibleAmount(payment, tx.chargebacks.all(['payment', payment.id])) > 0;
  if (isLeft) chargeBack(tx, done, { reason: payment.pay_method === 'direct-debit' ? 'MD06' : null });
}
