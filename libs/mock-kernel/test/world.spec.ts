import { describe, expect, it } from 'vitest';
import { Blueprint, collection, World } from '../src/index.js';
import { bytesOf } from './bytes.js';
import { letters, noon, type ToyTx, tell, toy } from './toy.js';
import { box, doing, reading, worldOf } from './toy-world.js';

const put = (world: World, id: string) => doing(world, (tx) => tx.boxes.put(box(id)));
const ids = (world: World) => reading(world, (tx) => [...tx.boxes.all()].map(({ id }) => id));

describe('a transaction', () => {
  it('answers with what it did: results, changes in their order, and nothing of the outbox among them', () => {
    const world = worldOf();
    const commit = doing(world, (tx) => {
      tx.boxes.put(box('B2'));
      tx.boxes.put(box('B1'));
      tx.boxes.put(box('B2', { shelf: 'a' }));
      tell(tx, 'box.created', box('B1'));
      return 'done';
    });
    expect(commit.result).toBe('done');
    expect(commit.changes.map(({ provider, collection: name }) => `${provider} ${name}`)).toEqual(['toy boxes', 'toy boxes', 'toy notes']);
    expect(commit.changes.slice(0, 2).map(({ record }) => record)).toEqual([box('B2', { shelf: 'a' }), box('B1')]);
    expect(doing(world, (tx) => tx.boxes.delete('B1')).changes).toEqual([
      { provider: 'toy', collection: 'boxes', id: 'B1', record: undefined },
    ]);
  });

  it('that only reads leaves the very same value', () => {
    const world = worldOf();
    put(world, 'B1');
    const { state } = world;
    expect(doing(world, (tx) => tx.boxes.get('B1')?.id).result).toBe('B1');
    expect(doing(world, (tx) => tx.boxes.delete('none')).result).toBe(false);
    expect(world.state).toBe(state);
  });

  it('that only takes an id is kept: nobody gets it again', () => {
    const world = worldOf();
    const id = () => doing(world, (tx) => tx.ids.next('BX', { length: 12, alphabet: letters })).result;
    expect(id()).not.toBe(id());
    expect(reading(world, (tx) => tx.ids.next('BX', { length: 12, alphabet: letters }))).toBe(id());
  });

  it('takes no other change of its world inside it', () => {
    const world = worldOf();
    expect(() => doing(world, () => put(world, 'B1'))).toThrow('changed inside a transaction');
  });

  it('is for providers of this process', () => {
    expect(() => worldOf().transact('none', noon, () => undefined)).toThrow('no provider none');
  });
});

describe('a world', () => {
  it('shows a collection as it stands', () => {
    const world = worldOf();
    const boxes = world.records('toy', 'boxes');
    put(world, 'B1');
    expect(boxes?.count()).toBe(0);
    expect(world.records('toy', 'boxes')?.page({ limit: 5 })?.records).toEqual([box('B1')]);
    expect([world.records('toy', 'none'), world.records('none', 'boxes')]).toEqual([undefined, undefined]);
  });

  it('counts its records, deliveries not', () => {
    const world = worldOf();
    expect(world.size).toBe(0);
    doing(world, (tx) => tell(tx, 'box.created', tx.boxes.put(box('B1'))));
    expect([world.size, world.pendingDeliveries]).toEqual([2, 2]);
    doing(world, (tx) => tx.boxes.delete('B1'));
    expect(world.size).toBe(1);
  });

  it('is touched by records and by deliveries that are pending, until it is reset', () => {
    const world = worldOf();
    doing(world, (tx) => tx.emit({ id: 'E1', type: 'x', receivers: ['r1'] }));
    expect(world.touched).toBe(true);
    world.settle('d_1', noon, {});
    expect(world.touched).toBe(false);
    put(world, 'B1');
    doing(world, (tx) => tx.boxes.delete('B1'));
    expect(world.touched).toBe(true);
    world.reset(0);
    expect(world.touched).toBe(false);
  });

  it('goes back to its start when it is reset: records, clock, ids, settings and firings', () => {
    const world = worldOf();
    const fresh = bytesOf(world);
    put(world, 'B1');
    world.fire(noon + 1000);
    world.changeSettings('toy', noon, { wait: 1, receivers: [] });
    world.setClock(noon + 5000, false, 0);
    world.reset(0);
    expect(bytesOf(world)).toBe(fresh);
    expect([world.epoch, world.frozen]).toEqual([2, true]);
  });

  it('goes back to a snapshot, and raises its epoch each time', () => {
    const world = worldOf();
    put(world, 'B1');
    const snapshot = world.snapshot(0);
    const kept = bytesOf(world);
    put(world, 'B2');
    world.setClock(noon + 5000, true, 0);
    world.restore(snapshot, 0);
    expect([bytesOf(world), world.epoch]).toEqual([kept, 2]);
    put(world, 'B3');
    world.restore(snapshot, 0);
    expect([bytesOf(world), world.epoch, ids(world)]).toEqual([kept, 3, ['B1']]);
  });

  it('is forked without being changed, and the fork begins its own epochs', () => {
    const world = worldOf();
    put(world, 'B1');
    world.restore(world.snapshot(0), 0);
    const fork = world.fork();
    put(fork, 'B2');
    put(world, 'B3');
    expect([ids(world), ids(fork)]).toEqual([
      ['B1', 'B3'],
      ['B1', 'B2'],
    ]);
    expect([world.epoch, fork.epoch, fork.seed]).toEqual([2, 1, 'spec']);
    fork.reset(0);
    expect([ids(world), ids(fork)]).toEqual([['B1', 'B3'], []]);
  });
});

describe('a blueprint', () => {
  const withFixtures: typeof toy = {
    ...toy,
    fixtures: (tx: ToyTx) => {
      tx.boxes.put(box('F1', { created_at: noon - 60_000 }));
      tx.boxes.put(box('F2', { state: 'lost' }));
    },
  };

  it('gives every world its fixtures, shared and due for their work', () => {
    const shared = new Blueprint([withFixtures]);
    const [one, two] = [worldOf('one', shared), worldOf('two', shared)];
    expect([ids(one), one.touched, one.size, one.dueAt]).toEqual([['F1', 'F2'], false, 2, noon - 59_000]);
    expect(reading(one, (tx) => tx.boxes.get('F1'))).toBe(reading(two, (tx) => tx.boxes.get('F1')));
    expect(one.fire(noon)).toMatchObject({ at: noon, id: 'F1' });
    expect([one.touched, two.touched, two.dueAt]).toEqual([true, false, noon - 59_000]);
  });

  it('keeps providers apart, also where they name things alike', () => {
    const other: typeof toy = { ...toy, provider: 'other' };
    const world = worldOf('spec', new Blueprint([toy, other]));
    put(world, 'B1');
    world.transact('other', noon, (tx: ToyTx) => tell(tx, 'box.created', tx.boxes.put(box('B2'))));
    expect([world.records('toy', 'boxes')?.count(), world.records('other', 'boxes')?.count()]).toEqual([1, 1]);
    world.changeSettings('other', noon, { wait: 7, receivers: [] });
    expect(reading(world, (tx) => tx.settings.wait)).toBe(1000);
    expect(world.fire(noon + 7)).toMatchObject({ provider: 'other', id: 'B2' });
    expect(doing(world, (tx) => tx.dropDeliveries('r1', 'deleted')).dropped).toEqual([]);
  });

  it('refuses a collection that would hide a part of the transaction', () => {
    const hiding = (name: string) => ({ provider: 'hiding', collections: { [name]: collection({ createdAt: () => 0 }) }, settings: {} });
    for (const name of ['now', 'emit', 'settings', 'provider', 'constructor']) {
      expect(() => new Blueprint([hiding(name)])).toThrow(`no collection can be called ${name}`);
    }
  });

  it('starts a world where it is told to', () => {
    const world = new World(new Blueprint([toy]), { seed: 's', now: noon, machine: 7 });
    expect([world.now(8), world.frozen, world.epoch, world.seed]).toEqual([noon + 1, false, 1, 's']);
  });
});
