import type { Span } from '@paystub/mock-kernel';

/** How long what banks, payers and Paystand do takes on the world's clock. No source gives most of these: dossier 7 says which. */
export interface Times {
  /** Of a payment, from `processing` to `posted`. */
  readonly posted: { readonly card: Span; readonly bank: Span };
  /** From `posted` to `paid`. */
  readonly paid: { readonly card: Span; readonly bank: Span };
  /** How many whole days the money of a paid payment is held. */
  readonly holdDays: number;
  /** From a card payment to its final fee. */
  readonly fee: Span;
  /** From creation to `paid`. */
  readonly refund: Span;
  /** From one state of a dispute to the next. */
  readonly dispute: Span;
  /** When in the day (`HH:MM`, in the merchant's time zone) what is available is paid out; null for never. */
  readonly payout: string | null;
  /** From one state of a transfer to the next. */
  readonly transfer: Span;
}

export const defaultTimes: Times = {
  posted: { card: 'at once', bank: '1 working day' },
  paid: { card: '1 working day', bank: '2 working days' },
  holdDays: 2,
  fee: '30 minutes',
  refund: '3 working days',
  dispute: '7 days',
  payout: '17:00',
  transfer: '8 hours',
};
