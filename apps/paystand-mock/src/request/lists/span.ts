import { Temporal } from 'temporal-polyfill';
import { missing, wrongParameter } from '../../refusals.js';

/** Calendar days as moments, epoch milliseconds: from the first of the first day to the first after the last one. */
export interface Span {
  readonly field: 'created' | 'lastUpdated';
  readonly from: number;
  readonly to: number;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
/** paystand.R49: the days that end today. */
const PAST_DAYS = /^past([1-9]\d{0,2})days$/;
const MOST_DAYS = 365;

/** paystand.R46, R47: both days count whole, in the zone. */
export function daysBetween(
  start: Temporal.PlainDate,
  end: Temporal.PlainDate,
  zone: string,
): { readonly from: number; readonly to: number } {
  const at = (day: Temporal.PlainDate) => day.toZonedDateTime(zone).epochMilliseconds;
  return { from: at(start), to: at(end.add({ days: 1 })) };
}

export function dayOf(text: string, parameter: string): Temporal.PlainDate {
  try {
    if (DAY.test(text)) return Temporal.PlainDate.from(text);
  } catch {
    // No day of the calendar.
  }
  throw wrongParameter(parameter, `${parameter} must be a day such as 2026-01-31`, text);
}

/** A name, such as America/Los_Angeles: offsets are none. */
export function checkZone(zone: string, parameter: string): string {
  try {
    if (!/^[A-Za-z]/.test(zone)) throw new RangeError(zone);
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
    return zone;
  } catch {
    throw wrongParameter(parameter, `${parameter} must be an IANA time zone`, zone);
  }
}

/** Two days that were given, in their order. */
export function givenDays(
  texts: { readonly start: string | undefined; readonly end: string | undefined },
  names: { readonly start: string; readonly end: string },
  zone: string,
): { readonly from: number; readonly to: number } {
  if (texts.start === undefined) throw missing(names.start, 'paystand.R57');
  if (texts.end === undefined) throw missing(names.end, 'paystand.R57');
  const [start, end] = [dayOf(texts.start, names.start), dayOf(texts.end, names.end)];
  if (Temporal.PlainDate.compare(start, end) > 0)
    throw wrongParameter(names.start, `${names.start} must not be after ${names.end}`, texts.start);
  return daysBetween(start, end, zone);
}

export function presetDays(preset: string, now: number, zone: string): { readonly from: number; readonly to: number } {
  const count = Number(PAST_DAYS.exec(preset)?.[1] ?? Number.NaN);
  if (!(count <= MOST_DAYS))
    throw wrongParameter('f.datepreset', `f.datepreset must be custom, or past1days to past${MOST_DAYS}days`, preset);
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone).toPlainDate();
  return daysBetween(today.subtract({ days: count - 1 }), today, zone);
}
