import { describe, expect, it } from 'vitest';
import { RETRY, type World } from '../src/index.js';
import { noon, type ToyTx, tell } from './toy.js';
import { box, doing, worldOf } from './toy-world.js';

const emit = (world: World, id: string, ...receivers: string[]) => doing(world, (tx) => tx.emit({ id, type: 'box.seen', receivers }));
const waiting = (world: World) => world.deliveries().map(({ id, receiver, attempt, ready }) => `${id} ${receiver} ${attempt} ${ready}`);

describe('the outbox', () => {
  it('holds one delivery per receiver, ready at once', () => {
    const world = worldOf();
    const { ready, events } = emit(world, 'E1', 'r1', 'r2');
    expect(ready).toEqual(world.deliveries());
    expect(ready[0]).toEqual({
      id: 'd_1',
      provider: 'toy',
      event: 'E1',
      eventType: 'box.seen',
      receiver: 'r1',
      attempt: 1,
      createdAt: noon,
      dueAt: noon,
      ready: true,
    });
    expect(events).toEqual([{ id: 'E1', type: 'box.seen', receivers: ['r1', 'r2'], provider: 'toy' }]);
    expect([world.pendingDeliveries, world.dueAt]).toEqual([2, undefined]);
  });

  it('tells of an event that nobody receives, and of who is passed over', () => {
    const unsent = [{ receiver: 'r9', reason: 'not listed' }];
    const commit = doing(worldOf(), (tx) => tx.emit({ id: 'E1', type: 'box.seen', receivers: [], unsent }));
    expect(commit).toMatchObject({ events: [{ id: 'E1', unsent }], ready: [], changes: [] });
  });

  it('is written with the change, or not at all', () => {
    const world = worldOf();
    const put = (tx: ToyTx) => tell(tx, 'box.created', tx.boxes.put(box('B1')));
    expect(() =>
      doing(world, (tx) => {
        put(tx);
        throw new Error('refused');
      }),
    ).toThrow('refused');
    expect(world.deliveries()).toEqual([]);
    expect(doing(world, put).changes.map(({ collection }) => collection)).toEqual(['boxes', 'notes']);
    expect(waiting(world)).toEqual(['d_1 r1 1 true', 'd_2 r2 1 true']);
  });

  it('lets go of what is delivered, and has no longer any place for it', () => {
    const world = worldOf();
    emit(world, 'E1', 'r1', 'r2');
    expect(world.settle('d_1', noon, {})).toBe(true);
    expect(waiting(world)).toEqual(['d_2 r2 1 true']);
    expect(world.settle('d_1', noon, {})).toBe(false);
    expect(world.state.tables[0]?.byId.size).toBe(1);
  });

  it('has what is noted of an outcome in the same commit, unless nobody wants it any more', () => {
    const world = worldOf();
    emit(world, 'E1', 'r1');
    const note = (tx: ToyTx) => void tx.boxes.put(box('noted'));
    const failing = () => {
      throw new Error('no');
    };
    expect(() => world.settle('d_1', noon, { note: failing })).toThrow('no');
    expect(waiting(world)).toEqual(['d_1 r1 1 true']);
    world.settle('d_1', noon, { note });
    expect(doing(world, (tx) => tx.boxes.delete('noted')).result).toBe(true);
    world.settle('d_1', noon, { note });
    expect(doing(world, (tx) => tx.boxes.get('noted')).result).toBeUndefined();
  });

  it('makes the next attempt ready when it is due, in its provider’s name', () => {
    const world = worldOf();
    emit(world, 'E1', 'r1');
    world.settle('d_1', noon, { retryAt: noon + 60 });
    expect([waiting(world), world.dueAt]).toEqual([['d_1 r1 2 false'], noon + 60]);
    expect(world.readyDeliveries()).toEqual([]);
    expect(world.fire(noon + 59)).toBeUndefined();
    const firing = world.fire(noon + 60);
    expect(firing).toMatchObject({
      provider: 'toy',
      job: RETRY,
      id: 'd_1',
      at: noon + 60,
      commit: { changes: [], ready: [{ id: 'd_1', attempt: 2 }] },
    });
    expect(world.readyDeliveries()).toEqual(firing?.commit.ready);
    expect(world.settle('d_1', noon + 60, {})).toBe(true);
    expect([world.pendingDeliveries, world.dueAt]).toEqual([0, undefined]);
  });

  it('drops what is on its way to a receiver, retries included, and wants no outcome of it', () => {
    const world = worldOf();
    emit(world, 'E1', 'r1', 'r2');
    emit(world, 'E2', 'r1');
    world.settle('d_1', noon, { retryAt: noon + 60 });
    const { dropped } = doing(world, (tx) => tx.dropDeliveries('r1', 'deleted'));
    expect(dropped.map(({ delivery, reason }) => `${delivery.id} ${reason}`)).toEqual(['d_1 deleted', 'd_3 deleted']);
    expect([waiting(world), world.dueAt]).toEqual([['d_2 r2 1 true'], undefined]);
    expect(world.settle('d_3', noon, { retryAt: noon + 60 })).toBe(false);
  });

  it('sends nothing that is dropped by the transaction that emitted it', () => {
    const commit = doing(worldOf(), (tx) => {
      tx.emit({ id: 'E1', type: 'box.seen', receivers: ['r1', 'r2'] });
      tx.dropDeliveries('r1', 'deleted');
    });
    expect(commit.ready.map(({ receiver }) => receiver)).toEqual(['r2']);
    expect(commit.dropped.map(({ delivery }) => delivery.receiver)).toEqual(['r1']);
  });

  it('keeps, in a fork and after a restore, what was ready and not settled', () => {
    const world = worldOf();
    emit(world, 'E1', 'r1');
    const snapshot = world.snapshot(0);
    const fork = world.fork();
    world.settle('d_1', noon, {});
    expect(fork.readyDeliveries().map(({ id }) => id)).toEqual(['d_1']);
    world.restore(snapshot, 0);
    expect(world.readyDeliveries().map(({ id }) => id)).toEqual(['d_1']);
  });
});
