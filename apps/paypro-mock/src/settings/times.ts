import type { Span } from '@paystub/mock-kernel';
import type { PayMethodId } from '../resources/pay-methods/pay-method.js';

/** The same for each pay method that is not named. */
export type ByMethod = { readonly default: Span } & { readonly [id in PayMethodId]?: Span };

/** How long what banks, payers and PayPro do takes on the world's clock. */
export interface Times {
  /** From the payer's order (state `processing`) to `paid`. */
  readonly paid: ByMethod;
  /** From `paid` to `completed`. */
  readonly completed: ByMethod;
  /** From creation to `expired`. */
  readonly expired: ByMethod;
  /** From `paid` to a chargeback that is told beforehand. */
  readonly chargeback: Span;
  readonly refund: {
    /** From creation to `processing`. */
    readonly processing: Span;
    /** From creation to `refunded`. */
    readonly refunded: Span;
    /** How long after a direct debit was paid its refunds stay `pending`. */
    readonly hold: Span;
  };
  readonly mandate: {
    /** From creation to `approved`. */
    readonly approved: Span;
  };
}

/** Dossier 8.3, the table of default times. */
export const defaultTimes: Times = {
  paid: { default: 'at once', 'bank-transfer': '1 working day', 'direct-debit': '3 working days' },
  completed: { default: '1 working day', creditcard: '7 days', afterpay: '30 days' },
  expired: { default: '24 hours', 'bank-transfer': '30 days' },
  chargeback: '14 days',
  refund: { processing: '1 working day', refunded: '2 working days', hold: '56 days' },
  mandate: { approved: 'at once' },
};

/** The span that holds for a method. */
export const forMethod = (times: ByMethod, method: PayMethodId | null): Span => (method && times[method]) || times.default;
