import { describe, expect, it } from 'vitest';
import { isoSeconds, World } from '../src/index.js';
import { noon } from './toy.js';
import { blueprint, box, doing, worldOf } from './toy-world.js';

const running = (machine = 5000) => new World(blueprint, { seed: 'spec', now: noon, machine });
const touch = (world: World, now: number) => world.transact('toy', now, () => undefined);
const fill = (world: World, now: number) =>
  world.transact('toy', now, (tx: Parameters<Parameters<typeof doing>[1]>[0]) => tx.boxes.put(box('B1')));

describe('a clock', () => {
  it('stands still when frozen', () => {
    expect([0, 1, 1e12].map((machine) => worldOf().now(machine))).toEqual([noon, noon, noon]);
  });

  it('runs with the machine, in whole milliseconds', () => {
    const world = running();
    expect([5000, 5000.7, 5001, 9999].map((machine) => world.now(machine) - noon)).toEqual([0, 0, 1, 4999]);
    expect(world.frozen).toBe(false);
  });

  it('waits when the machine goes back, also before it was first asked', () => {
    const world = running();
    expect([4000, 7000, 6000, 6999, 7001].map((machine) => world.now(machine) - noon)).toEqual([0, 2000, 2000, 2000, 2001]);
  });

  it('shows no time before what happened last', () => {
    const world = running();
    fill(world, noon + 300);
    expect(world.now(5000)).toBe(noon + 300);
    expect(world.state.last).toBe(noon + 300);
  });

  it('is not moved by transactions that change nothing', () => {
    const world = running();
    touch(world, noon + 300);
    expect(world.state.last).toBe(noon);
  });

  it('gives a transaction no time before what happened last', () => {
    const world = worldOf();
    fill(world, noon + 300);
    expect(world.transact('toy', noon + 100, (tx) => tx.now).result).toBe(noon + 300);
    expect(world.read('toy', noon + 100, (tx) => tx.now)).toBe(noon + 300);
    doing(world, (tx) => tx.boxes.put(box('B2')));
    expect(world.state.last).toBe(noon + 300);
  });

  it('is set, frozen and let run', () => {
    const world = worldOf();
    expect(world.setClock(noon + 50, false, 100)).toBe(true);
    expect([world.frozen, world.now(100), world.now(130)]).toEqual([false, noon + 50, noon + 80]);
    expect(world.setClock(world.now(130), true, 200)).toBe(true);
    expect([world.frozen, world.now(9999)]).toEqual([true, noon + 80]);
  });

  it('goes back in a world that holds nothing but its fixtures', () => {
    const world = worldOf();
    expect(world.setClock(noon - 1000, true, 0)).toBe(true);
    fill(world, world.now(0));
    expect([world.now(0), world.state.last]).toEqual([noon - 1000, noon - 1000]);
  });

  it('does not go back where there are records, not even to what nothing has happened since', () => {
    const world = worldOf();
    fill(world, noon);
    world.setClock(noon + 1000, true, 0);
    const { state } = world;
    expect(world.setClock(noon + 999, true, 0)).toBe(false);
    expect(world.state).toBe(state);
    expect(world.setClock(noon + 1000, false, 0)).toBe(true);
  });

  it('runs on from where it was when its world is restored or reset', () => {
    const world = running();
    const snapshot = world.snapshot(6000);
    world.now(8000);
    world.restore(snapshot, 9000);
    expect([world.now(9000), world.now(9500)]).toEqual([noon + 1000, noon + 1500]);
    world.reset(20_000);
    expect([world.now(20_000), world.now(20_001), world.frozen]).toEqual([noon, noon + 1, false]);
  });
});

describe('isoSeconds', () => {
  it('leaves the fraction out', () => {
    expect(isoSeconds(noon + 999)).toBe('2026-01-31T12:00:00Z');
  });
});
