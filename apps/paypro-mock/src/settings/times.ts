import type { PayMethodId } from '../resources/pay-methods/pay-method.js';

/** How long something takes, in words: `at once`, `24 hours`, `7 days`, `1 working day`. */
export type Span = string;

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

/** As a regular expression, for the schema of the settings. */
export const spanPattern = '^(at once|([0-9]{1,4}) (working day|day|hour|minute|second)s?)$';

const span = new RegExp(spanPattern);
const DAY = 86_400_000;
const units: Readonly<Record<string, number>> = { day: DAY, hour: 3_600_000, minute: 60_000, second: 1000 };

/** The span that holds for a method. */
export const forMethod = (times: ByMethod, method: PayMethodId | null): Span => (method && times[method]) || times.default;

/** The moment that lies `length` after `from`. Both are epoch milliseconds. */
export function after(from: number, length: Span): number {
  const [, , count, unit = ''] = span.exec(length) ?? [];
  if (count === undefined) return from;
  return unit === 'working day' ? addWorkingDays(from, Number(count)) : from + Number(count) * (units[unit] as number);
}

/** Monday to Friday in UTC, at the same time of day; what begins in a weekend counts as if it had begun on the Friday before. */
function addWorkingDays(from: number, count: number): number {
  if (count === 0) return from;
  // 1 January 1970 was a Thursday; Monday is 0.
  const weekday = (((Math.floor(from / DAY) + 3) % 7) + 7) % 7;
  const working = Math.min(weekday, 4);
  const total = working + count;
  return from + (Math.floor(total / 5) * 7 + (total % 5) - weekday) * DAY;
}
