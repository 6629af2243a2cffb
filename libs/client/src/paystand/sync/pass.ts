import type { Keeper } from './keeper.js';
import { type Changing, type Pages, timeOf } from './pages.js';

/** Which rows are wanted: those of a time and later ones. */
export interface Wanted {
  readonly from: number;
  /** The newest there was before. What is newer may be left for another time: a list can change faster than it is read. */
  readonly until: number;
  /** Where they are likely to begin. */
  readonly start: number;
  readonly limit: number;
}

/** What came of reading them once. */
export interface Pass {
  /** Whether a row was new, or had changed. */
  readonly news: boolean;
  /** Whether the list was read to its end. */
  readonly ended: boolean;
  /** Whether one page had all of it: then it was so at one moment. */
  readonly atOnce: boolean;
  /** The rows that were read one after the other. */
  readonly ids: ReadonlySet<string>;
  /** How many rows come before what was read last. At the end of a list that is all that it has. */
  readonly length: number;
  /** Where rows as new as `until` are likely to begin. */
  readonly tail: number;
}

/** The row that was read last: all before it have been read, and what has changed of them since then comes after it. */
interface Anchor {
  readonly id: string;
  readonly time: number;
}

/**
 * Reads rows in the order of changes. Each page begins with the last row of the one before. Where it does not, rows before it have changed,
 * and are at the end now, or are gone: the list has moved up, and it goes back until it meets what it knows.
 */
export async function pass<T extends Changing>(pages: Pages<T>, keeper: Keeper<T>, { from, until, start, limit }: Wanted): Promise<Pass> {
  const ids = new Set<string>();
  let anchor: Anchor | undefined;
  let [news, met] = [false, 0];
  for (let [offset, back] = [start, limit - 1]; ; ) {
    const { data, next } = await pages.at(offset);
    news = (await keeper.take(data)) || news;
    if (offset > 0 && !meets(data[0], anchor, from)) {
      offset = Math.max(0, offset - back);
      back *= 2;
      continue;
    }
    met += 1;
    for (const row of data) {
      ids.add(row.id);
      anchor = { id: row.id, time: timeOf(row) };
    }
    const ended = next === null || data.length < 2;
    if (ended || (anchor && anchor.time > until)) {
      const before = data.filter((row) => timeOf(row) < until).length;
      return { news, ended, atOnce: ended && met === 1, ids, length: offset + data.length, tail: Math.max(0, offset + before - 1) };
    }
    [offset, back] = [next - 1, limit - 1];
  }
}

/** Whether no row can stand between this one and what has been read, or what is wanted. */
function meets(row: Changing | undefined, anchor: Anchor | undefined, from: number): boolean {
  if (!row) return false;
  const time = timeOf(row);
  return anchor ? time < anchor.time || (time === anchor.time && row.id === anchor.id) : time < from;
}
