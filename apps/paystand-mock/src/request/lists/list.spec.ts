import { Blueprint, collection, type Tx, World } from '@paystub/mock-kernel';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Stored } from '../../values/stored.js';
import { listOf } from './list.js';
import type { ListQuery } from './query.js';

interface Row extends Stored {
  readonly amount: number;
  readonly status: string;
  readonly parent: string;
}

const rows = collection<Row>({
  createdAt: ({ created }) => created,
  indexes: { updated: { at: ({ lastUpdated }) => lastUpdated }, parent: { key: ({ parent }) => parent } },
});
const blueprint = new Blueprint([{ provider: 'toy', collections: { rows }, settings: { timeZone: 'UTC' } }]);
type RowTx = Tx<{ rows: typeof rows }, { timeZone: string }>;

const start = Date.parse('2026-05-01T00:00:00Z');
const DAY = 86_400_000;

const row = fc.record({
  day: fc.nat(9),
  later: fc.nat(5),
  amount: fc.nat(4),
  status: fc.constantFrom('active', 'paid'),
  parent: fc.constantFrom('a', 'b'),
});
type Given = { day: number; later: number; amount: number; status: string; parent: string };

function worldOf(given: readonly Given[]) {
  const world = new World(blueprint, { seed: 's', now: start, machine: 0, frozen: true });
  world.transact('toy', start, (tx: RowTx) => {
    for (const [i, { day, later, amount, status, parent }] of given.entries()) {
      const created = start + day * DAY;
      tx.rows.put({ id: `r${i}`, created, lastUpdated: created + later * DAY, amount, status, parent });
    }
  });
  return (query: ListQuery, parent?: string) =>
    world.read('toy', start, (tx: RowTx) =>
      listOf(tx, query, {
        records: tx.rows,
        patterns: 'A',
        show: ({ id }) => id,
        filters: { 'f.status': ({ status }) => status },
        ...(parent === undefined ? {} : { in: ['parent', parent] as const }),
      }),
    );
}

/** What the rules say, in the plainest way: newest first, filtered, sorted, cut. */
function expected(given: readonly Given[], query: ListQuery, parent: string | undefined) {
  const all = given.map((one, i) => ({ ...one, id: `r${i}`, created: one.day, lastUpdated: one.day + one.later }));
  const isOn = query['f.querytype'] !== undefined;
  const field = (isOn && query['f.datetype'] === 'lastUpdated' ? 'lastUpdated' : 'created') as 'created';
  const dayOf = (name: string) => (Date.parse(`${query[name]}T00:00:00Z`) - start) / DAY;
  const matching = all
    .toSorted((a, b) => b.created - a.created || Number(b.id.slice(1)) - Number(a.id.slice(1)))
    .filter((one) => parent === undefined || one.parent === parent)
    .filter((one) => !isOn || query['f.status'] === undefined || one.status === query['f.status'])
    .filter(
      (one) => !isOn || query['f.datepreset'] === undefined || (one[field] >= dayOf('f.datestart') && one[field] <= dayOf('f.dateend')),
    );
  return { matching, field };
}

const query = fc.record(
  {
    'f.querytype': fc.constant('by-query-filters'),
    'f.datetype': fc.constantFrom('created', 'lastUpdated'),
    'f.status': fc.constantFrom('active', 'paid', 'lost'),
    days: fc.tuple(fc.nat(9), fc.nat(9)),
    order: fc.constantFrom('created ASC', 'created DESC', 'lastUpdated ASC', 'lastUpdated DESC', 'amount ASC', 'status DESC', 'id ASC'),
    limit: fc.integer({ min: 1, max: 6 }),
    offset: fc.nat(12),
  },
  { requiredKeys: [] },
);

function queryOf({ days, ...rest }: { days?: [number, number] } & Record<string, unknown>): ListQuery {
  if (!days) return rest;
  const [from, to] = [...days].sort((a, b) => a - b).map((day) => new Date(start + day * DAY).toISOString().slice(0, 10));
  return { ...rest, 'f.datepreset': 'custom', 'f.datestart': from, 'f.dateend': to };
}

describe('a list', () => {
  it('is what the plainest reading of its query gives, whatever index answers it', () => {
    fc.assert(
      fc.property(
        fc.array(row, { maxLength: 20 }),
        query,
        fc.option(fc.constantFrom('a', 'b'), { nil: undefined }),
        (given, asked, parent) => {
          const sent = queryOf(asked as never);
          const { results, count, settings } = worldOf(given)(sent, parent);
          const { matching } = expected(given, sent, parent);
          expect(count).toBe(matching.length);
          expect(results).toHaveLength(Math.max(0, Math.min(settings.limit, matching.length - settings.offset)));
          const whole = worldOf(given)({ ...sent, limit: 1000, offset: 0 }, parent).results;
          expect(new Set(whole)).toEqual(new Set(matching.map(({ id }) => id)));
          expect(results).toEqual(whole.slice(settings.offset, settings.offset + settings.limit));
          const [field, direction] = settings.order.split(' ') as ['created', string];
          const keys = whole.map((id) => matching.find((one) => one.id === id)?.[field] as number | string);
          const ordered = keys.toSorted((a, b) => (a === b ? 0 : a < b ? -1 : 1));
          expect(keys).toEqual(direction === 'ASC' ? ordered : ordered.reverse());
        },
      ),
      { numRuns: 300 },
    );
  });

  it('shows what is in effect, and counts what is not on the page [paystand.R39, paystand.R40, paystand.R42]', () => {
    const list = worldOf([0, 1, 2].map((day) => ({ day, later: 0, amount: 1, status: 'active', parent: 'a' })));
    expect(list({})).toEqual({ results: ['r2', 'r1', 'r0'], count: 3, settings: { limit: 50, offset: 0, order: 'created DESC' } });
    expect(list({ offset: 5 })).toMatchObject({ results: [], count: 3 });
  });
});
