import type { Currency, Stored } from '../stored.js';

/** A movement of the merchant's balance: never changed but for the transfer that pays it out. */
export interface Entry extends Stored {
  readonly currency: Currency;
  /** Signed cents: what came in is positive. */
  readonly amount: number;
  readonly resourceType: 'Payment' | 'Refund' | 'Dispute' | 'Fee';
  readonly resourceId: string;
  readonly paymentId: string;
  /** The transfer that holds it; null while none does, and again once that has failed. */
  readonly transferId: string | null;
}
