import type { Records } from '@paystub/mock-kernel';
import type { Stored } from '../../values/stored.js';
import { type Order, orderText } from './order.js';
import { type Asked, askedBy, type ListQuery, type Patterns } from './query.js';

/** paystand.R39: a page, how many there are before paging, and what was in effect. */
export interface ListAnswer<Shown> {
  readonly results: readonly Shown[];
  readonly count: number;
  readonly settings: { readonly limit: number; readonly offset: number; readonly order: string };
}

export interface ListOptions<R extends Stored, Shown> {
  readonly records: Records<R>;
  /** The records of one parent: an index and its key. */
  readonly in?: readonly [index: string, key: string];
  readonly show: (record: R) => Shown;
  readonly patterns?: Patterns;
  /** Further `f.` parameters, with what of a record they are compared with. */
  readonly filters?: Readonly<Record<string, (record: R) => string>>;
}

interface World {
  readonly now: number;
  readonly settings: { readonly timeZone: string };
}

/**
 * Dossier 4: a page of a list. In the order of a date, and in a window of that date, it costs O(log n + page), its count included; any
 * other order or filter looks at every record. Offsets count what is there now: what changes between two pages repeats or is skipped.
 */
export function listOf<R extends Stored, Shown>(
  { now, settings }: World,
  query: ListQuery,
  options: ListOptions<R, Shown>,
): ListAnswer<Shown> {
  const { show, patterns = 'none', filters = {} } = options;
  const asked = askedBy(query, { now, zone: settings.timeZone, patterns, filters: Object.keys(filters) });
  const { records, count } = indexed(asked, options) ?? searched(asked, options);
  const { limit, offset, order } = asked;
  return { results: records.map(show), count, settings: { limit, offset, order: orderText(order) } };
}

type Found<R> = { readonly records: readonly R[]; readonly count: number };

/** What an index answers, where there is one for the order and the window. */
function indexed<R extends Stored>({ limit, offset, order, span, wanted }: Asked, options: ListOptions<R, unknown>): Found<R> | undefined {
  const { field, ascending } = order;
  if (Object.keys(wanted).length > 0 || (span && span.field !== field)) return undefined;
  if (field !== 'created' && (field !== 'lastUpdated' || options.in)) return undefined;
  const within = field === 'created' ? options.in : (['updated'] as const);
  return options.records.window({ in: within, from: span?.from, to: span?.to, offset, limit, oldestFirst: ascending });
}

function searched<R extends Stored>(asked: Asked, { records, in: within, filters = {} }: ListOptions<R, unknown>): Found<R> {
  const { limit, offset, order, span, wanted } = asked;
  const conditions: ((record: R) => boolean)[] = Object.entries(wanted).map(
    ([name, value]) =>
      (record) =>
        filters[name]?.(record) === value,
  );
  if (span) conditions.push((record) => record[span.field] >= span.from && record[span.field] < span.to);
  const matches = (record: R) => conditions.every((holds) => holds(record));
  return records.search({ in: within, matches, compare: comparing(order), offset, limit });
}

function comparing<R extends Stored>({ field, ascending }: Order): (a: R, b: R) => number {
  const sign = ascending ? 1 : -1;
  const keyOf = (record: R) => (record as unknown as Readonly<Record<string, number | string | undefined>>)[field] ?? '';
  return (a, b) => {
    const [left, right] = [keyOf(a), keyOf(b)];
    return left === right ? 0 : left < right ? -sign : sign;
  };
}
