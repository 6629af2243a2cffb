import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPaystand, type SyncResult } from '../../../src/paystand/index.js';
import { credentials, token } from '../kit/access.js';
import type { receivable } from '../kit/answers.js';
import { type Change, ChangingList } from './changing-list.js';

type Row = typeof receivable;

const change: fc.Arbitrary<Change> = fc.oneof(
  { weight: 2, arbitrary: fc.record({ does: fc.constant('make' as const) }) },
  { weight: 4, arbitrary: fc.record({ does: fc.constantFrom('touch' as const, 'remove' as const), nth: fc.nat(40) }) },
);
const kept: fc.Arbitrary<Change> = fc.oneof(
  fc.record({ does: fc.constant('make' as const) }),
  fc.record({ does: fc.constant('touch' as const), nth: fc.nat(40) }),
);
const made = fc.integer({ min: 0, max: 30 });
/** What happens between two pages, page after page. */
const between = (changes: fc.Arbitrary<Change>) => fc.array(fc.array(changes, { maxLength: 4 }), { maxLength: 20 });
const size = fc.integer({ min: 2, max: 9 });
const moment = fc.integer({ min: 1, max: 6 });

/** Lets this happen, so much of it in each moment. */
function happen(list: ChangingList, changes: readonly Change[], ofOneMoment: number): void {
  const { tickMs } = list;
  list.tickMs = 0;
  for (const [nth, change] of changes.entries()) {
    if (nth % ofOneMoment === 0) list.do({ does: 'wait', ms: 1 });
    list.do(change);
  }
  list.tickMs = tickMs;
}

function listWith(rows: number, tickMs: number, { ofOneMoment = 1, largestPage }: { ofOneMoment?: number; largestPage?: number } = {}) {
  const list = new ChangingList(tickMs, largestPage);
  happen(
    list,
    Array.from({ length: rows }, () => ({ does: 'make' })),
    ofOneMoment,
  );
  return list;
}

/** A client of the list. Before each page comes what happens then, and nothing after the last one. */
function reader(list: ChangingList, happenings: readonly (readonly Change[])[]) {
  const [left, asked] = [[...happenings], { pages: 0 }];
  const fetch = async ({ url }: Request) => {
    if (url.endsWith('/oauth/token')) return Response.json(token);
    if (asked.pages > 0) for (const change of left.shift() ?? []) list.do(change);
    asked.pages += 1;
    return Response.json(list.answer({ query: Object.fromEntries(new URL(url).searchParams) }).body);
  };
  const { sync } = createPaystand({ ...credentials, environment: 'sandbox', requestsPerMinute: Number.POSITIVE_INFINITY, fetch });
  return { sync, asked };
}

const rowsOf = (rows: ReadonlyMap<string, object>) => Object.fromEntries([...rows].sort(([a], [b]) => (a < b ? -1 : 1)));
const patience = { rounds: 100 };
const numRuns = 150;

describe('whatever changes between two pages, a store ends equal to the list', () => {
  it('in a run over everything, which takes out what is gone', async () => {
    const stale = fc.array(fc.constantFrom('r07919', 'r05831', 'gone-1', 'gone-2'));
    await fc.assert(
      fc.asyncProperty(made, moment, between(change), size, stale, async (rows, ofOneMoment, happenings, limit, stale) => {
        const list = listWith(rows, 1, { ofOneMoment });
        const store = new Map<string, Row>(stale.map((id) => [id, { id } as Row]));
        const result = await reader(list, happenings).sync.receivables({ store, limit, ...patience });
        expect(result.settled).toBe(true);
        expect(rowsOf(store)).toEqual(rowsOf(list.rows));
      }),
      { numRuns },
    );
  });

  it('in a run over what has changed since the one before', async () => {
    await fc.assert(
      fc.asyncProperty(made, fc.array(kept), moment, between(kept), size, async (rows, meanwhile, ofOneMoment, happenings, limit) => {
        const list = listWith(rows, 1);
        const store = new Map<string, Row>();
        const { next } = await reader(list, []).sync.receivables({ store, limit });
        list.do({ does: 'wait', ms: 100 * 86_400_000 });
        happen(list, meanwhile, ofOneMoment);
        const result = await reader(list, happenings).sync.receivables({ store, limit, since: next, ...patience });
        expect(result.settled).toBe(true);
        expect(rowsOf(store)).toEqual(rowsOf(list.rows));
      }),
      { numRuns },
    );
  });

  it('where the clock stands still, and one page has all that changes meanwhile', async () => {
    await fc.assert(
      fc.asyncProperty(made, moment, between(change), async (rows, ofOneMoment, happenings) => {
        const list = listWith(rows, 0, { ofOneMoment });
        const store = new Map<string, Row>();
        const limit = 1 + ofOneMoment + happenings.flat().length;
        const { settled } = await reader(list, happenings).sync.receivables({ store, limit, ...patience });
        expect(settled).toBe(true);
        expect(rowsOf(store)).toEqual(rowsOf(list.rows));
      }),
      { numRuns },
    );
  });

  it('where the clock stands still, with the run after it, however small the pages are', async () => {
    await fc.assert(
      fc.asyncProperty(made, between(kept), size, async (rows, happenings, limit) => {
        const list = listWith(rows, 0, { ofOneMoment: Number.POSITIVE_INFINITY });
        const store = new Map<string, Row>();
        const { next } = await reader(list, happenings).sync.receivables({ store, limit, ...patience });
        await reader(list, []).sync.receivables({ store, limit, since: next });
        expect(rowsOf(store)).toEqual(rowsOf(list.rows));
      }),
      { numRuns },
    );
  });

  it('where the server cuts its pages, without a word', async () => {
    await fc.assert(
      fc.asyncProperty(made, between(kept), async (rows, happenings) => {
        const list = listWith(rows, 1, { largestPage: 3 });
        const store = new Map<string, Row>();
        await reader(list, happenings).sync.receivables({ store, limit: 50, ...patience });
        expect(rowsOf(store)).toEqual(rowsOf(list.rows));
      }),
    );
  });
});

describe('a run', () => {
  const run = async (rows: number, happenings: readonly (readonly Change[])[], options: object = {}) => {
    const list = listWith(rows, 1);
    const seen: Row[] = [];
    const store = { set: (_: string, row: Row) => seen.push(row) };
    const { sync, asked } = reader(list, happenings);
    const result: SyncResult = await sync.receivables({ store, ...options });
    return { result, seen, asked, list };
  };

  it('over a list of one page asks once', async () => {
    expect(await run(50 - 1, [])).toMatchObject({ asked: { pages: 1 }, result: { kept: 49, removed: null, settled: true } });
  });

  it('asks little more than the pages that there are', async () => {
    const { asked, result } = await run(200, []);
    expect(result.kept).toBe(200);
    // The first one, which change is the newest, five that overlap, which is the newest now, and what has changed meanwhile.
    expect(asked.pages).toBe(1 + 1 + 5 + 1 + 1);
  });

  it('gives each state of a row once, and none that is older than one before', async () => {
    await fc.assert(
      fc.asyncProperty(made, between(change), size, async (rows, happenings, limit) => {
        const { seen, result } = await run(rows, happenings, { limit, ...patience });
        expect(new Set(seen.map(({ extId }) => extId)).size).toBe(seen.length);
        expect(result.kept).toBe(seen.length);
        const times = new Map<string, string>();
        for (const { id, lastUpdated } of seen) {
          expect(lastUpdated > (times.get(id) ?? '')).toBe(true);
          times.set(id, lastUpdated);
        }
      }),
    );
  });

  it('looks again where rows of one and the same moment have changed, page for page', async () => {
    const touch = (nth: number): Change[] => [{ does: 'touch', nth }];
    const list = listWith(9, 0, { ofOneMoment: 9 });
    const store = new Map<string, Row>();
    // Five pages of the first look, which is the newest, and five pages of the second: the first row changes when it has been read.
    const happenings = [[], touch(0), [], [], [], [], [], touch(0), touch(0)];
    const { settled } = await reader(list, happenings).sync.receivables({ store, limit: 3 });
    expect(settled).toBe(true);
    expect(rowsOf(store)).toEqual(rowsOf(list.rows));
  });

  it('over a list that does not come to rest says so, and the next one has the rest', async () => {
    const restless = Array.from({ length: 200 }, (_, nth): Change[] =>
      Array.from({ length: 3 }, (_, i) => ({ does: 'touch', nth: nth * 3 + i })),
    );
    const { result, list } = await run(20, restless, { limit: 3, rounds: 2 });
    expect(result).toMatchObject({ settled: false, removed: null });
    const store = new Map<string, Row>();
    await reader(list, []).sync.receivables({ store, since: result.next });
    expect(rowsOf(store)).toEqual(rowsOf(list.rows));
  });
});
