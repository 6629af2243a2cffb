import { receivableOf } from '../../lookups/receivables.js';
import type { Payment } from '../../resources/payments/payment.js';
import { isActive, type ReceivableTransaction, undone } from '../../resources/receivable-transactions/receivable-transaction.js';
import { checkPayable, type Receivable, withPaid } from '../../resources/receivables/receivable.js';
import type { Tx } from '../../state.js';
import { nextId } from '../../values/ids.js';
import { changed, recorded } from './record.js';

/** paystand.R103-R107: `cents` of a payment, its payer's fee aside, pay a receivable. */
export function applyPayment(
  tx: Tx,
  payment: Payment,
  receivable: Receivable,
  cents: number,
  origin: ReceivableTransaction['paymentOrigin'],
): ReceivableTransaction {
  const open = receivableOf(tx, receivable.id);
  checkPayable(open, payment.currency, cents);
  tx.receivables.put(withPaid(open, cents, tx.now));
  return recorded(tx, {
    id: nextId(tx),
    created: tx.now,
    lastUpdated: tx.now,
    receivableId: open.id,
    paymentId: payment.id,
    resourceId: payment.id,
    resourceType: 'Payment',
    paymentOrigin: origin,
    amountApplied: cents,
    status: 'active',
  });
}

/** paystand.R152: the payment failed before anything of it could be refunded; what it paid is open again. */
export function undoPayment(tx: Tx, { id }: Payment): void {
  for (const transaction of [...tx.receivableTransactions.all(['payment', id])].filter(isActive))
    changed(tx, transaction, () => {
      tx.receivables.put(withPaid(receivableOf(tx, transaction.receivableId), -transaction.amountApplied, tx.now));
      return undone(transaction, tx.now);
    });
}
