import { expect, it } from 'vitest';
import { caughtUp, rescheduled, type Schedule, scheduleFrom, stepped, unscheduled } from './schedule.js';
import { changedFirstTerms, changedTerms, type FirstTerms, firstTermsOf, ownLength, type Terms, termsOf } from './terms.js';

const at = (day: string) => Date.parse(`${day}T10:00:00Z`);
const day = ({ next_at }: Schedule) => (next_at === null ? null : new Date(next_at).toISOString().slice(0, 10));
const monthly: Terms = { amount: 2500, vat: 0, interval: 'month', multiplier: 1 };
const weekly: Terms = { ...monthly, interval: 'week' };

/** The dates of the periods after the first. */
function next(schedule: Schedule, terms: Terms, count: number) {
  const days = [];
  for (let now = schedule; days.length < count; now = stepped(now, terms)) days.push(day(now));
  return days;
}

// Dossier 8.6.
it.each<[string, string, Terms, FirstTerms | null, readonly string[]]>([
  ['every month', '2026-01-31', monthly, null, ['2026-02-28', '2026-03-31', '2026-04-30']],
  ['after a first period that costs another amount', '2026-01-31', monthly, { amount: 5000, vat: 0 }, ['2026-02-28', '2026-03-31']],
  [
    'after a first week',
    '2026-01-31',
    monthly,
    { amount: 1, vat: 0, interval: 'week', multiplier: 1 },
    ['2026-02-07', '2026-03-07', '2026-04-07'],
  ],
  [
    'after a first month clamped, which moves the anchor',
    '2026-01-31',
    monthly,
    { amount: 1, vat: 0, interval: 'month', multiplier: 1 },
    ['2026-02-28', '2026-03-28'],
  ],
  ['after a first interval given once', '2026-01-31', monthly, { amount: 1, vat: 0, interval: 'day' }, ['2026-02-01', '2026-03-01']],
  [
    'after two of the usual intervals',
    '2026-01-31',
    monthly,
    { amount: 1, vat: 0, multiplier: 2 },
    ['2026-03-31', '2026-04-30', '2026-05-31'],
  ],
])('%s [dossier 8.6]', (_, start, terms, first, days) => {
  expect(next(scheduleFrom(at(start), terms, first), terms, days.length)).toEqual(days);
});

it('nothing comes by itself without terms, or beyond all calendars', () => {
  expect(scheduleFrom(at('2026-01-31'), null, null)).toEqual(unscheduled);
  expect(scheduleFrom(at('2026-01-31'), { ...monthly, multiplier: 1e300 }, null)).toEqual(unscheduled);
  expect(caughtUp(unscheduled, monthly, at('2026-01-31'))).toEqual(unscheduled);
  expect(rescheduled(unscheduled, monthly, weekly, at('2026-01-31'))).toEqual(unscheduled);
});

it.each([
  ['2026-02-10', '2026-02-28'],
  ['2026-03-01', '2026-03-31'],
  ['2026-04-30', '2026-05-31'],
  ['2027-12-24', '2027-12-31'],
])('resumed on %s, the next regular date is %s [paypro.R95]', (now, expected) => {
  expect(day(caughtUp(scheduleFrom(at('2026-01-31'), monthly, null), monthly, at(now)))).toBe(expected);
});

it.each<[string, Terms, Terms, readonly string[]]>([
  ['the amount alone moves nothing', monthly, { ...monthly, amount: 1 }, ['2026-02-28', '2026-03-31']],
  ['another interval counts from the date that was next', monthly, weekly, ['2026-02-28', '2026-03-07', '2026-03-14']],
  ['another multiplier too', monthly, { ...monthly, multiplier: 2 }, ['2026-02-28', '2026-04-28']],
])('of changed terms, %s [paypro.R88]', (_, from, to, days) => {
  const schedule = rescheduled(scheduleFrom(at('2026-01-31'), from, null), from, to, at('2026-02-01'));
  expect(next(schedule, to, days.length)).toEqual(days);
});

it('terms have a vat of 0 where none is given', () => {
  expect(termsOf({ amount: 1, interval: 'day', multiplier: 2 })).toEqual({ amount: 1, vat: 0, interval: 'day', multiplier: 2 });
  expect(firstTermsOf({ amount: 1, vat: null })).toEqual({ amount: 1, vat: 0 });
  expect(firstTermsOf({ amount: 1, vat: 9, multiplier: 2 })).toEqual({ amount: 1, vat: 9, multiplier: 2 });
  expect([firstTermsOf(null), firstTermsOf(undefined)]).toEqual([null, null]);
});

it('what is sent replaces, the rest stays [paypro.R88, R90]', () => {
  expect(changedTerms({ ...monthly, vat: 21 }, { amount: 3000 })).toEqual({ ...monthly, vat: 21, amount: 3000 });
  expect(changedTerms({ ...monthly, vat: 21 }, { vat: null })).toEqual(monthly);
  expect(changedFirstTerms({ amount: 1, vat: 9, interval: 'day' }, { multiplier: 3 })).toEqual({
    amount: 1,
    vat: 9,
    interval: 'day',
    multiplier: 3,
  });
  expect(changedFirstTerms({ amount: 1, vat: 9 }, null)).toBeNull();
});

it.each<[object, string]>([
  [{}, 'period.amount'],
  [{ amount: 1 }, 'period.interval'],
  [{ amount: 1, interval: 'day' }, 'period.multiplier'],
])('terms that there were none of have to be whole: %j', (request, param) => {
  expect(() => changedTerms(null, request)).toThrow(expect.objectContaining({ code: 'must_be_set', facts: { param } }));
});

it('the first of a period has a length of its own only where one is given', () => {
  expect(ownLength(null, monthly)).toBeUndefined();
  expect(ownLength({ amount: 1, vat: 0 }, monthly)).toBeUndefined();
});

it('differing terms that there were none of need an amount', () => {
  expect(() => changedFirstTerms(null, { vat: 21 })).toThrow(
    expect.objectContaining({ code: 'must_be_set', facts: { param: 'first_period.amount' } }),
  );
});
