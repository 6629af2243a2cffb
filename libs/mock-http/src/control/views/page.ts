import { invalid } from '../refusals/problem.js';

export interface PageQuery {
  readonly cursor?: string;
  readonly limit?: number;
}

const DEFAULT_LIMIT = 50;

/**
 * A page of a list that is all in hand, newest first, each item with a number that falls from item to item.
 * The cursor is the number of the last item of the page before, so that it holds when that item is gone.
 */
export function pageOf<T>(
  items: readonly T[],
  { cursor, limit = DEFAULT_LIMIT }: PageQuery,
  numberOf: (item: T) => number,
): { data: T[]; next: string | null } {
  if (cursor !== undefined && !/^-?\d{1,15}$/.test(cursor))
    throw invalid('cursor', `${cursor} is none of this list.`, 'Use the `next` of the page before.');
  const older = cursor === undefined ? items : items.filter((item) => numberOf(item) < Number(cursor));
  const data = older.slice(0, limit);
  const last = data.at(-1);
  return { data, next: last !== undefined && older.length > limit ? String(numberOf(last)) : null };
}
