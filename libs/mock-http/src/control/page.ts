export interface PageQuery {
  readonly cursor?: string;
  readonly limit?: number;
}

const DEFAULT_LIMIT = 50;

/** A page of a list that is all in hand; the cursor names the last item of the page before. */
export function pageOf<T>(
  items: readonly T[],
  { cursor, limit = DEFAULT_LIMIT }: PageQuery,
  idOf: (item: T) => string,
): { data: T[]; next: string | null } {
  const from = cursor === undefined ? 0 : items.findIndex((item) => idOf(item) === cursor) + 1;
  const data = items.slice(from, from + limit);
  const last = data.at(-1);
  return { data, next: last !== undefined && from + limit < items.length ? idOf(last) : null };
}
