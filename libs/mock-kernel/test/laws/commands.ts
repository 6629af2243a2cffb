import * as fc from 'fast-check';
import { type Delivery, Fault, type Firing, type World } from '../../src/index.js';
import { type Box, letters, type ToyTx, tell } from '../toy.js';
import { box, doing, reading } from '../toy-world.js';

/** One thing that is done to a world. `pick` chooses among the boxes that there are. */
export type Command =
  | { readonly do: 'create'; readonly shelf: string | undefined; readonly kind: Box['kind']; readonly ago: number; readonly ref: string }
  | { readonly do: 'move'; readonly pick: number; readonly shelf: string | undefined }
  | { readonly do: 'remove' | 'emit' | 'list'; readonly pick: number }
  | { readonly do: 'drop'; readonly receiver: string }
  | { readonly do: 'settings'; readonly wait: number; readonly receivers: readonly string[] }
  | { readonly do: 'advance'; readonly by: number }
  | { readonly do: 'settle' }
  | { readonly do: 'refuse'; readonly inner: readonly Command[] };

const shelf = fc.constantFrom(undefined, 'a', 'b');
const receiver = fc.constantFrom('r1', 'r2', 'r3');
const pick = fc.nat(20);

const plain: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ do: fc.constant('create' as const), shelf, kind: kinds(), ago: ages(), ref: fc.constantFrom('x', 'y', 'z') }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('move' as const), pick, shelf }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('remove' as const, 'emit' as const, 'list' as const), pick }) },
  fc.record({ do: fc.constant('drop' as const), receiver }),
);

function kinds() {
  return fc.constantFrom<Box['kind']>('plain', 'plain', 'faulty', 'chain');
}

function ages() {
  return fc.constantFrom(0, 0, 1, 700, 5000);
}

const settings = fc.record({
  do: fc.constant('settings' as const),
  wait: fc.constantFrom(1, 500, 1000, 1500),
  receivers: fc.uniqueArray(receiver, { maxLength: 3 }),
});

export const command: fc.Arbitrary<Command> = fc.oneof(
  { weight: 6, arbitrary: plain },
  settings,
  { weight: 2, arbitrary: fc.record({ do: fc.constant('advance' as const), by: fc.constantFrom(0, 1, 400, 1000, 3000) }) },
  fc.record({ do: fc.constant('settle' as const) }),
  fc.record({ do: fc.constant('refuse' as const), inner: fc.array(plain, { maxLength: 4 }) }),
);

export const commands = fc.array(command, { maxLength: 25 });

/** Done to every receiver alike: whether an attempt succeeds depends on nothing but the event and the attempt. */
export const succeeds = ({ event, attempt }: Delivery) => (event.charCodeAt(event.length - 1) + attempt) % 3 === 0;

const ATTEMPTS = 4;

export function settle(world: World, ready: readonly Delivery[]): void {
  for (const delivery of ready) {
    const now = world.now(0);
    const isDone = succeeds(delivery) || delivery.attempt === ATTEMPTS;
    world.settle(delivery.id, now, { retryAt: isDone ? undefined : now + 300 * delivery.attempt });
  }
}

/** The loop of design.md 3: from one piece of due work to the next, each with its deliveries. */
export function advance(world: World, to: number): Firing[] {
  const fired: Firing[] = [];
  settle(world, world.readyDeliveries());
  for (let due = world.dueAt; due !== undefined && due <= to; due = world.dueAt) {
    if (due > world.now(0)) world.setClock(due, true, 0);
    const firing = world.fire(to) as Firing;
    fired.push(firing);
    settle(world, firing.commit.ready);
  }
  world.setClock(to, true, 0);
  return fired;
}

/** Does it, and gives back what the one who asked for it would see. */
export function apply(world: World, asked: Command): unknown {
  switch (asked.do) {
    case 'settings':
      return world.changeSettings('toy', world.now(0), { wait: asked.wait, receivers: asked.receivers });
    case 'advance':
      return advance(world, world.now(0) + asked.by);
    case 'settle':
      return settle(world, world.readyDeliveries());
    case 'refuse':
      return refuse(world, asked.inner);
    case 'list':
      return reading(world, (tx) => [tx.boxes.page({ limit: 3 }), tx.boxes.count(), tx.boxes.page({ in: ['shelf', 'a'], limit: 2 })]);
    default:
      return doing(world, (tx) => change(tx, asked));
  }
}

/** Does everything that is asked in one transaction, which is then refused. */
export function refuse(world: World, inner: readonly Command[]): unknown {
  try {
    return doing(world, (tx) => {
      for (const one of inner) change(tx, one);
      throw new Fault('refused');
    });
  } catch (error) {
    return (error as Fault).code;
  }
}

function change(tx: ToyTx, asked: Command): unknown {
  switch (asked.do) {
    case 'create': {
      const id = tx.ids.next('BX', { length: 12, alphabet: letters });
      const ref = tx.boxes.find('ref', asked.ref) ? undefined : asked.ref;
      const made = box(id, { ref, shelf: asked.shelf, kind: asked.kind, created_at: tx.now - asked.ago, updated_at: tx.now });
      tell(tx, 'box.created', tx.boxes.put(made));
      return tx.ids.secret({ length: 8, alphabet: letters });
    }
    case 'drop':
      return tx.dropDeliveries(asked.receiver, 'not wanted');
    case 'move':
      return picked(tx, asked.pick, (found) => tx.boxes.put({ ...found, shelf: asked.shelf, updated_at: tx.now }));
    case 'remove':
      return picked(tx, asked.pick, (found) => tx.boxes.delete(found.id));
    case 'emit':
      return picked(tx, asked.pick, (found) => tell(tx, 'box.shown', found));
    default:
      return undefined;
  }
}

function picked(tx: ToyTx, pick: number, work: (found: Box) => unknown): unknown {
  const all = [...tx.boxes.all()];
  const found = all[pick % Math.max(1, all.length)];
  return found && work(found);
}
