import { describe, expect, it } from 'vitest';
import { noon } from './toy.js';
import { box, doing, reading, worldOf } from './toy-world.js';

function shop() {
  const world = worldOf();
  doing(world, (tx) => {
    tx.boxes.put(box('B1'));
    tx.boxes.put(box('B2', { kind: 'chain' }));
    tx.boxes.put(box('B3', { state: 'lost' }));
  });
  return world;
}

const planned = ({ state }: ReturnType<typeof shop>) => [...state.schedule].map(({ id, job, at }) => `${id} ${job} ${at - noon}`);

describe('settings', () => {
  it('are the provider’s own at first, and then what they are set to', () => {
    const world = shop();
    expect(world.settings('toy')).toEqual({ wait: 1000, receivers: ['r1', 'r2'] });
    world.changeSettings('toy', noon, { wait: 5, receivers: [] });
    expect(world.settings('toy')).toEqual({ wait: 5, receivers: [] });
    expect(reading(world, (tx) => tx.settings.wait)).toBe(5);
    expect(worldOf().settings('toy')).toEqual({ wait: 1000, receivers: ['r1', 'r2'] });
    world.reset(0);
    expect(world.settings('toy')).toEqual({ wait: 1000, receivers: ['r1', 'r2'] });
  });

  it('plan the due work of every record anew, without calling any record changed', () => {
    const world = shop();
    expect(planned(world)).toEqual(['B1 lose 1000', 'B2 look 1000', 'B2 lose 3000']);
    const { changes } = world.changeSettings('toy', noon, { wait: 300, receivers: [] });
    expect(changes).toEqual([]);
    expect(planned(world)).toEqual(['B1 lose 300', 'B2 look 300', 'B2 lose 900']);
    expect(world.dueAt).toBe(noon + 300);
  });

  it('leave the due work alone that they do not move', () => {
    const world = shop();
    const { schedule, tables } = world.state;
    world.changeSettings('toy', noon, { wait: 1000, receivers: ['r9'] });
    expect(world.state.schedule).toBe(schedule);
    expect(world.state.tables).toBe(tables);
  });

  it('do not make a world touched', () => {
    const world = worldOf();
    world.changeSettings('toy', noon, { wait: 1, receivers: [] });
    expect(world.touched).toBe(false);
  });

  it('are frozen, in depth', () => {
    const world = shop();
    const settings = { wait: 5, receivers: ['r1'] };
    world.changeSettings('toy', noon, settings);
    expect(() => settings.receivers.push('r2')).toThrow('not extensible');
    expect(() => (worldOf().settings('toy') as typeof settings).receivers.push('r2')).toThrow('not extensible');
  });
});
