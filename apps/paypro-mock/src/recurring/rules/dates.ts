import type { components } from '@paystub/contracts/paypro';

/** How long a period lasts. */
export interface Length {
  readonly interval: components['schemas']['Interval'];
  readonly multiplier: number;
}

const DAY = 86_400_000;
/** The last moment that a date can name. */
const LAST = 8.64e15;

/** No interval is longer than this. */
const longest: Readonly<Record<Length['interval'], number>> = { day: DAY, week: 7 * DAY, month: 31 * DAY, year: 366 * DAY };

/** Dossier 8.6: a date means its first moment in UTC. */
export const startOfDay = (date: string): number => Date.parse(`${date}T00:00:00Z`);

/**
 * Dossier 8.6: the moment that lies `steps` lengths after the anchor, always counted from the anchor and clamped to the month's end:
 * 31 January, 28 February, 31 March. Infinity where no calendar reaches. (A spec holds it against Temporal, which takes forty times as long.)
 */
export function dateAfter(anchor: number, { interval, multiplier }: Length, steps: number): number {
  const count = multiplier * steps;
  if (anchor + count * longest[interval] > LAST) return Number.POSITIVE_INFINITY;
  switch (interval) {
    case 'day':
    case 'week':
      return anchor + count * longest[interval];
    case 'month':
      return monthsAfter(anchor, count);
    case 'year':
      return monthsAfter(anchor, 12 * count);
  }
}

/** The first step, from `steps` on, that lies after a moment. */
export function stepAfter(moment: number, anchor: number, length: Length, steps: number): number {
  const least = Math.floor((moment - anchor) / (longest[length.interval] * length.multiplier));
  let step = Math.max(steps, least);
  while (dateAfter(anchor, length, step) <= moment) step++;
  return step;
}

function monthsAfter(anchor: number, count: number): number {
  const date = new Date(anchor);
  const year = date.getUTCFullYear();
  const month = date.getUTCMonth() + count;
  const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const timeOfDay = anchor - Date.UTC(year, date.getUTCMonth(), date.getUTCDate());
  return Date.UTC(year, month, Math.min(date.getUTCDate(), lastDay)) + timeOfDay;
}
