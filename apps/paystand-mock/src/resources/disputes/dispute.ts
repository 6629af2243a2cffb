import type { Currency, Meta, Stored } from '../../stored.js';
import type { DisputeStatus } from './states.js';

export interface Dispute extends Stored {
  readonly paymentId: string;
  /** Cents. */
  readonly amount: number;
  readonly currency: Currency;
  readonly reason: string;
  /** `Bank`: an ACH return, which nobody wins (paystand.R182). */
  readonly disputeType: 'Card' | 'Bank';
  readonly status: DisputeStatus;
  /** What came back when it was won. */
  readonly amountWon: number | null;
  readonly meta: Meta | null;
}

/** paystand.R181: cents, whatever its outcome. */
export const DISPUTE_FEE = 3500;
