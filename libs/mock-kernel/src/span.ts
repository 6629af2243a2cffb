/** How long something takes, in words: `at once`, `24 hours`, `7 days`, `1 working day`. */
export type Span = string;

/** As a regular expression, for the schema of the settings. */
export const spanPattern = '^(at once|([0-9]{1,4}) (working day|day|hour|minute|second)s?)$';

const span = new RegExp(spanPattern);
const DAY = 86_400_000;
const units: Readonly<Record<string, number>> = { day: DAY, hour: 3_600_000, minute: 60_000, second: 1000 };

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
