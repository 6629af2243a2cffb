import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Patience } from '../../../src/connection/patience.js';
import { Throttle } from '../../../src/paystand/connection/throttle.js';

const minute = 60_000;

/** A throttle whose clock is moved by its own waits, and by nothing else. */
function throttled(own?: number) {
  let now = 1_000_000;
  const waits: number[] = [];
  const sleep = async (ms: number) => {
    waits.push(ms);
    now += ms;
  };
  return { throttle: new Throttle(own, sleep, () => now), waits, pass: (ms: number) => (now += ms), now: () => now };
}

const patient = () => new Patience(10 * minute, undefined);
const answer = (status: number, headers: Readonly<Record<string, string>>) => ({ status, headers: new Headers(headers) });
const date = new Date('2026-01-05T10:00:00Z');
/** What is left of a minute, and when it ends by the clock of the server. */
const left = (remaining: number, endsInSeconds: number) =>
  answer(200, {
    'x-ratelimit-limit': '3000',
    'x-ratelimit-remaining': String(remaining),
    'x-ratelimit-reset': String(date.getTime() / 1000 + endsInSeconds),
    date: date.toUTCString(),
  });

async function turns(throttle: Throttle, count: number): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) expect(await throttle.turn(patient())).toBeUndefined();
}

describe('by its own count a client', () => {
  it('waits for nothing up to its limit, and then for the minute after the first [paystand.R33]', async () => {
    const { throttle, waits, pass } = throttled();
    await turns(throttle, 1);
    pass(10_000);
    await turns(throttle, 2999);
    expect(waits).toEqual([]);
    await turns(throttle, 1);
    expect(waits).toEqual([50_000]);
    await turns(throttle, 1);
    expect(waits).toEqual([50_000, 10_000]);
  });

  it('never makes more in any minute, however they come, and gives each its turn', async () => {
    const gaps = fc.array(fc.nat(20_000), { maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(gaps, fc.integer({ min: 1, max: 5 }), async (gaps, limit) => {
        const { throttle, pass, now } = throttled(limit);
        const sent: number[] = [];
        for (const gap of gaps) {
          pass(gap);
          await turns(throttle, 1);
          sent.push(now());
        }
        for (const [index, at] of sent.entries())
          expect(sent.slice(index).filter((other) => other < at + minute).length).toBeLessThanOrEqual(limit);
      }),
    );
  });

  it('gives each of many that wait a turn of its own', async () => {
    const ends: number[] = [];
    const sleep = async (ms: number) => void ends.push(ms);
    const throttle = new Throttle(2, sleep, () => 5);
    await Promise.all(Array.from({ length: 6 }, () => throttle.turn(patient())));
    expect(ends).toEqual([minute, minute, 2 * minute, 2 * minute]);
  });

  it('says how long it would take where there is no time for that, and gives the turn to others', async () => {
    const { throttle, waits } = throttled(1);
    await turns(throttle, 1);
    expect(await throttle.turn(new Patience(1000, undefined))).toBe(minute);
    expect(waits).toEqual([]);
    await turns(throttle, 1);
    expect(waits).toEqual([minute]);
  });

  it('holds nothing back without a limit, whatever answers say', async () => {
    const { throttle, waits } = throttled(Number.POSITIVE_INFINITY);
    throttle.heed(left(0, 30));
    throttle.heed(answer(429, { 'retry-after': '30', 'x-ratelimit-limit': '1' }));
    await turns(throttle, 5000);
    expect(waits).toEqual([]);
  });
});

describe('by what answers say a client', () => {
  it.each<[string, number | undefined, number]>([
    ['a lower limit than the standard one', undefined, 5],
    ['a higher one', undefined, 4000],
    ['a higher one than its own, which stays', 3, 3],
  ])('learns %s [paystand.R32]', async (_, own, limit) => {
    const { throttle, waits } = throttled(own);
    throttle.heed(answer(200, { 'X-RateLimit-Limit': String(own === undefined ? limit : 9000) }));
    await turns(throttle, limit);
    expect(waits).toEqual([]);
    await turns(throttle, 1);
    expect(waits).toEqual([minute]);
  });

  it('waits until the minute ends, by the clock of the server, where nothing is left of it [paystand.R34]', async () => {
    const { throttle, waits } = throttled();
    throttle.heed(left(1, 38));
    await turns(throttle, 1);
    throttle.heed(left(0, 37));
    await turns(throttle, 2);
    expect(waits).toEqual([37_000]);
  });

  it('lets all calls wait that come after one was refused [paystand.R36]', async () => {
    const { throttle, waits } = throttled();
    throttle.heed(answer(429, { 'retry-after': '12' }));
    await turns(throttle, 3);
    expect(waits).toEqual([12_000]);
  });

  it('that waits already waits on when it hears of it', async () => {
    const waits: number[] = [];
    const throttle: Throttle = new Throttle(
      1,
      async (ms) => {
        if (waits.push(ms) === 1) throttle.heed(answer(429, { 'retry-after': '60' }));
      },
      () => (waits.length === 0 ? 0 : 30_000),
    );
    await turns(throttle, 2);
    expect(waits).toEqual([minute, 30_000]);
  });

  it.each<[string, Readonly<Record<string, string>>]>([
    ['nothing', {}],
    ['no numbers', { 'x-ratelimit-limit': 'many', 'x-ratelimit-remaining': '', 'x-ratelimit-reset': 'soon' }],
    ['a limit of none', { 'x-ratelimit-limit': '0' }],
    ['nothing left, and no end of it', { 'x-ratelimit-remaining': '0' }],
    ['an end in the past', { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1000', date: date.toUTCString() }],
    ['an end in another time', { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '4000000000', date: date.toUTCString() }],
    ['no end, and no date', { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1000', date: 'today' }],
  ])('takes no notice of %s: how the headers are called is inferred', async (_, headers) => {
    const { throttle, waits } = throttled();
    throttle.heed(answer(200, headers));
    throttle.heed(answer(429, { 'retry-after': '3600' }));
    await turns(throttle, 3000);
    expect(waits).toEqual([]);
    await turns(throttle, 1);
    expect(waits).toEqual([minute]);
  });
});
