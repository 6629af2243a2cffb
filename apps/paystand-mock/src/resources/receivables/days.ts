import { Temporal } from 'temporal-polyfill';
import { invalid } from '../../refusals.js';

/** Midnight UTC of a day such as `2026-01-31`. */
export function dayOf(text: string, parameter: string): number {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00.000Z`) : Number.NaN;
  // The 30th of February reads as a day in March.
  if (Number.isNaN(at) || isoDay(at) !== text) throw invalid(parameter, `${parameter} must be a day such as 2026-01-31`, text);
  return at;
}

/** Midnight UTC of the day that it is in a time zone. */
export const todayIn = (zone: string, now: number): number =>
  Date.parse(Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone).toPlainDate().toString());

export const isoDay = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** `01-31-2026` */
export function americanDay(at: number): string {
  const [year, month, day] = isoDay(at).split('-');
  return `${month}-${day}-${year}`;
}
