import type { Currency, Stored } from '../../stored.js';

/** What a payment costs the merchant. */
export interface Fee extends Stored {
  readonly paymentId: string;
  /** Cents; null while it is delayed (paystand.R167). */
  readonly amount: number | null;
  /** What the payer paid. */
  readonly resourceAmount: number;
  readonly currency: Currency;
  readonly feeType: 'delayed' | 'paystand';
}
