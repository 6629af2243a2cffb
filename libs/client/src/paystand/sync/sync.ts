import type { Connection } from '../connection/connection.js';
import { invalidArgument } from '../connection/paystand-error.js';
import { Keeper } from './keeper.js';
import { type SyncOptions, type SyncResult, type SyncStore, windowOf } from './options.js';
import { type Changing, type Pages, pagesOf, type SyncEndpoint, type SyncRow, timeOf } from './pages.js';
import { type Pass, pass } from './pass.js';

const everything = Number.NEGATIVE_INFINITY;

/**
 * Brings a store up to a list: `await paystand.sync.receivables({ store, since })`. Whatever changes between two pages, it ends with what
 * the list had as its last page was read; where changes of one and the same moment fill more than a page, with the next run at the latest.
 * Rows may be given to the store anew that it has already; `next` of the result is `since` of the run after.
 */
export const sync = (connection: Connection) => {
  const of =
    <E extends SyncEndpoint>(endpoint: E) =>
    (options: SyncOptions<SyncRow<E>>): Promise<SyncResult> =>
      synced(connection, endpoint, options);
  return {
    receivables: of('GET /receivables'),
    payments: of('GET /payments/all'),
    refunds: of('GET /refunds'),
    disputes: of('GET /disputes'),
    transfers: of('GET /transfers'),
  };
};

async function synced<E extends SyncEndpoint>(connection: Connection, endpoint: E, options: SyncOptions<SyncRow<E>>): Promise<SyncResult> {
  const { store, since, limit = 50, rounds = 10, signal, timeoutMs } = options;
  if (!Number.isInteger(limit) || limit < 2) throw invalidArgument('limit', 'limit is a whole number from 2: pages have to overlap.');
  if (!(rounds >= 1)) throw invalidArgument('rounds', 'rounds is a number from 1.');
  const callOptions = { ...(signal && { signal }), ...(timeoutMs !== undefined && { timeoutMs }) };
  const pages: Pages<SyncRow<E>> = pagesOf(connection, endpoint, windowOf(options), limit, callOptions);
  const removes = !since && store.keys !== undefined && store.delete !== undefined;

  const first = await pages.at(0);
  const newest = first.next === null ? first.data.at(-1) : ((await pages.newest()) ?? first.data.at(-1));
  const begun = newest ? timeOf(newest) : everything;
  const keeper = new Keeper(store, begun);
  const found = first.next === null ? await keptOf(first.data, keeper) : await settle({ pages, keeper, begun, limit, rounds, removes });
  return {
    next: newest?.lastUpdated ?? (since ? new Date(since).toISOString() : null),
    kept: keeper.kept,
    removed: removes && found ? await removedFrom(store, found) : null,
    settled: found !== undefined,
  };
}

/** A list of one page needs no second look. */
async function keptOf<T extends Changing>(rows: readonly T[], keeper: Keeper<T>): Promise<ReadonlySet<string>> {
  await keeper.take(rows);
  return new Set(rows.map(({ id }) => id));
}

interface Settling<T extends Changing> {
  readonly pages: Pages<T>;
  readonly keeper: Keeper<T>;
  /** A time that the server's clock had already reached. */
  readonly begun: number;
  readonly limit: number;
  readonly rounds: number;
  /** Whether rows that are gone have to be known. */
  readonly removes: boolean;
}

/**
 * Reads all of the list, then what has changed since that began, then what has changed since that began, until nothing has, or one page
 * has it all. The ids that there are, or nothing if it did not come to that.
 */
async function settle<T extends Changing>({ pages, keeper, begun, limit, rounds, removes }: Settling<T>): Promise<Set<string> | undefined> {
  let ids = new Set<string>();
  let [from, until, start] = [everything, begun, 0];
  for (let round = 1; round <= rounds; round += 1) {
    const read: Pass = await pass(pages, keeper, { from, until, start, limit });
    ids = new Set([...(from === everything ? [] : ids), ...read.ids]);
    const isDone = read.ended && (!read.news || read.atOnce);
    // All rows of the list have been read; if it has fewer than were, some are gone: nothing but a look at all of it tells which.
    if (isDone && (!removes || ids.size === read.length)) return ids;
    // Whatever changed while it was read has got this time or a later one.
    [from, start] = isDone ? [everything, 0] : [until, read.tail];
    const newest = await pages.newest();
    until = newest ? Math.max(until, timeOf(newest)) : until;
  }
  return undefined;
}

async function removedFrom<T>(store: SyncStore<T>, found: ReadonlySet<string>): Promise<readonly string[]> {
  const gone: string[] = [];
  for await (const id of store.keys?.() ?? []) if (!found.has(id)) gone.push(id);
  for (const id of gone) await store.delete?.(id);
  return gone;
}
