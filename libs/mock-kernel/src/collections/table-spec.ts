import { Map as PersistentMap } from 'immutable';
import type { Due } from '../definition.js';
import type { CollectionSpec, Identified, IndexSpec } from './collection.js';
import { Ordered, type Place } from './ordered.js';
import type { Entry, Table } from './table.js';

/** What a blueprint knows of a collection; indexes and unique keys by position. */
export interface TableSpec {
  readonly provider: string;
  readonly name: string;
  readonly number: number;
  readonly createdAt: (record: Identified) => number;
  readonly forgets: boolean;
  readonly indexNames: readonly string[];
  readonly indexes: readonly IndexSpec<Identified>[];
  readonly uniqueNames: readonly string[];
  readonly uniques: readonly ((record: Identified) => string | undefined)[];
  readonly work: AnyWork | undefined;
}

/** The work of records of any kind. */
export interface AnyWork {
  readonly due: (record: Identified, settings: object) => readonly Due[];
  readonly jobs: Readonly<Record<string, (tx: object, record: Identified) => void>>;
}

export const tableSpec = (
  provider: string,
  name: string,
  number: number,
  { createdAt, forgets = false, indexes = {}, unique = {} }: CollectionSpec<Identified>,
  work: AnyWork | undefined,
): TableSpec => ({
  provider,
  name,
  number,
  createdAt,
  forgets,
  indexNames: Object.keys(indexes),
  indexes: Object.values(indexes),
  uniqueNames: Object.keys(unique),
  uniques: Object.values(unique),
  work,
});

const noEntries = PersistentMap<string, Entry>();
const noPartitions = PersistentMap<string, Ordered>();
const noKeys = PersistentMap<string, string>();

export const emptyTable = (spec: TableSpec): Table => ({
  byId: noEntries,
  order: Ordered.empty(),
  indexes: spec.indexes.map(() => noPartitions),
  unique: spec.uniques.map(() => noKeys),
});

/** Where a record stands in an index: at the index's own date, where it has one. */
export const placeFor = <T extends Identified>(spec: IndexSpec<T>, record: T, place: Place): Place =>
  spec.at ? { at: spec.at(record), seq: place.seq, id: place.id } : place;
