import type { ReceivableTransaction } from '../../resources/receivable-transactions/receivable-transaction.js';
import type { Tx } from '../../state.js';
import { OWNER, tell } from '../../webhooks.js';
import { presentReceivableTransaction } from '../../wire/receivable-transaction.js';

/** Dossier 8.2: a new transaction is told, with the receivable as it is after it. */
export function recorded(tx: Tx, transaction: ReceivableTransaction): ReceivableTransaction {
  tx.receivableTransactions.put(transaction);
  tell(tx, 'ReceivableTransaction', undefined, presentReceivableTransaction(tx, transaction, OWNER));
  return transaction;
}

/** `change` may move the receivable with it: what is told shows both as they were, and as they are. */
export function changed(tx: Tx, before: ReceivableTransaction, change: () => ReceivableTransaction): void {
  const previous = presentReceivableTransaction(tx, before, OWNER);
  const after = tx.receivableTransactions.put(change());
  tell(tx, 'ReceivableTransaction', previous, presentReceivableTransaction(tx, after, OWNER));
}
