import { Temporal } from 'temporal-polyfill';

/** The first time at or after `from` that clocks of the zone show `time` (`HH:MM`). All else is epoch milliseconds. */
export function payoutAfter(from: number, time: string, zone: string): number {
  const start = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(zone);
  const today = start.withPlainTime(time);
  const first = Temporal.ZonedDateTime.compare(today, start) < 0 ? start.add({ days: 1 }).withPlainTime(time) : today;
  return first.epochMilliseconds;
}
