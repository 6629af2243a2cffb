import type { Currency, Meta, Stored } from '../../stored.js';

/** The order that a transfer carries out. */
export interface Withdrawal extends Stored {
  /** Cents. */
  readonly amount: number;
  readonly currency: Currency;
  readonly bankId: string;
  readonly accountKey: string;
  readonly dateToPost: number;
  readonly status: 'created' | 'processing' | 'posted' | 'paid' | 'failed';
  readonly description: string | null;
  readonly meta: Meta | null;
}
