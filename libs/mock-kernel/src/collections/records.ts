import type { Identified } from './collection.js';
import type { Draft } from './draft.js';
import { Foremost } from './foremost.js';
import { Ordered, type Place } from './ordered.js';
import type { Entry } from './table.js';
import { placeFor } from './table-spec.js';

/** A partition of an index: its name and, where the index has partitions, the key of one. */
export type Partition = readonly [index: string, key?: string];

/** Where a page starts: beside a record that is or was there. */
export type Cursor = { readonly side: 'older' | 'newer'; readonly id: string };

export interface PageRequest {
  readonly in?: Partition | undefined;
  readonly cursor?: Cursor | undefined;
  /** How many of the newest to leave out; not together with a cursor. */
  readonly offset?: number | undefined;
  readonly limit: number;
}

/** A stretch of records by their dates: those in the half-open span `[from, to)`, each end open unless given. */
export interface WindowRequest {
  readonly in?: Partition | undefined;
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  /** How many of the first to leave out. */
  readonly offset?: number | undefined;
  readonly limit: number;
  /** Newest first, unless told otherwise. */
  readonly oldestFirst?: boolean | undefined;
}

export interface SearchRequest<T> {
  readonly in?: Partition | undefined;
  readonly matches: (record: T) => boolean;
  readonly compare: (a: T, b: T) => number;
  /** How many of the first to leave out. */
  readonly offset: number;
  readonly limit: number;
}

/** Records newest first, and whether there are more on either side. */
export interface Page<T> {
  readonly records: readonly T[];
  readonly older: boolean;
  readonly newer: boolean;
}

/** The records of one collection, inside a transaction. */
export class Records<T extends Identified> {
  constructor(private readonly draft: Draft) {}

  get(id: string): T | undefined {
    const entry = this.draft.entry(id);
    return entry === undefined || entry.deleted ? undefined : (entry.record as T);
  }

  /** Stores a record, new or changed, and plans its due work. From then on it is frozen. */
  put(record: T): T {
    this.draft.put(record);
    return record;
  }

  /** False when there is no such record. */
  delete(id: string): boolean {
    return this.draft.delete(id);
  }

  /** The record with that value of a unique key. */
  find(unique: string, key: string): T | undefined {
    const id = this.draft.unique(unique).get(key);
    return id === undefined ? undefined : this.get(id);
  }

  count(partition?: Partition): number {
    return this.members(partition).size;
  }

  /** A stretch of a span of dates, and how many records the span holds. */
  window({ in: partition, from, to, offset = 0, limit, oldestFirst = false }: WindowRequest): { records: readonly T[]; count: number } {
    const members = this.members(partition);
    const start = from === undefined ? 0 : members.rank(edge(from));
    const end = to === undefined ? members.size : Math.max(start, members.rank(edge(to)));
    const places = oldestFirst
      ? members.range(start + offset, Math.min(end, start + offset + limit))
      : members.range(Math.max(start, end - offset - limit), end - offset).reverse();
    return { records: this.load(places), count: end - start };
  }

  /**
   * A page of those that `matches` takes, in an order of one's own (equals newest first), and how many it takes. It looks at every record:
   * a million take some tenths of a second.
   */
  search({ in: partition, matches, compare, offset, limit }: SearchRequest<T>): { records: readonly T[]; count: number } {
    const first = new Foremost<Entry>((a, b) => compare(a.record as T, b.record as T) || newerFirst(a.place, b.place), offset, limit);
    let found = 0;
    const look = (entry: Entry) => {
      if (!matches(entry.record as T)) return;
      found++;
      first.add(entry);
    };
    if (partition === undefined) this.draft.each(look);
    else for (const { id } of this.members(partition)) look(this.draft.entry(id) as Entry);
    return { records: first.inOrder().map(({ record }) => record as T), count: found };
  }

  /**
   * A page, newest first; undefined when the cursor names no record that ever was in the collection.
   * A cursor stands for a place in time: it holds when its record is deleted, or has left the partition.
   */
  page({ in: partition, cursor, offset = 0, limit }: PageRequest): Page<T> | undefined {
    const members = this.members(partition);
    if (cursor === undefined) {
      const from = offset > 0 ? (members.at(members.size - offset) ?? members.first()) : undefined;
      const { places, more } = cut(members.before(from, limit + 1), limit);
      return { records: this.load(places), older: more, newer: from !== undefined };
    }
    const place = this.placeOf(cursor.id, partition);
    if (place === undefined) return undefined;
    if (cursor.side === 'older') {
      const { places, more } = cut(members.before(place, limit + 1), limit);
      return { records: this.load(places), older: more, newer: members.rank(place) < members.size };
    }
    const { places, more } = cut(members.after(place, limit + 1), limit);
    return { records: this.load(places.reverse()), older: members.rank({ ...place, seq: place.seq + 1 }) > 0, newer: more };
  }

  /** The records that were there at the start, oldest first; those deleted meanwhile are passed over. */
  *all(partition?: Partition): Generator<T> {
    for (const { id } of this.members(partition)) {
      const record = this.get(id);
      if (record !== undefined) yield record;
    }
  }

  private members(partition: Partition | undefined): Ordered {
    if (partition === undefined) return this.draft.order();
    const [index, key = ''] = partition;
    return this.draft.index(index).get(key) ?? Ordered.empty();
  }

  private placeOf(id: string, partition: Partition | undefined): Place | undefined {
    const entry = this.draft.entry(id);
    if (entry === undefined || partition === undefined) return entry?.place;
    return placeFor(this.draft.indexSpec(partition[0]), entry.record, entry.place);
  }

  private load(places: readonly Place[]): T[] {
    return places.map((place) => this.get(place.id) as T);
  }
}

function cut(places: Place[], limit: number): { places: Place[]; more: boolean } {
  const more = places.length > limit;
  if (more) places.pop();
  return { places, more };
}

const newerFirst = (a: Place, b: Place) => b.at - a.at || b.seq - a.seq;

const edge = (at: number): Place => ({ at, seq: -1, id: '' });
