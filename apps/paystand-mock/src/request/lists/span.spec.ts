import { describe, expect, it } from 'vitest';
import { checkZone, givenDays, presetDays } from './span.js';

const names = { start: 'f.datestart', end: 'f.dateend' };
const show = ({ from, to }: { from: number; to: number }) => [new Date(from).toISOString(), new Date(to).toISOString()];
const given = (start: string | undefined, end: string | undefined, zone = 'UTC') => givenDays({ start, end }, names, zone);

describe('days', () => {
  it('count whole, the last one too, in their zone [paystand.R46, paystand.R47, paystand.R50]', () => {
    expect(show(given('2026-05-01', '2026-05-22'))).toEqual(['2026-05-01T00:00:00.000Z', '2026-05-23T00:00:00.000Z']);
    expect(show(given('2026-05-01', '2026-05-01', 'America/Los_Angeles'))).toEqual([
      '2026-05-01T07:00:00.000Z',
      '2026-05-02T07:00:00.000Z',
    ]);
  });

  it('are 23 or 25 hours long where the clocks change', () => {
    const hours = ({ from, to }: { from: number; to: number }) => (to - from) / 3_600_000;
    expect(['2026-03-07', '2026-03-08', '2026-11-01'].map((day) => hours(given(day, day, 'America/Los_Angeles')))).toEqual([24, 23, 25]);
  });

  it.each([
    ['f.datestart', 'missing', undefined, '2026-05-01'],
    ['f.dateend', 'missing', '2026-05-01', undefined],
    ['f.datestart', 'wrong_parameter', '2026-05-02', '2026-05-01'],
    ['f.datestart', 'wrong_parameter', '2026-02-30', '2026-05-01'],
    ['f.dateend', 'wrong_parameter', '2026-05-01', '01-05-2026'],
  ])('blame %s as %s: %s to %s [paystand.R57]', (parameter, code, start, end) => {
    expect(() => given(start, end)).toThrow(expect.objectContaining({ code, facts: expect.objectContaining({ parameter }) }));
  });
});

describe('a preset', () => {
  const now = Date.parse('2026-05-22T03:00:00Z');

  it('is the days that end today, which depends on the zone [paystand.R49]', () => {
    expect(show(presetDays('past7days', now, 'UTC'))).toEqual(['2026-05-16T00:00:00.000Z', '2026-05-23T00:00:00.000Z']);
    expect(show(presetDays('past1days', now, 'America/Los_Angeles'))).toEqual(['2026-05-21T07:00:00.000Z', '2026-05-22T07:00:00.000Z']);
  });

  it.each(['past0days', 'past366days', 'past7', 'today', 'pastdays', ''])('is refused: %j', (preset) => {
    expect(() => presetDays(preset, now, 'UTC')).toThrow(expect.objectContaining({ code: 'wrong_parameter' }));
  });
});

it('a zone is one that the calendar knows', () => {
  expect(checkZone('Europe/Amsterdam', 'f.timezone')).toBe('Europe/Amsterdam');
  for (const zone of ['Mars/Olympus', '+05:00', ''])
    expect(() => checkZone(zone, 'f.timezone')).toThrow(expect.objectContaining({ code: 'wrong_parameter' }));
});
