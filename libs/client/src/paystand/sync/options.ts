import type { CallOptions } from '../../connection/connection.js';
import { invalidArgument } from '../connection/paystand-error.js';

/** Where rows are kept. A `Map` is one; so is a table of yours, with these functions. */
export interface SyncStore<T> {
  /** Keeps a row in place of the one with this id. It is called once for each state of a row that is seen, and waited for. */
  set(id: string, row: T): unknown;
  /** The ids of all that is kept, and an end to one of them: with both, a run over everything also takes out what is no longer there. */
  keys?(): Iterable<string> | AsyncIterable<string>;
  delete?(id: string): unknown;
}

export interface SyncOptions<T> extends CallOptions {
  readonly store: SyncStore<T>;
  /** `next` of the run before, or a time of your own: what has changed since then is read. All there is without it. */
  readonly since?: string | Date | null;
  /** How many days before `since` are read again; 1 unless it says otherwise. Lists know whole days only (paystand.R46, paystand.R47). */
  readonly overlapDays?: number;
  /** The last day, `YYYY-MM-DD`. None unless it says otherwise: what changes while it is read must not leave the list. */
  readonly until?: string;
  /** How many a page holds, from 2; 50 unless it says otherwise. The most is not documented. */
  readonly limit?: number;
  /** How often it is read again while it keeps changing; 10 unless it says otherwise. */
  readonly rounds?: number;
}

/** What a run over a list has done. */
export interface SyncResult {
  /** `since` for the next run: when the newest change was made that there was as this run began. Null while there is none. */
  readonly next: string | null;
  /** How many states of rows were kept. */
  readonly kept: number;
  /** What was taken out. Null where that was not looked for: in a run with `since`, and in a store without `keys` or `delete`. */
  readonly removed: readonly string[] | null;
  /** False where changes kept coming for all rounds. What may be missing is read by the next run. */
  readonly settled: boolean;
}

/** Every day that there can be. */
const [firstDay, lastDay] = ['2000-01-01', '2099-12-31'];
const dayMs = 86_400_000;

/** What every page of a run asks: whole days in UTC, whatever the merchant's zone is. */
export function windowOf<T>({ since, overlapDays = 1, until = lastDay }: SyncOptions<T>) {
  if (!(overlapDays >= 0)) throw invalidArgument('overlapDays', 'overlapDays is a number of days from 0.');
  return { from: since ? dayOf(since, overlapDays) : firstDay, to: until, dateType: 'lastUpdated', timezone: 'UTC' } as const;
}

function dayOf(since: string | Date, daysBefore: number): string {
  const time = new Date(since).getTime();
  if (Number.isNaN(time)) throw invalidArgument('since', 'since is no time: give the `next` of the run before, or a Date.');
  return new Date(time - Math.ceil(daysBefore) * dayMs).toISOString().slice(0, 10);
}
