import { describe, expect, it } from 'vitest';
import type { Cursor, Partition } from '../src/index.js';
import { noon, type ToyTx } from './toy.js';
import { box, doing, reading, worldOf } from './toy-world.js';

/** Boxes B0 to B9, one a minute, by turns on the shelves a and b; updated in the opposite order. */
function shop() {
  const world = worldOf();
  doing(world, (tx) => {
    for (let i = 0; i < 10; i++) {
      const shelf = i % 2 ? 'b' : 'a';
      tx.boxes.put(box(`B${i}`, { ref: `ref${i}`, shelf, created_at: noon + i * 60_000, updated_at: noon - i * 60_000 }));
    }
  });
  return world;
}

type World = ReturnType<typeof shop>;
const remove = (world: World, ...ids: string[]) => doing(world, (tx) => ids.map((id) => tx.boxes.delete(id))).result;
const update = (world: World, id: string, fields: Parameters<typeof box>[1]) =>
  doing(world, (tx) => tx.boxes.put({ ...(tx.boxes.get(id) as ReturnType<typeof box>), ...fields }));

function page(world: World, request: Parameters<ToyTx['boxes']['page']>[0]) {
  const found = reading(world, (tx) => tx.boxes.page(request));
  return found && [found.records.map(({ id }) => id).join(' '), found.newer ? 'newer' : '', found.older ? 'older' : ''].join('|');
}
const ids = (world: World, within?: Partition) => reading(world, (tx) => [...tx.boxes.all(within)].map(({ id }) => id).join(' '));
const older = (id: string): Cursor => ({ side: 'older', id });
const newer = (id: string): Cursor => ({ side: 'newer', id });

describe('records', () => {
  it('are found by id until they are deleted', () => {
    const world = shop();
    expect(reading(world, (tx) => tx.boxes.get('B3'))).toMatchObject({ id: 'B3', ref: 'ref3' });
    expect(remove(world, 'B3', 'B3', 'none')).toEqual([true, false, false]);
    expect(reading(world, (tx) => tx.boxes.get('B3'))).toBeUndefined();
    expect(reading(world, (tx) => tx.boxes.count())).toBe(9);
  });

  it('are found by a unique key, which follows them', () => {
    const world = shop();
    const find = (ref: string) => reading(world, (tx) => tx.boxes.find('ref', ref)?.id);
    expect(find('ref3')).toBe('B3');
    update(world, 'B3', { ref: 'other' });
    expect([find('ref3'), find('other')]).toEqual([undefined, 'B3']);
    remove(world, 'B3');
    expect(find('other')).toBeUndefined();
    update(world, 'B4', { ref: 'other' });
    expect(find('other')).toBe('B4');
    update(world, 'B4', { ref: undefined });
    expect(find('other')).toBeUndefined();
  });

  it('share no unique key; a put that is refused has changed nothing, also when its caller goes on', () => {
    const world = shop();
    expect(() => update(world, 'B3', { ref: 'ref4' })).toThrow('unique key ref4');
    const { state } = world;
    const commit = doing(world, (tx) => {
      expect(() => tx.boxes.put(box('B99', { ref: 'ref4', shelf: 'a' }))).toThrow('unique key ref4');
      expect(() => tx.boxes.put(box('B99', { created_at: Number.NaN }))).toThrow('no date');
      expect(() => tx.boxes.put(box('B99', { updated_at: Number.NaN, kind: 'chain' }))).toThrow('no date');
      expect([tx.boxes.count(), tx.boxes.count(['shelf', 'a']), tx.boxes.get('B99')]).toEqual([10, 5, undefined]);
    });
    expect(commit.changes).toEqual([]);
    expect(world.state).toBe(state);
  });

  it('stand by date, then in order of arrival', () => {
    const world = shop();
    doing(world, (tx) => {
      for (const id of ['late', 'later', 'latest']) tx.boxes.put(box(id, { created_at: noon + 60_000 }));
    });
    expect(ids(world)).toBe('B0 B1 late later latest B2 B3 B4 B5 B6 B7 B8 B9');
    update(world, 'B9', { created_at: noon + 60_000 });
    expect(ids(world)).toBe('B0 B1 B9 late later latest B2 B3 B4 B5 B6 B7 B8');
    update(world, 'late', { created_at: noon - 1 });
    expect(ids(world)).toBe('late B0 B1 B9 later latest B2 B3 B4 B5 B6 B7 B8');
  });

  it('keep their place when they are changed, and take a new one when they are made anew', () => {
    const world = shop();
    update(world, 'B1', { updated_at: noon + 1 });
    doing(world, (tx) => {
      tx.boxes.delete('B2');
      tx.boxes.put(box('B2', { created_at: noon + 60_000, shelf: 'b' }));
      tx.boxes.delete('B3');
      tx.boxes.put(box('B3', { created_at: noon }));
      tx.boxes.put(box('B3', { created_at: noon, shelf: 'a' }));
    });
    expect(ids(world)).toBe('B0 B3 B1 B2 B4 B5 B6 B7 B8 B9');
    expect([ids(world, ['shelf', 'a']), ids(world, ['shelf', 'b'])]).toEqual(['B0 B3 B4 B6 B8', 'B1 B2 B5 B7 B9']);
    expect(page(world, { cursor: older('B2'), limit: 1 })).toBe('B1|newer|older');
  });

  it('stand in the partitions of an index, and leave them', () => {
    const world = shop();
    expect([ids(world, ['shelf', 'a']), ids(world, ['shelf', 'b']), ids(world, ['shelf', 'c'])]).toEqual([
      'B0 B2 B4 B6 B8',
      'B1 B3 B5 B7 B9',
      '',
    ]);
    update(world, 'B2', { shelf: 'b' });
    update(world, 'B4', { shelf: undefined });
    remove(world, 'B1', 'B0');
    expect([ids(world, ['shelf', 'a']), ids(world, ['shelf', 'b'])]).toEqual(['B6 B8', 'B2 B3 B5 B7 B9']);
    expect(reading(world, (tx) => [tx.boxes.count(['shelf', 'a']), tx.boxes.count(['shelf', 'c'])])).toEqual([2, 0]);
  });

  it('stand in an index at a date of its own', () => {
    const world = shop();
    expect(ids(world, ['updated'])).toBe('B9 B8 B7 B6 B5 B4 B3 B2 B1 B0');
    update(world, 'B5', { updated_at: noon + 1 });
    expect(ids(world, ['updated'])).toBe('B9 B8 B7 B6 B4 B3 B2 B1 B0 B5');
    expect(ids(world, ['updatedOn', 'b'])).toBe('B9 B7 B3 B1 B5');
    expect(page(world, { in: ['updatedOn', 'b'], cursor: older('B5'), limit: 2 })).toBe('B1 B3|newer|older');
  });

  it('are counted between two dates', () => {
    const world = shop();
    const count = (from: number, to: number, within?: Partition) =>
      reading(world, (tx) => tx.boxes.window({ from: noon + from * 60_000, to: noon + to * 60_000, in: within, limit: 0 }).count);
    expect([count(2, 5), count(2, 2), count(5, 2), count(-100, 100), count(9, 10), count(10, 11)]).toEqual([3, 0, 0, 10, 1, 0]);
    expect([count(2, 5, ['shelf', 'a']), count(-3, 1, ['updated']), count(-3, 0, ['updatedOn', 'b'])]).toEqual([2, 4, 2]);
  });

  it('are frozen once they are stored, in depth', () => {
    const world = shop();
    const stored = reading(world, (tx) => tx.boxes.get('B1')) as { shelf: string };
    expect(() => {
      stored.shelf = 'c';
    }).toThrow('read only');
    const deep = doing(world, (tx) => tx.boxes.put({ ...box('deep'), list: [{ in: 'it' }], bytes: Buffer.from('x') } as never)).result;
    expect(Object.isFrozen((deep as unknown as { list: object[] }).list[0])).toBe(true);
  });

  it('name what is missing when an index is asked for that is not there', () => {
    expect(() => reading(shop(), (tx) => tx.boxes.count(['shelves', 'a']))).toThrow('boxes has no index shelves');
    expect(() => reading(shop(), (tx) => tx.boxes.find('reference', 'x'))).toThrow('boxes has no index reference');
  });
});

describe('a page', () => {
  it('is newest first, and knows whether there is more', () => {
    const world = shop();
    expect(page(world, { limit: 3 })).toBe('B9 B8 B7||older');
    expect(page(world, { limit: 10 })).toBe('B9 B8 B7 B6 B5 B4 B3 B2 B1 B0||');
    expect(page(world, { in: ['shelf', 'a'], limit: 2 })).toBe('B8 B6||older');
    expect(page(world, { in: ['shelf', 'none'], limit: 2 })).toBe('||');
    expect(page(worldOf(), { limit: 2 })).toBe('||');
  });

  it('starts beside a cursor, on either side', () => {
    const world = shop();
    expect(page(world, { cursor: older('B7'), limit: 3 })).toBe('B6 B5 B4|newer|older');
    expect(page(world, { cursor: older('B2'), limit: 2 })).toBe('B1 B0|newer|');
    expect(page(world, { cursor: newer('B4'), limit: 3 })).toBe('B7 B6 B5|newer|older');
    expect(page(world, { cursor: newer('B7'), limit: 3 })).toBe('B9 B8||older');
    expect(page(world, { in: ['shelf', 'a'], cursor: newer('B4'), limit: 1 })).toBe('B6|newer|older');
    expect([page(world, { cursor: older('B0'), limit: 3 }), page(world, { cursor: newer('B9'), limit: 3 })]).toEqual([
      '|newer|',
      '||older',
    ]);
  });

  it('starts beside a record that was deleted, as long as the world is not reset', () => {
    const world = shop();
    remove(world, 'B5', 'B6', 'B9', 'B0');
    expect(page(world, { cursor: older('B5'), limit: 2 })).toBe('B4 B3|newer|older');
    expect(page(world, { cursor: newer('B5'), limit: 1 })).toBe('B7|newer|older');
    expect(page(world, { in: ['shelf', 'a'], cursor: older('B6'), limit: 1 })).toBe('B4|newer|older');
    expect([page(world, { cursor: newer('B9'), limit: 3 }), page(world, { cursor: older('B0'), limit: 3 })]).toEqual([
      '||older',
      '|newer|',
    ]);
    world.reset(0);
    expect(page(world, { cursor: older('B5'), limit: 2 })).toBeUndefined();
  });

  it('starts beside a record that has left the partition', () => {
    const world = shop();
    update(world, 'B6', { shelf: 'b' });
    expect(page(world, { in: ['shelf', 'a'], cursor: older('B6'), limit: 1 })).toBe('B4|newer|older');
    expect(page(world, { in: ['shelf', 'a'], cursor: newer('B6'), limit: 1 })).toBe('B8||older');
  });

  it('is none beside a record that never was', () => {
    expect(page(shop(), { cursor: older('none'), limit: 2 })).toBeUndefined();
    expect(page(shop(), { in: ['shelf', 'a'], cursor: newer('none'), limit: 2 })).toBeUndefined();
  });

  it('starts after so many', () => {
    const world = shop();
    expect(page(world, { offset: 0, limit: 2 })).toBe('B9 B8||older');
    expect(page(world, { offset: 3, limit: 2 })).toBe('B6 B5|newer|older');
    expect(page(world, { offset: 8, limit: 5 })).toBe('B1 B0|newer|');
    expect([page(world, { offset: 10, limit: 5 }), page(world, { offset: 99, limit: 5 })]).toEqual(['|newer|', '|newer|']);
    expect(page(world, { in: ['shelf', 'b'], offset: 1, limit: 1 })).toBe('B7|newer|older');
    expect(page(worldOf(), { offset: 1, limit: 1 })).toBe('||');
  });
});

describe('all records', () => {
  it('are those of the start, less those deleted meanwhile', () => {
    const world = shop();
    const seen = doing(world, (tx) => {
      const passed: string[] = [];
      for (const { id } of tx.boxes.all()) {
        passed.push(id);
        tx.boxes.delete(`B${Number(id.slice(1)) + 1}`);
        tx.boxes.put(box(`new ${id}`, { created_at: noon + 1e9 }));
      }
      return passed;
    }).result;
    expect(seen).toEqual(['B0', 'B2', 'B4', 'B6', 'B8']);
  });
});
