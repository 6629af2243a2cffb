import type { Currency, Stored } from '../../values/stored.js';

/** What moves the merchant's balance. */
export interface Movement {
  readonly currency: Currency;
  /** Signed cents: what came in is positive. */
  readonly amount: number;
  readonly resourceType: 'Payment' | 'Refund' | 'Dispute' | 'Fee';
  readonly resourceId: string;
  readonly paymentId: string;
}

/** A movement as it is booked: never changed, but for whether it is held and for the transfer that pays it out. */
export interface Entry extends Stored, Movement {
  /** Whether a hold of its payment keeps it from being paid out. */
  readonly held: boolean;
  /** The transfer that holds it; null while none does, and again once that has failed. */
  readonly transferId: string | null;
}

/** Where it stands: with what a payout would take, or outside. */
export const openIn = ({ held, transferId, currency }: Entry): Currency | undefined => (held || transferId !== null ? undefined : currency);
