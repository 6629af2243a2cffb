import type { Stored } from '../../stored.js';

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
  readonly status: 'active' | 'inactive';
}
