import type { Identified } from './definition.js';
import type { Draft } from './draft.js';
import { Ordered, type Place } from './ordered.js';
import { placeFor } from './table.js';

/** A partition of an index: its name and, where the index has partitions, the key of one. */
export type Partition = readonly [index: string, key?: string];

/** Where a page starts: beside a record that is or was there, or after so many. */
export type Cursor = { readonly side: 'older' | 'newer'; readonly id: string };

export interface PageRequest {
  readonly in?: Partition | undefined;
  readonly cursor?: Cursor | undefined;
  /** How many of the newest to leave out; not together with a cursor. */
  readonly offset?: number | undefined;
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

  /** Stores a record, new or changed, and plans its due work. */
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

  /** How many stand in the half-open span of dates `[from, to)`. */
  countBetween(from: number, to: number, partition?: Partition): number {
    const members = this.members(partition);
    return members.rank(edge(to)) - members.rank(edge(from));
  }

  /** A page, newest first; undefined when the cursor names no record that ever was. */
  page({ in: partition, cursor, offset, limit }: PageRequest): Page<T> | undefined {
    const members = this.members(partition);
    if (cursor === undefined) return this.newest(members, offset ?? 0, limit);
    const place = this.placeIn(partition, cursor.id);
    if (place === undefined) return undefined;
    if (cursor.side === 'newer') {
      const places = members.after(place, limit + 1);
      const more = places.length > limit;
      if (more) places.pop();
      return { records: this.load(places.reverse()), older: members.rank({ ...place, seq: place.seq + 1 }) > 0, newer: more };
    }
    const places = members.before(place, limit + 1);
    const more = places.length > limit;
    if (more) places.pop();
    return { records: this.load(places), older: more, newer: members.rank(place) < members.size };
  }

  /** Every record of a partition, oldest first. */
  *all(partition?: Partition): Generator<T> {
    for (const place of this.members(partition).after(undefined, Number.POSITIVE_INFINITY)) yield this.get(place.id) as T;
  }

  private newest(members: Ordered, offset: number, limit: number): Page<T> {
    const from = offset === 0 ? undefined : members.at(members.size - offset);
    if (offset > 0 && from === undefined) return { records: [], older: false, newer: members.size > 0 };
    const places = members.before(from, limit + 1);
    const more = places.length > limit;
    if (more) places.pop();
    return { records: this.load(places), older: more, newer: offset > 0 };
  }

  private members(partition: Partition | undefined): Ordered {
    if (partition === undefined) return this.draft.order();
    const [index, key = ''] = partition;
    return this.draft.index(index).get(key) ?? Ordered.empty();
  }

  private placeIn(partition: Partition | undefined, id: string): Place | undefined {
    const entry = this.draft.entry(id);
    if (entry === undefined || partition === undefined) return entry?.place;
    const spec = this.draft.indexSpec(partition[0]);
    return (spec.key?.(entry.record) ?? '') === (partition[1] ?? '') ? placeFor(spec, entry.record, entry.place) : undefined;
  }

  private load(places: readonly Place[]): T[] {
    return places.map((place) => this.get(place.id) as T);
  }
}

const edge = (at: number): Place => ({ at, seq: -1, id: '' });
