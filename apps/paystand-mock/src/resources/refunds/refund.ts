import type { Currency, Meta, Stored } from '../../stored.js';
import type { RefundStatus } from './states.js';

export interface Refund extends Stored {
  readonly paymentId: string;
  /** Cents. */
  readonly amount: number;
  readonly currency: Currency;
  readonly status: RefundStatus;
  readonly feesRefunded: boolean;
  /** Why it failed. */
  readonly reason: string | null;
  readonly description: string | null;
  readonly meta: Meta | null;
}
