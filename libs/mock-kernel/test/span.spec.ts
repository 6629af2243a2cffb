import { describe, expect, it } from 'vitest';
import { after, spanPattern } from '../src/index.js';

const at = (text: string) => Date.parse(`2026-${text}:00Z`);
const show = (time: number) => new Date(time).toISOString().slice(5, 16);

// 30 January 2026 is a Friday.
describe('a span', () => {
  it.each([
    ['01-30T12:00', 'at once', '01-30T12:00'],
    ['01-30T12:00', '1 working day', '02-02T12:00'],
    ['01-30T12:00', '2 working days', '02-03T12:00'],
    ['01-30T12:00', '5 working days', '02-06T12:00'],
    ['01-30T12:00', '6 working days', '02-09T12:00'],
    ['01-31T23:59', '1 working day', '02-02T23:59'],
    ['02-01T00:00', '1 working day', '02-02T00:00'],
    ['02-01T00:00', '3 working days', '02-04T00:00'],
    ['02-02T00:00', '4 working days', '02-06T00:00'],
    ['02-02T00:00', '5 working days', '02-09T00:00'],
    ['01-31T10:00', '0 working days', '01-31T10:00'],
    ['01-30T12:00', '7 days', '02-06T12:00'],
    ['01-30T12:00', '24 hours', '01-31T12:00'],
    ['01-30T12:00', '90 minutes', '01-30T13:30'],
    ['01-30T12:00', '60 seconds', '01-30T12:01'],
  ])('from %s, %s, ends at %s', (from, span, end) => {
    expect(show(after(at(from), span))).toBe(end);
  });

  it('before 1970 still knows its weekdays', () => {
    expect(new Date(after(Date.UTC(1969, 11, 27, 6), '1 working day')).toISOString()).toBe('1969-12-29T06:00:00.000Z');
  });
});

it('the pattern of the settings takes spans and nothing else', () => {
  const pattern = new RegExp(spanPattern);
  expect(['at once', '1 day', '30 days', '1 working day', '3 working days', '24 hours'].filter((span) => !pattern.test(span))).toEqual([]);
  expect(['', 'soon', '1', '-1 days', '1.5 days', '99999 days', '1 month', '1 day ', 'days'].filter((span) => pattern.test(span))).toEqual(
    [],
  );
});
