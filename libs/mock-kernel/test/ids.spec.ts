import { describe, expect, it } from 'vitest';
import { idOf, secretOf } from '../src/ids.js';
import { seedKeys, uuidOf } from '../src/index.js';
import { letters } from './toy.js';
import { doing, worldOf } from './toy-world.js';

const keys = seedKeys('spec');
const short = { length: 12, alphabet: letters };
const long = { length: 16, alphabet: letters };
const count = 200_000;

describe('ids', () => {
  it.each([
    ['PP', short],
    ['PS', long],
  ])('of the prefix %s never meet', (prefix, format) => {
    const ids = new Set(Array.from({ length: count }, (_, n) => idOf(keys, prefix, n, format)));
    expect(ids.size).toBe(count);
  });

  it('never meet far along either', () => {
    const far = 2 ** 40;
    const ids = new Set(Array.from({ length: 20_000 }, (_, i) => idOf(keys, 'PP', i % 2 ? far + i : i * 2 ** 30, short)));
    expect(ids.size).toBe(20_000);
  });

  it.each([
    [short, /^PP[A-Z1-9]{12}$/],
    [long, /^PP[A-Z1-9]{16}$/],
    [{ length: 24, alphabet: '0123456789abcdef' }, /^PP[0-9a-f]{24}$/],
  ])('have the form of the provider: %j', (format, form) => {
    for (let n = 0; n < 2000; n++) expect(idOf(keys, 'PP', n, format)).toMatch(form);
  });

  it('use many letters at every place, however long they are', () => {
    const ids = Array.from({ length: 3000 }, (_, n) => idOf(keys, '', n, { length: 24, alphabet: letters }));
    for (let place = 0; place < 24; place++) expect(new Set(ids.map((id) => id[place])).size).toBeGreaterThan(20);
  });

  it('use every letter, and look unlike their neighbours', () => {
    const ids = Array.from({ length: 3000 }, (_, n) => idOf(keys, '', n, short));
    expect(new Set(ids.join('')).size).toBe(letters.length);
    const alike = ids.slice(1).map((id, n) => [...id].filter((letter, i) => letter === ids[n]?.[i]).length);
    expect(Math.max(...alike)).toBeLessThan(8);
  });

  it('are refused where the form cannot hold them', () => {
    expect(() => idOf(keys, 'PP', 0, { length: 8, alphabet: letters })).toThrow('cannot hold');
  });

  it('are the same for the same seed, and others for another seed or prefix', () => {
    const ids = (seed: string, prefix: string) => Array.from({ length: 50 }, (_, n) => idOf(seedKeys(seed), prefix, n, short).slice(2));
    expect(ids('spec', 'PP')).toEqual(ids('spec', 'PP'));
    const all = [...ids('spec', 'PP'), ...ids('specs', 'PP'), ...ids('spec', 'PR')];
    expect(new Set(all).size).toBe(all.length);
  });

  it('are counted per prefix in a world', () => {
    const made = (world: ReturnType<typeof worldOf>, order: string) =>
      doing(world, (tx) => Object.fromEntries([...order].map((prefix, i) => [`${prefix}${i % 2}`, tx.ids.next(prefix, short)]))).result;
    expect(made(worldOf(), 'ABAB')).toEqual({ A0: expect.any(String), B1: expect.any(String) });
    expect(made(worldOf(), 'AB').B1).toBe(made(worldOf(), 'BB').B0);
    expect(made(worldOf('other'), 'AB')).not.toEqual(made(worldOf(), 'AB'));
  });
});

describe('secrets', () => {
  it('have the form that is asked for, and never meet', () => {
    const secrets = Array.from({ length: 2000 }, (_, n) => secretOf(keys, n, { length: 40, alphabet: letters }));
    for (const secret of secrets) expect(secret).toMatch(/^[A-Z1-9]{40}$/);
    expect(new Set(secrets).size).toBe(2000);
    expect(secretOf(keys, 0, { length: 200, alphabet: 'ab' })).toMatch(/^[ab]{200}$/);
  });

  it('are the same for the same seed only', () => {
    expect(secretOf(seedKeys('spec'), 3, long)).toBe(secretOf(keys, 3, long));
    expect(secretOf(seedKeys('other'), 3, long)).not.toBe(secretOf(keys, 3, long));
  });
});

describe('uuids', () => {
  it('have the shape of version 4, and never meet', () => {
    const uuids = Array.from({ length: 30_000 }, (_, n) => uuidOf(keys, n));
    for (const uuid of uuids.slice(0, 5000)) expect(uuid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(new Set(uuids).size).toBe(30_000);
    expect(uuidOf(seedKeys('spec'), 7)).toBe(uuids[7]);
    expect(uuidOf(seedKeys('other'), 7)).not.toBe(uuids[7]);
  });

  it('of one kind are none of another', () => {
    const of = (kind: string) => Array.from({ length: 5000 }, (_, n) => uuidOf(keys, n, kind));
    expect(new Set([...of(''), ...of('record'), ...of('other')]).size).toBe(15_000);
  });

  it('are counted in their world, which a refused transaction takes back', () => {
    const world = worldOf();
    expect(() =>
      doing(world, (tx) => {
        tx.ids.uuid();
        throw new Error('no');
      }),
    ).toThrow('no');
    const [first, second] = doing(world, (tx) => [tx.ids.uuid(), tx.ids.uuid()]).result;
    expect([first, second]).toEqual([uuidOf(world.keys, 0, 'record'), uuidOf(world.keys, 1, 'record')]);
  });
});

describe('numbers', () => {
  it('go up by one, per name and world', () => {
    const world = worldOf();
    expect(doing(world, (tx) => [tx.ids.number('a'), tx.ids.number('a'), tx.ids.number('b')]).result).toEqual([1, 2, 1]);
    expect(doing(world, (tx) => tx.ids.number('a')).result).toBe(3);
    expect(doing(worldOf(), (tx) => tx.ids.number('a')).result).toBe(1);
  });
});
