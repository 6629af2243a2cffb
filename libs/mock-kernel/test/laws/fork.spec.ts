import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { bytesOf } from '../bytes.js';
import { letters } from '../toy.js';
import { doing, worldOf } from '../toy-world.js';
import { apply, commands } from './commands.js';

const grown = (asked: Parameters<typeof apply>[1][]) => {
  const world = worldOf();
  for (const command of asked) apply(world, command);
  return world;
};

it('a fork equals its origin, and answers the same to the same', () => {
  fc.assert(
    fc.property(commands, commands, (before, after) => {
      const origin = grown(before);
      const fork = origin.fork();
      expect(fork.state).toBe(origin.state);
      expect(bytesOf(fork)).toBe(bytesOf(origin));
      expect(fork.readyDeliveries()).toEqual(origin.readyDeliveries());
      for (const command of after) expect(JSON.stringify(apply(fork, command))).toBe(JSON.stringify(apply(origin, command)));
      expect(bytesOf(fork)).toBe(bytesOf(origin));
    }),
    { numRuns: 150 },
  );
});

it('a fork and its origin go their own ways', () => {
  fc.assert(
    fc.property(commands, commands, commands, (before, here, there) => {
      const origin = grown(before);
      const fork = origin.fork();
      for (let i = 0; i < Math.max(here.length, there.length); i++) {
        if (here[i]) apply(origin, here[i] as never);
        if (there[i]) apply(fork, there[i] as never);
      }
      expect(bytesOf(origin)).toBe(bytesOf(grown([...before, ...here])));
      expect(bytesOf(fork)).toBe(bytesOf(grown([...before, ...there])));
      const made = doing(fork, (tx) => tx.ids.next('BX', { length: 12, alphabet: letters }));
      expect(made.result).toMatch(/^BX/);
      expect(fork.state).not.toBe(origin.state);
    }),
    { numRuns: 150 },
  );
});
