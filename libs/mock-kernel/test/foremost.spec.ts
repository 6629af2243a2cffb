import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { Foremost } from '../src/collections/foremost.js';

const compare = (a: number, b: number) => a - b;

it.each([20, 5000])('the first of what was shown are those that sorting puts first, few and up to %i', (most) => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(), { maxLength: 60 }), fc.integer({ min: 1, max: most }), (items, count) => {
      const foremost = new Foremost(compare, count);
      for (const item of items) foremost.add(item);
      expect(foremost.inOrder()).toEqual(items.toSorted(compare).slice(0, count));
    }),
  );
});
