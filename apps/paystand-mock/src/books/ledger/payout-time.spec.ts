import { expect, it } from 'vitest';
import { payoutAfter } from './payout-time.js';

const zone = 'America/Los_Angeles';
const after = (from: string, time = '17:00') => new Date(payoutAfter(Date.parse(from), time, zone)).toISOString();

it.each([
  ['2026-01-31T00:00:00Z', '2026-01-31T01:00:00.000Z', 'earlier that day'],
  ['2026-01-31T01:00:00Z', '2026-01-31T01:00:00.000Z', 'at the hour'],
  ['2026-01-31T01:00:00.001Z', '2026-02-01T01:00:00.000Z', 'just after it'],
  ['2026-03-08T01:30:00Z', '2026-03-09T00:00:00.000Z', 'the day before clocks go forward'],
  ['2026-11-01T00:30:00Z', '2026-11-02T01:00:00.000Z', 'the day before they go back'],
])('from %s it is %s: %s', (from, at) => {
  expect(after(from)).toBe(at);
});

it('is an hour later where clocks skip it', () => {
  expect(after('2026-03-08T08:30:00Z', '02:30')).toBe('2026-03-08T10:30:00.000Z');
});
