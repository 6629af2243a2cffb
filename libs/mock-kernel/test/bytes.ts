import type { Map as PersistentMap } from 'immutable';
import type { World } from '../src/index.js';

const byKey = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]) => (a < b ? -1 : 1);
const entries = <V, W>(map: PersistentMap<string, V>, show: (value: V) => W): [string, W][] =>
  [...map.entries()].map(([key, value]): [string, W] => [key, show(value)]).sort(byKey);
const itself = <T>(value: T) => value;

/** All of a world as text: two worlds with the same text are alike in every byte and tick. */
export function bytesOf(world: World): string {
  const { tables, schedule, ...rest } = world.state;
  const shown = tables.map(({ byId, order, indexes, unique }) => ({
    byId: entries(byId, itself),
    order: [...order],
    indexes: indexes.map((index) => entries(index, (members) => [...members])),
    unique: unique.map((keys) => entries(keys, itself)),
  }));
  return JSON.stringify({ tables: shown, schedule: [...schedule], ...rest, now: world.now(0) });
}
