export { Blueprint } from './blueprint.js';
export { isoSeconds } from './clock.js';
export {
  type AnyDefinition,
  type CollectionSpec,
  collection,
  type Due,
  type Identified,
  type ProviderDefinition,
  type Tx,
  type Work,
} from './definition.js';
export type { Change } from './draft.js';
export { type Facts, Fault } from './fault.js';
export { type IdFormat, type SeedKeys, seedKeys, uuidOf } from './ids.js';
export { type Lifecycle, next, takes } from './lifecycle.js';
export { Ordered, type Place } from './ordered.js';
export { type Delivery, type Emission, type Outcome, RETRY, type Unsent } from './outbox.js';
export { type Cursor, type Page, type PageRequest, type Partition, Records } from './records.js';
export type { Dropped, Emitted, Ids, TxBase } from './tx.js';
export { type Commit, type Firing, type ReadRecords, type Snapshot, World, type WorldOptions } from './world.js';
