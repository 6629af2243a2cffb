/** One page of a list. */
export interface Page<T> {
  readonly data: readonly T[];
  /** How many there are on all pages; null where the answer does not say. That this is what `count` means is inferred (paystand.R39). */
  readonly count: number | null;
  /** The `offset` of the page after this one, null on the last page. */
  readonly next: number | null;
}

/** How a list is answered (paystand.R39). What is in `settings` is inferred. */
interface Answer<T> {
  readonly results: readonly T[];
  readonly count?: unknown;
  readonly settings?: { readonly limit?: unknown } | null;
}

/** paystand.R40 */
const usualSize = 50;

/** The page in an answer; undefined where there is none in it. */
export function pageOf<T>(answer: unknown, asked: { readonly limit?: number | undefined; readonly offset: number }): Page<T> | undefined {
  const { results, count, settings } = answer as Partial<Answer<T>>;
  if (!Array.isArray(results)) return undefined;
  const total = typeof count === 'number' ? count : null;
  const end = asked.offset + results.length;
  const hasMore = results.length > 0 && (results.length >= sizeOf(asked.limit, settings?.limit) || (total !== null && total > end));
  return { data: results, count: total, next: hasMore ? end : null };
}

/** A short page is the last one (dossier 4.6); how short is short, the server may say: it cuts pages that are too large (inferred). */
function sizeOf(limit: number = usualSize, effective: unknown): number {
  return typeof effective === 'number' && effective > 0 ? Math.min(limit, effective) : limit;
}
