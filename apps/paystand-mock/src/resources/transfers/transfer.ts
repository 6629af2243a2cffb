import type { Currency, Stored } from '../../stored.js';
import type { TransferStatus } from './states.js';

/** One payout to the merchant's bank. What it holds are the ledger's entries that name it. */
export interface Transfer extends Stored {
  /** Cents. */
  readonly amount: number;
  readonly currency: Currency;
  readonly dateToPost: number;
  readonly bankId: string;
  readonly accountKey: string;
  readonly withdrawalId: string;
  readonly status: TransferStatus;
  readonly datePosted: number | null;
  readonly dateSettled: number | null;
  readonly dateFailed: number | null;
  readonly reason: string | null;
  readonly description: string | null;
  /** Its report's id, from the moment that it is posted. */
  readonly reportId: string | null;
}
