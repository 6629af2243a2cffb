import { Map as PersistentMap } from 'immutable';
import type { CollectionSpec, Identified, IndexSpec } from './definition.js';
import { Ordered, type Place } from './ordered.js';

/** A job of a record, at its place in the schedule. `table` is the collection's number in the blueprint. */
export interface Planned extends Place {
  readonly table: number;
  readonly job: string;
}

/** A record and its place; a deleted one stays as a mark, so that cursors which name it still know where they are. */
export interface Entry {
  readonly place: Place;
  readonly record: Identified;
  readonly deleted: boolean;
  readonly planned: readonly Planned[];
}

export type Partitions = PersistentMap<string, Ordered>;

/** The value of one collection: never written once published. */
export interface Table {
  readonly byId: PersistentMap<string, Entry>;
  readonly order: Ordered;
  readonly indexes: readonly Partitions[];
  readonly unique: readonly PersistentMap<string, string>[];
}

/** What a blueprint knows of a collection. */
export interface TableSpec {
  readonly provider: string;
  readonly name: string;
  readonly number: number;
  // biome-ignore lint/suspicious/noExplicitAny: a collection of any record
  readonly spec: CollectionSpec<any>;
  readonly indexNames: readonly string[];
  readonly uniqueNames: readonly string[];
  // biome-ignore lint/suspicious/noExplicitAny: work of any record
  readonly work: { due: (record: any, settings: any) => readonly { at: number; job: string }[]; jobs: Readonly<Record<string, any>> } | undefined;
}

const noEntries = PersistentMap<string, Entry>();
const noPartitions = PersistentMap<string, Ordered>();
const noKeys = PersistentMap<string, string>();

export const emptyTable = (spec: TableSpec): Table => ({
  byId: noEntries,
  order: Ordered.empty(),
  indexes: spec.indexNames.map(() => noPartitions),
  unique: spec.uniqueNames.map(() => noKeys),
});

/** Where a record stands in an index: at the index's own date, where it has one. */
export const placeFor = <T extends Identified>(spec: IndexSpec<T>, record: T, place: Place): Place =>
  spec.at ? { at: spec.at(record), seq: place.seq, id: place.id } : place;
