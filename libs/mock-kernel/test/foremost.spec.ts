import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { between } from '../src/collections/between.js';
import { Foremost } from '../src/collections/foremost.js';

const compare = (a: number, b: number) => a - b;

it.each([20, 5000])('a stretch of what was shown is what sorting puts there, of few and up to %i', (most) => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(), { maxLength: 60 }), fc.nat(30), fc.integer({ min: 1, max: most }), (items, offset, limit) => {
      const foremost = new Foremost(compare, offset, limit);
      for (const item of items) foremost.add(item);
      expect(foremost.inOrder()).toEqual(items.toSorted(compare).slice(offset, offset + limit));
    }),
  );
});

it('a stretch is what sorting puts there, however the others stand', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(), { maxLength: 200 }), fc.nat(220), fc.nat(40), (items, from, length) => {
      const expected = items.toSorted(compare).slice(from, from + length);
      expect(between([...items], from, from + length, compare)).toEqual(expected);
    }),
  );
});

const million = 300_000;

it.each<[string, (n: number) => number]>([
  ['in order', (n) => n],
  ['the other way round', (n) => million - n],
  ['up and down', (n) => (n < million / 2 ? 2 * n : 2 * (million - n) - 1)],
  ['scattered', (n) => (n * 7919) % million],
])('of very many, %s, it takes a few looks at each', (_, at) => {
  let looks = 0;
  const counted = (a: number, b: number) => {
    looks++;
    return a - b;
  };
  const items = Array.from({ length: million }, (_item, n) => at(n));
  const sorted = items.toSorted(compare).slice(150_000, 150_020);
  expect(between(items, 150_000, 150_020, counted)).toEqual(sorted);
  expect(looks / million).toBeLessThan(12);
});
