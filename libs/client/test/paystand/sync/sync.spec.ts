import { afterEach, beforeEach, describe, expect, expectTypeOf, it } from 'vitest';
import type { PaystandSchemas as Schemas, SyncStore } from '../../../src/paystand/index.js';
import { receivable } from '../kit/answers.js';
import { listed, refused } from '../kit/envelopes.js';
import { dispute, payment, refund, transfer } from '../kit/money.js';
import { type Stub, startStub } from '../kit/stub.js';
import { thrownBy } from '../kit/thrown-by.js';

let stub: Stub;

beforeEach(async () => {
  stub = await startStub({ sleep: async () => {} });
});
afterEach(async () => {
  await stub.close();
  expect(stub.faults).toEqual([]);
});

const queries = () => stub.asked().map(({ query }) => query);
const everything = {
  'f.querytype': 'by-query-filters',
  'f.datepreset': 'custom',
  'f.datestart': '2000-01-01',
  'f.dateend': '2099-12-31',
  'f.datetype': 'lastUpdated',
  'f.timezone': 'UTC',
  'f.limit': '50',
  'f.order': 'lastUpdated ASC',
};
const idOf = (second: number) => `r${second}`.padEnd(24, '0');
const at = (second: number) => ({ ...receivable, id: idOf(second), lastUpdated: `2026-03-01T12:00:0${second}.000Z` });

describe('a run', () => {
  it('over everything asks for all days, by their last change, in UTC', async () => {
    const store = new Map<string, Schemas['Receivable']>();
    expect(await stub.paystand.sync.receivables({ store })).toEqual({
      next: receivable.lastUpdated,
      kept: 1,
      removed: [],
      settled: true,
    });
    expect([...store.values()]).toEqual([receivable]);
    expect(queries()).toEqual([everything]);
  });

  it.each([
    ['the next of the one before', '2026-03-01T00:30:00.000Z', {}, '2026-02-28'],
    ['a Date', new Date('2026-03-10T23:59:59Z'), {}, '2026-03-09'],
    ['a day', '2026-03-10', {}, '2026-03-09'],
    ['more days', '2026-03-10T12:00:00Z', { overlapDays: 7 }, '2026-03-03'],
    ['no more', '2026-03-10T12:00:00Z', { overlapDays: 0 }, '2026-03-10'],
  ])('since %s reads the days before again', async (_, since, options, start) => {
    await stub.paystand.sync.receivables({ store: new Map(), since, ...options });
    expect(queries()).toEqual([{ ...everything, 'f.datestart': start }]);
  });

  it('ends with a day of yours, and in pages of your size', async () => {
    await stub.paystand.sync.receivables({ store: new Map(), until: '2026-03-31', limit: 7 });
    expect(queries()).toEqual([{ ...everything, 'f.dateend': '2026-03-31', 'f.limit': '7' }]);
  });

  it('over a list where nothing has changed keeps its next', async () => {
    stub.on('listReceivables', () => ({ status: 200, body: listed([]) }));
    const { sync } = stub.paystand;
    const none = { kept: 0, settled: true };
    expect(await sync.receivables({ store: new Map() })).toEqual({ ...none, next: null, removed: [] });
    expect(await sync.receivables({ store: new Map(), since: null })).toEqual({ ...none, next: null, removed: [] });
    expect(await sync.receivables({ store: new Map(), since: '2026-03-01' })).toEqual({
      ...none,
      next: '2026-03-01T00:00:00.000Z',
      removed: null,
    });
  });

  it('takes out only what it has looked for: all of it, in a store that can say what it has', async () => {
    const keys = async function* () {
      yield* ['gone', receivable.id];
    };
    const gone: string[] = [];
    const { sync } = stub.paystand;
    const able = { set: () => {}, keys, delete: async (id: string) => gone.push(id) };
    expect(await sync.receivables({ store: able, since: '2026-03-01' })).toMatchObject({ removed: null });
    expect(await sync.receivables({ store: { set: () => {}, keys } })).toMatchObject({ removed: null });
    expect(gone).toEqual([]);
    expect(await sync.receivables({ store: able })).toMatchObject({ removed: ['gone'] });
    expect(gone).toEqual(['gone']);
  });

  it('is there for every list that can be read in the order of changes', async () => {
    const { sync } = stub.paystand;
    const stores = {
      payments: new Map<string, Schemas['Payment']>(),
      refunds: new Map<string, Schemas['Refund']>(),
      disputes: new Map<string, Schemas['Dispute']>(),
      transfers: new Map<string, Schemas['Transfer']>(),
    };
    await sync.payments({ store: stores.payments });
    await sync.refunds({ store: stores.refunds });
    await sync.disputes({ store: stores.disputes });
    await sync.transfers({ store: stores.transfers });
    expect(Object.values(stores).flatMap((store) => [...store.values()] as object[])).toEqual([payment, refund, dispute, transfer]);
    expect(stub.asked().map(({ operationId }) => operationId)).toEqual(['listAllPayments', 'listRefunds', 'listDisputes', 'listTransfers']);
    expectTypeOf(sync.payments).parameter(0).toHaveProperty('store').toEqualTypeOf<SyncStore<Schemas['Payment']>>();
  });
});

describe('a run fails', () => {
  it('with what a page fails with, and what was read is kept', async () => {
    stub.on('listReceivables', (_, nth) =>
      nth < 4 ? { status: 200, body: listed([at(1), at(2)], 9, 0, 2) } : { status: 400, body: refused(400, { code: 'validationError' }) },
    );
    const store = new Map<string, object>();
    expect(await thrownBy(stub.paystand.sync.receivables({ store, limit: 2 }))).toMatchObject({ kind: 'validation', status: 400 });
    expect([...store.keys()]).toEqual([idOf(1), idOf(2)]);
  });

  it('where the list is in another order, or its rows have no time', async () => {
    for (const rows of [[at(2), at(1)], [{ ...at(1), lastUpdated: 'today' }]]) {
      stub.on('listReceivables', () => ({ status: 200, raw: JSON.stringify(listed(rows)) }));
      const error = await thrownBy(stub.paystand.sync.receivables({ store: new Map() }));
      expect(error).toMatchObject({ kind: 'unexpected_answer', message: expect.stringContaining('not in the order of changes') });
    }
  });

  it('when its caller gives up', async () => {
    const giveUp = new AbortController();
    const store = { set: () => giveUp.abort(new Error('enough')) };
    stub.on('listReceivables', ({ query }) => ({ status: 200, body: listed([at(1), at(2)], 9, Number(query['f.offset'] ?? 0), 2) }));
    const error = await thrownBy(stub.paystand.sync.receivables({ store, limit: 2, signal: giveUp.signal }));
    expect(error).toMatchObject({ kind: 'aborted', cause: new Error('enough') });
  });

  it('with what the store fails with', async () => {
    const full = new Error('the disk is full');
    await expect(stub.paystand.sync.receivables({ store: { set: () => Promise.reject(full) } })).rejects.toBe(full);
  });

  it.each<[string, object]>([
    ['since', { since: 'yesterday' }],
    ['overlapDays', { overlapDays: -1 }],
    ['overlapDays', { overlapDays: Number.NaN }],
    ['limit', { limit: 1 }],
    ['limit', { limit: 2.5 }],
    ['rounds', { rounds: 0 }],
  ])('before anything is sent for a wrong %s: %j', async (argument, options) => {
    const error = await thrownBy(stub.paystand.sync.receivables({ store: new Map(), ...options }));
    expect(error).toMatchObject({ kind: 'invalid_argument', argument });
    expect(stub.calls).toEqual([]);
  });
});
