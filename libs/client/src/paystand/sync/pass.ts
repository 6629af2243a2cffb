import type { Keeper } from './keeper.js';
import { type Changing, type Pages, timeOf } from './pages.js';

/** What came of reading a list once, to its end. */
export interface Pass {
  /** Whether a row was new, or had changed. */
  readonly news: boolean;
  /** Whether one page had all that was wanted: then it was so at one moment. */
  readonly atOnce: boolean;
  /** The rows that were read one after the other. */
  readonly ids: ReadonlySet<string>;
  /** How many the list had at its end. */
  readonly length: number;
}

/** Where the reading is: all rows before this one have been read, in a state that they still have or had later than they were put there. */
interface Anchor {
  readonly id: string;
  readonly time: number;
  /** The rows of the same time that were read, this one included. */
  readonly beside: ReadonlySet<string>;
}

/**
 * Reads the rows from a time on, in the order of changes. Each page begins with the last row of the one before. Where it does not, rows
 * before it have changed, and are at the end now, or are gone: the list has moved up, and it goes back until it meets what it knows.
 */
export async function pass<T extends Changing>(
  pages: Pages<T>,
  keeper: Keeper<T>,
  { from, start, limit }: { readonly from: number; readonly start: number; readonly limit: number },
): Promise<Pass> {
  const ids = new Set<string>();
  let anchor: Anchor | undefined;
  let [news, pagesRead] = [false, 0];
  for (let [offset, back] = [start, limit - 1]; ; ) {
    const { data, next } = await pages.at(offset);
    news = (await keeper.take(data)) || news;
    if (offset > 0 && !meets(data[0], anchor, from)) {
      offset = Math.max(0, offset - back);
      back *= 2;
      continue;
    }
    pagesRead += 1;
    for (const row of data) {
      ids.add(row.id);
      anchor = after(anchor, row);
    }
    if (next === null || data.length < 2) return { news, atOnce: pagesRead === 1, ids, length: offset + data.length };
    [offset, back] = [next - 1, limit - 1];
  }
}

/** Whether no row can stand between this one and what has been read, or what is wanted. */
function meets(row: Changing | undefined, anchor: Anchor | undefined, from: number): boolean {
  if (!row) return false;
  const time = timeOf(row);
  if (!anchor) return time < from;
  return time < anchor.time || (time === anchor.time && anchor.beside.has(row.id));
}

function after(anchor: Anchor | undefined, row: Changing): Anchor {
  const [{ id }, time] = [row, timeOf(row)];
  return { id, time, beside: anchor?.time === time ? (anchor.beside as Set<string>).add(id) : new Set([id]) };
}
