import { type Lifecycle, next } from '@paystub/mock-kernel';
import { invalid } from '../../refusals.js';
import type { Stored } from '../../values/stored.js';

export type ReceivableTransactionStatus = 'active' | 'inactive';

/** What a payment paid of a receivable, or a refund took back; one for each receivable of a payment. */
export interface ReceivableTransaction extends Stored {
  readonly receivableId: string;
  readonly paymentId: string;
  /** The payment's id, or the refund's. */
  readonly resourceId: string;
  readonly resourceType: 'Payment' | 'Refund';
  readonly paymentOrigin: 'api' | 'checkout';
  /** Cents, without the payer's fee; positive for refunds too (paystand.R104). */
  readonly amountApplied: number;
  /** Inactive once its payment or refund has failed. */
  readonly status: ReceivableTransactionStatus;
}

/** Dossier 7.2, 7.3: what failed does not come back. A missing cell is a refusal. */
export const transactionLifecycle: Lifecycle<ReceivableTransactionStatus, 'undo'> = { active: { undo: 'inactive' }, inactive: {} };

/** Whether it counts. */
export const isActive = ({ status }: ReceivableTransaction): boolean => next(transactionLifecycle, status, 'undo') !== undefined;

export function undone(transaction: ReceivableTransaction, now: number): ReceivableTransaction {
  const status = next(transactionLifecycle, transaction.status, 'undo');
  if (!status) throw invalid('status', 'The receivable transaction is inactive already', transaction.status);
  return { ...transaction, status, lastUpdated: now };
}

/** Less of a payment stays on the receivable; none of it undoes the transaction. */
export const lessened = (transaction: ReceivableTransaction, cents: number, now: number): ReceivableTransaction =>
  cents < transaction.amountApplied
    ? { ...transaction, amountApplied: transaction.amountApplied - cents, lastUpdated: now }
    : undone(transaction, now);

/** How many cents of an application of a payment. */
export interface Share {
  readonly application: ReceivableTransaction;
  readonly cents: number;
}

/**
 * Dossier 7.3: what a refund takes back of which application of its payment, the latest one first, until it is used up. `transactions` are all of
 * the payment, oldest first; what earlier refunds took back counts.
 */
export function takenBack(transactions: readonly ReceivableTransaction[], amount: number): readonly Share[] {
  const active = transactions.filter(isActive).toReversed();
  const refunded = new Map<string, number>();
  for (const { resourceType, receivableId, amountApplied } of active)
    if (resourceType === 'Refund') refunded.set(receivableId, (refunded.get(receivableId) ?? 0) + amountApplied);
  let left = amount;
  const shares: Share[] = [];
  for (const application of active) {
    if (application.resourceType === 'Refund') continue;
    const { receivableId, amountApplied } = application;
    const taken = refunded.get(receivableId) ?? 0;
    const earlier = Math.min(amountApplied, taken);
    refunded.set(receivableId, taken - earlier);
    const cents = Math.min(left, amountApplied - earlier);
    left -= cents;
    if (cents > 0) shares.push({ application, cents });
  }
  return shares;
}
