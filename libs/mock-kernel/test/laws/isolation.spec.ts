import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { World } from '../../src/index.js';
import { bytesOf } from '../bytes.js';
import { worldOf } from '../toy-world.js';
import { apply, type Command, command } from './commands.js';

/** What was done to a world, and to the world that it was forked from before that. */
interface Lived {
  readonly world: World;
  readonly seed: string;
  readonly story: Command[];
}

const step = fc.record({ who: fc.nat(10), what: fc.oneof({ weight: 8, arbitrary: command }, fc.constant('fork' as const)) });

const alone = (seed: string, story: readonly Command[]): World => {
  const world = worldOf(seed);
  for (const one of story) apply(world, one);
  return world;
};

it('what is done in one world changes no byte and no tick of another', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const lives: Lived[] = ['one', 'two'].map((seed) => ({ world: worldOf(seed), seed, story: [] }));
      for (const { who, what } of steps) {
        const life = lives[who % lives.length] as Lived;
        const others = lives.filter((one) => one !== life).map(({ world }) => ({ world, state: world.state, bytes: bytesOf(world) }));
        if (what === 'fork') {
          lives.push({ world: life.world.fork(), seed: life.seed, story: [...life.story] });
        } else {
          apply(life.world, what);
          life.story.push(what);
        }
        for (const { world, state, bytes } of others) {
          expect(world.state).toBe(state);
          expect(bytesOf(world)).toBe(bytes);
        }
      }
      for (const { world, seed, story } of lives) expect(bytesOf(world)).toBe(bytesOf(alone(seed, story)));
    }),
    { numRuns: 150 },
  );
});
