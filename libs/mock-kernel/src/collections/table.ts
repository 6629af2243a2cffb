import type { Map as PersistentMap } from 'immutable';
import type { Identified } from './collection.js';
import type { Ordered, Place } from './ordered.js';

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
/** Of a unique key: the id of the record that has it. */
export type Keys = PersistentMap<string, string>;

/** The value of one collection: never written once published. */
export interface Table {
  readonly byId: PersistentMap<string, Entry>;
  readonly order: Ordered;
  readonly indexes: readonly Partitions[];
  readonly unique: readonly Keys[];
}
