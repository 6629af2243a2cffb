import { describe, expect, it } from 'vitest';
import { Blueprint, collection, type Due, type ProviderDefinition, type Tx, World } from '../src/index.js';
import { noon } from './toy.js';
import { box, doing, reading, worldOf } from './toy-world.js';

const lost = (world: World) => reading(world, (tx) => [...tx.boxes.all()].filter(({ state }) => state === 'lost').map(({ id }) => id));

describe('due work', () => {
  it('is planned by what a record is due for, and runs at its time', () => {
    const world = worldOf();
    doing(world, (tx) => tx.boxes.put(box('B1')));
    expect(world.dueAt).toBe(noon + 1000);
    expect(world.fire(noon + 999)).toBeUndefined();
    const firing = world.fire(noon + 5000);
    expect(firing).toMatchObject({ seq: 1, at: noon + 1000, provider: 'toy', job: 'lose', id: 'B1' });
    expect(firing?.commit.changes.map(({ id, record }) => [id, (record as { updated_at?: number }).updated_at])[0]).toEqual([
      'B1',
      noon + 1000,
    ]);
    expect([lost(world), world.dueAt, world.state.last]).toEqual([['B1'], undefined, noon + 1000]);
  });

  it('follows its record: changed, it is planned anew; deleted, it is off', () => {
    const world = worldOf();
    doing(world, (tx) => tx.boxes.put(box('B1')));
    doing(world, (tx) => tx.boxes.put(box('B1', { created_at: noon + 500 })));
    expect([world.dueAt, world.state.schedule.size]).toEqual([noon + 1500, 1]);
    doing(world, (tx) => tx.boxes.put(box('B2')));
    doing(world, (tx) => tx.boxes.delete('B2'));
    expect([world.dueAt, world.state.schedule.size]).toEqual([noon + 1500, 1]);
    doing(world, (tx) => tx.boxes.put(box('B1', { state: 'lost' })));
    expect([world.dueAt, world.state.schedule.size]).toEqual([undefined, 0]);
  });

  it('of one time runs in the order in which it was planned, which a change elsewhere keeps', () => {
    const world = worldOf();
    doing(world, (tx) => ['B3', 'B1', 'B2'].map((id) => tx.boxes.put(box(id))));
    doing(world, (tx) => tx.boxes.put(box('B3', { shelf: 'a' })));
    const fired = [world.fire(noon + 1000), world.fire(noon + 1000), world.fire(noon + 1000)];
    expect(fired.map((firing) => firing?.id)).toEqual(['B3', 'B1', 'B2']);
    expect(fired.map((firing) => firing?.seq)).toEqual([1, 2, 3]);
  });

  it('of the past runs at once, and not before what has happened', () => {
    const world = worldOf();
    doing(world, (tx) => tx.boxes.put(box('old', { created_at: noon - 86_400_000 })));
    expect(world.dueAt).toBeLessThan(noon);
    expect(world.fire(noon)?.at).toBe(noon);
    expect(lost(world)).toEqual(['old']);
  });

  it('runs at its own time also where the clock has been set past it', () => {
    const world = worldOf();
    doing(world, (tx) => tx.boxes.put(box('B1')));
    world.setClock(noon + 5000, true, 0);
    expect(world.fire(noon + 5000)?.at).toBe(noon + 1000);
    expect(world.now(0)).toBe(noon + 5000);
  });

  it('that throws is told, changes nothing, and is off', () => {
    const world = worldOf();
    doing(world, (tx) => tx.boxes.put(box('B1', { kind: 'faulty' })));
    const { error, commit, ...about } = world.fire(noon + 1000) as NonNullable<ReturnType<World['fire']>>;
    expect(about).toEqual({ seq: 1, at: noon + 1000, provider: 'toy', job: 'lose', id: 'B1' });
    expect(error).toEqual(new Error('a bug in this job'));
    expect(commit).toEqual({ result: undefined, changes: [], events: [], ready: [], dropped: [] });
    expect([lost(world), world.dueAt, world.state.fired, world.pendingDeliveries]).toEqual([[], undefined, 1, 0]);
    expect(world.fire(noon + 9999)).toBeUndefined();
  });

  it('plans what comes next, also where it is late', () => {
    const world = worldOf();
    doing(world, (tx) => tx.boxes.put(box('B1', { kind: 'chain' })));
    const fired = [];
    for (let firing = world.fire(noon + 9000); firing; firing = world.fire(noon + 9000)) fired.push(`${firing.job} ${firing.at - noon}`);
    expect(fired).toEqual(['look 1000', 'look 2000', 'lose 3000']);
  });
});

interface Task {
  readonly id: string;
  readonly due: readonly Due[];
}
const collections = { tasks: collection<Task>({ createdAt: () => noon }) };
type TaskTx = Tx<typeof collections, object>;

/** Tasks that are due for what they say, and what their one job does. */
function tasks(run: (tx: TaskTx, task: Task) => void): World {
  const definition: ProviderDefinition<typeof collections, object> = {
    provider: 'tasks',
    collections,
    settings: {},
    work: { tasks: { due: ({ due }) => due, jobs: { run } } },
  };
  return new World(new Blueprint([definition]), { seed: 'spec', now: noon, machine: 0, frozen: true });
}

const ask = (world: World, due: readonly Due[]) => world.transact('tasks', noon, (tx: TaskTx) => tx.tasks.put({ id: 'T1', due }));

describe('a job', () => {
  it('that leaves its record due for it at the same time is a bug of that job, and no loop without end', () => {
    const world = tasks((tx, task) => void tx.tasks.put({ ...task }));
    ask(world, [{ at: noon, job: 'run' }]);
    expect(world.fire(noon)?.error).toEqual(new Error('run of T1 leaves its record due for it at the same time, for ever'));
    expect(world.fire(noon)).toBeUndefined();
  });

  it('may delete its own record, or make another one due at the same time', () => {
    const world = tasks((tx, { id }) => {
      tx.tasks.delete(id);
      if (id === 'T1') tx.tasks.put({ id: 'T2', due: [{ at: noon, job: 'run' }] });
    });
    ask(world, [{ at: noon, job: 'run' }]);
    expect([world.fire(noon)?.id, world.fire(noon)?.id, world.fire(noon)]).toEqual(['T1', 'T2', undefined]);
  });

  it('that nobody wrote is told as an error', () => {
    const world = tasks(() => undefined);
    ask(world, [{ at: noon, job: 'walk' }]);
    expect(world.fire(noon)?.error).toEqual(new Error('no job walk for tasks'));
    expect(world.dueAt).toBeUndefined();
  });

  it('runs once for each time that its record is due for it', () => {
    const ran: number[] = [];
    const world = tasks((tx) => void ran.push(tx.now - noon));
    ask(world, [
      { at: noon + 2, job: 'run' },
      { at: noon + 1, job: 'run' },
    ]);
    while (world.fire(noon + 5));
    expect(ran).toEqual([1, 2]);
  });
});
