import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { Blueprint } from '../../src/index.js';
import { bytesOf } from '../bytes.js';
import { toy } from '../toy.js';
import { worldOf } from '../toy-world.js';
import { apply, commands } from './commands.js';

it('the same seed and the same commands give the same answers and the same bytes', () => {
  fc.assert(
    fc.property(fc.string(), commands, (seed, asked) => {
      const one = worldOf(seed);
      const other = worldOf(seed, new Blueprint([toy]));
      for (const command of asked) expect(JSON.stringify(apply(one, command))).toBe(JSON.stringify(apply(other, command)));
      expect(bytesOf(one)).toBe(bytesOf(other));
    }),
    { numRuns: 200 },
  );
});

it('after a reset, and after a restore, the same commands give the same again', () => {
  fc.assert(
    fc.property(commands, commands, (first, then) => {
      const world = worldOf();
      for (const command of first) apply(world, command);
      const snapshot = world.snapshot(0);
      for (const command of then) apply(world, command);
      const bytes = bytesOf(world);
      world.restore(snapshot, 0);
      for (const command of then) apply(world, command);
      expect(bytesOf(world)).toBe(bytes);
      world.reset(0);
      expect(bytesOf(world)).toBe(bytesOf(worldOf()));
      for (const command of [...first, ...then]) apply(world, command);
      expect(bytesOf(world)).toBe(bytes);
    }),
    { numRuns: 150 },
  );
});
