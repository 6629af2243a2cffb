import { receivableOf } from '../../lookups/receivables.js';
import type { Payment } from '../../resources/payments/payment.js';
import {
  isActive,
  lessened,
  type ReceivableTransaction,
  takenBack,
  undone,
} from '../../resources/receivable-transactions/receivable-transaction.js';
import { roomOf, withPaid } from '../../resources/receivables/receivable.js';
import type { Refund } from '../../resources/refunds/refund.js';
import type { Tx } from '../../state.js';
import { nextId } from '../../values/ids.js';
import { changed, recorded } from './record.js';

/** paystand.R109, R110: a refund takes back what its payment paid; what it has beyond that was never on a receivable. */
export function applyRefund(tx: Tx, refund: Refund, payment: Payment): void {
  const transactions = [...tx.receivableTransactions.all(['payment', payment.id])];
  for (const { application, cents } of takenBack(transactions, refund.amount)) {
    tx.receivables.put(withPaid(receivableOf(tx, application.receivableId), -cents, tx.now));
    recorded(tx, {
      id: nextId(tx),
      created: tx.now,
      lastUpdated: tx.now,
      receivableId: application.receivableId,
      paymentId: payment.id,
      resourceId: refund.id,
      resourceType: 'Refund',
      paymentOrigin: application.paymentOrigin,
      amountApplied: cents,
      status: 'active',
    });
  }
}

/** Dossier 7.3: the refund failed, and what it took back is paid again, as far as nothing else has paid it meanwhile. */
export function undoRefund(tx: Tx, { id, paymentId }: Refund): void {
  const transactions = [...tx.receivableTransactions.all(['payment', paymentId])];
  for (const transaction of transactions.filter((one) => one.resourceId === id && isActive(one))) restore(tx, transaction);
}

/** What finds no room on the receivable is the payment's again, and on none. */
function restore(tx: Tx, transaction: ReceivableTransaction): void {
  const { receivableId, paymentId, amountApplied } = transaction;
  const receivable = receivableOf(tx, receivableId);
  const restored = Math.min(amountApplied, roomOf(receivable));
  changed(tx, transaction, () => {
    if (restored > 0) tx.receivables.put(withPaid(receivable, restored, tx.now));
    return undone(transaction, tx.now);
  });
  const applications = [...tx.receivableTransactions.all(['payment', paymentId])].filter((one) => one.receivableId === receivableId);
  for (const { application, cents } of takenBack(applications, amountApplied - restored))
    changed(tx, application, () => lessened(application, cents, tx.now));
}
