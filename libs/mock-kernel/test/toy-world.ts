import { Blueprint, World } from '../src/index.js';
import { type Box, noon, type ToyTx, toy } from './toy.js';

export const blueprint = new Blueprint([toy]);

export const worldOf = (seed = 'spec', shared: Blueprint = blueprint) => new World(shared, { seed, now: noon, machine: 0, frozen: true });

/** A box as `create` makes it. */
export const box = (id: string, fields: Partial<Box> = {}): Box => ({
  id,
  ref: undefined,
  shelf: undefined,
  kind: 'plain',
  state: 'open',
  created_at: noon,
  updated_at: noon,
  ...fields,
});

/** Does something to the boxes of a world, at the time that it shows. */
export const doing = <R>(world: World, work: (tx: ToyTx) => R) => world.transact('toy', world.now(0), work);

/** Looks at the boxes of a world. */
export const reading = <R>(world: World, work: (tx: ToyTx) => R): R => world.read('toy', world.now(0), work);
