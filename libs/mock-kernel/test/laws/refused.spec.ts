import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { bytesOf } from '../bytes.js';
import { doing, reading, worldOf } from '../toy-world.js';
import { apply, commands, refuse } from './commands.js';

it('a refused transaction changes nothing', () => {
  fc.assert(
    fc.property(commands, commands, (before, inner) => {
      const world = worldOf();
      for (const command of before) apply(world, command);
      const state = world.state;
      const bytes = bytesOf(world);
      expect(refuse(world, inner)).toBe('refused');
      expect(world.state).toBe(state);
      expect(bytesOf(world)).toBe(bytes);
    }),
    { numRuns: 300 },
  );
});

it('what came before a refusal is as if the refused had never been asked', () => {
  fc.assert(
    fc.property(commands, (asked) => {
      const world = worldOf();
      const spared = worldOf();
      for (const command of asked) apply(world, command);
      for (const command of asked) if (command.do !== 'refuse') apply(spared, command);
      expect(bytesOf(world)).toBe(bytesOf(spared));
    }),
    { numRuns: 200 },
  );
});

it('a look changes nothing, whatever it does to what it is given', () => {
  fc.assert(
    fc.property(commands, (asked) => {
      const world = worldOf();
      for (const command of asked) apply(world, command);
      const state = world.state;
      const bytes = bytesOf(world);
      const commit = doing(world, (tx) => [tx.boxes.page({ limit: 5 }), tx.boxes.find('ref', 'x'), tx.settings]);
      reading(world, (tx) => [...tx.boxes.all()].map(({ id }) => tx.boxes.delete(id)));
      expect(commit.changes).toEqual([]);
      expect(world.state).toBe(state);
      expect(bytesOf(world)).toBe(bytes);
    }),
    { numRuns: 100 },
  );
});
