import * as fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import { dateAfter, type Length, startOfDay, stepAfter } from './dates.js';

const at = (text: string) => Date.parse(text);
const text = (moment: number) => new Date(moment).toISOString().replace(/:00\.000Z$/, '');
const dates = (anchor: string, length: Length, count: number) =>
  Array.from({ length: count }, (_, step) => text(dateAfter(at(anchor), length, step)));

// Dossier 8.6: always counted from the anchor, clamped to the end of the month.
it.each<[string, string, Length, readonly string[]]>([
  [
    'the 31st',
    '2026-01-31T10:00Z',
    { interval: 'month', multiplier: 1 },
    ['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30', '2026-05-31'],
  ],
  ['the 30th', '2026-01-30T10:00Z', { interval: 'month', multiplier: 1 }, ['2026-01-30', '2026-02-28', '2026-03-30', '2026-04-30']],
  ['in a leap year', '2028-01-31T10:00Z', { interval: 'month', multiplier: 1 }, ['2028-01-31', '2028-02-29', '2028-03-31']],
  [
    'a leap day',
    '2028-02-29T10:00Z',
    { interval: 'year', multiplier: 1 },
    ['2028-02-29', '2029-02-28', '2030-02-28', '2031-02-28', '2032-02-29'],
  ],
  ['a leap day by months', '2028-02-29T10:00Z', { interval: 'month', multiplier: 12 }, ['2028-02-29', '2029-02-28', '2030-02-28']],
  ['every fourth year', '2028-02-29T10:00Z', { interval: 'year', multiplier: 4 }, ['2028-02-29', '2032-02-29', '2036-02-29']],
  [
    'over the end of the year',
    '2026-11-30T10:00Z',
    { interval: 'month', multiplier: 1 },
    ['2026-11-30', '2026-12-30', '2027-01-30', '2027-02-28', '2027-03-30'],
  ],
  [
    'every quarter [paypro.R86]',
    '2026-08-31T10:00Z',
    { interval: 'month', multiplier: 3 },
    ['2026-08-31', '2026-11-30', '2027-02-28', '2027-05-31'],
  ],
  ['weeks', '2026-12-21T10:00Z', { interval: 'week', multiplier: 1 }, ['2026-12-21', '2026-12-28', '2027-01-04']],
  ['every other week', '2028-02-20T10:00Z', { interval: 'week', multiplier: 2 }, ['2028-02-20', '2028-03-05', '2028-03-19']],
  ['days', '2028-02-28T10:00Z', { interval: 'day', multiplier: 1 }, ['2028-02-28', '2028-02-29', '2028-03-01']],
  ['every tenth day', '2026-12-25T10:00Z', { interval: 'day', multiplier: 10 }, ['2026-12-25', '2027-01-04', '2027-01-14']],
])('%s [dossier 8.6]', (_, anchor, length, days) => {
  expect(dates(anchor, length, days.length)).toEqual(days.map((day) => `${day}T10:00`));
});

it('a date means its first moment in UTC', () => {
  expect(startOfDay('2026-03-01')).toBe(at('2026-03-01T00:00:00Z'));
});

const anchors = fc.integer({ min: at('1970-01-01T00:00Z'), max: at('2200-01-01T00:00Z') });
const lengths = fc.record({ interval: fc.constantFrom('day', 'week', 'month', 'year'), multiplier: fc.integer({ min: 1, max: 60 }) });

it('counts as Temporal does', () => {
  const oracle = (anchor: number, { interval, multiplier }: Length, steps: number) =>
    Temporal.Instant.fromEpochMilliseconds(anchor)
      .toZonedDateTimeISO('UTC')
      .add({ [`${interval}s`]: multiplier * steps }).epochMilliseconds;
  fc.assert(
    fc.property(anchors, lengths, fc.nat(400), (anchor, length, steps) => {
      expect(dateAfter(anchor, length, steps)).toBe(oracle(anchor, length, steps));
    }),
  );
});

it('finds the first date after a moment', () => {
  fc.assert(
    fc.property(anchors, lengths, fc.nat(5), fc.nat(86_400_000 * 4000), (anchor, length, least, later) => {
      const step = stepAfter(anchor + later, anchor, length, least);
      expect(dateAfter(anchor, length, step)).toBeGreaterThan(anchor + later);
      expect(step === least || dateAfter(anchor, length, step - 1) <= anchor + later).toBe(true);
    }),
  );
});

it('has no date where no calendar reaches', () => {
  for (const interval of ['day', 'week', 'month', 'year'] as const) {
    expect(dateAfter(0, { interval, multiplier: 1e15 }, 1)).toBe(Number.POSITIVE_INFINITY);
  }
});
