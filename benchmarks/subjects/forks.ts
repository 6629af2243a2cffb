import { Blueprint, World } from '@paystub/mock-kernel';
import { createPayment, definition, fill, provider, type Tx } from './fill.js';

/** Microseconds, medians. */
export interface Forks {
  readonly forkAndReset: number;
  readonly firstWrite: number;
}

const BATCHES = 200;
const BATCH = 100;
const WRITES = 2000;

const now = Date.now();

function microseconds(work: () => void): number {
  const start = process.hrtime.bigint();
  work();
  return Number(process.hrtime.bigint() - start) / 1000;
}

const median = (values: number[]) => values.toSorted((a, b) => a - b)[values.length >> 1] as number;

function measure(world: World): Forks {
  const forkAndReset = Array.from(
    { length: BATCHES },
    () =>
      microseconds(() => {
        for (let i = 0; i < BATCH; i++) world.fork().reset(now);
      }) / BATCH,
  );
  const firstWrite = Array.from({ length: WRITES }, (_, n) => {
    const fork = world.fork();
    return microseconds(() => fork.transact<Tx, string>(provider, now, (tx) => createPayment(tx, n)));
  });
  return { forkAndReset: median(forkAndReset), firstWrite: median(firstWrite) };
}

function worldOf(count: number): World {
  const world = new World(new Blueprint([definition]), { seed: 'bench', now, machine: now, frozen: true });
  fill(world, now, count);
  return world;
}

// In this process, without the shell: a large world against a small one. The first pass warms up.
const worlds = [worldOf(100), worldOf(Number(process.argv[2]))] as const;
for (const world of worlds) measure(world);
const [small, large] = worlds.map(measure) as [Forks, Forks];
process.send?.({ small, large });
