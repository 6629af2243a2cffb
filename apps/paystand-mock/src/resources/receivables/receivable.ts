import type { Currency, Stored } from '../../stored.js';
import type { ReceivableStatus } from './states.js';

/** An invoice. Field names are the stored ones: what a request calls `erpId` is `extId` here (dossier 5.3). */
export interface Receivable extends Stored {
  readonly payerCustomerId: string;
  readonly extId: string;
  readonly invoiceKey: string;
  /** Cents. */
  readonly amount: number;
  /** What was paid elsewhere: the total less the amount due that was sent. */
  readonly opening: number;
  /** `opening` and what payments have paid since, less what refunds took back. */
  readonly amountPaid: number;
  readonly currency: Currency;
  readonly status: ReceivableStatus;
  /** Days as midnight UTC. */
  readonly date: number;
  readonly dateDue: number;
  readonly datePaid: number | null;
}
