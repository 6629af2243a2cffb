import type { Clock } from './clock.js';
import type { Ordered } from './collections/ordered.js';
import type { Planned, Table } from './collections/table.js';
import type { Counters } from './ids.js';

/** All of a world as one value, never written once published: keeping a reference to it is a snapshot. */
export interface WorldState {
  readonly tables: readonly Table[];
  /** Per provider. */
  readonly settings: Readonly<Record<string, object>>;
  readonly counters: Counters;
  /** Due work, by time, then by order of planning. */
  readonly schedule: Ordered<Planned>;
  readonly clock: Clock;
  /** The time of the newest transaction: nothing later happens before it. */
  readonly last: number;
  /** Counts arrivals: records, jobs. */
  readonly seq: number;
  /** Counts the due work that was started. */
  readonly fired: number;
}

/** Worlds, forks and snapshots share values: a frozen one cannot be changed behind their backs. */
export function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value) || ArrayBuffer.isView(value)) return value;
  Object.freeze(value);
  for (const key in value) deepFreeze(value[key]);
  return value;
}
