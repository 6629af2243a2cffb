import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { bytesOf } from '../bytes.js';
import { noon } from '../toy.js';
import { worldOf } from '../toy-world.js';
import { advance, apply, commands } from './commands.js';

const SPAN = 12_000;

it('advance in one step or in many fires the same list', () => {
  fc.assert(
    fc.property(commands, fc.array(fc.nat(SPAN), { maxLength: 8 }), (asked, cuts) => {
      const atOnce = worldOf();
      for (const command of asked) apply(atOnce, command);
      const inSteps = atOnce.fork();
      const from = atOnce.now(0);
      const fired = advance(atOnce, from + SPAN);
      const steps = [...cuts.sort((a, b) => a - b), SPAN].flatMap((cut) => advance(inSteps, from + cut));
      expect(JSON.stringify(steps)).toBe(JSON.stringify(fired));
      expect(bytesOf(inSteps)).toBe(bytesOf(atOnce));
    }),
    { numRuns: 200 },
  );
});

it('an advance fires in order of time, each job at its own, and leaves nothing that is due', () => {
  fc.assert(
    fc.property(commands, (asked) => {
      const world = worldOf();
      for (const command of asked) apply(world, command);
      const from = world.now(0);
      const fired = advance(world, from + SPAN);
      const times = fired.map(({ at }) => at);
      expect(times).toEqual(times.toSorted((a, b) => a - b));
      expect(fired.map(({ seq }) => seq)).toEqual(fired.map((_, i) => world.state.fired - fired.length + i + 1));
      for (const { at } of fired) expect(at).toBeGreaterThanOrEqual(noon);
      expect(world.dueAt ?? Number.POSITIVE_INFINITY).toBeGreaterThan(from + SPAN);
      expect(world.now(0)).toBe(from + SPAN);
    }),
    { numRuns: 100 },
  );
});
