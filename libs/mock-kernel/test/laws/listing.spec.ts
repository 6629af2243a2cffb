import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Cursor, Partition } from '../../src/index.js';
import { type Box, noon } from '../toy.js';
import { box, doing, reading, worldOf } from '../toy-world.js';

type Disturbance =
  | { readonly do: 'insert'; readonly at: number; readonly shelf: string }
  | { readonly do: 'delete' | 'move'; readonly pick: number };

const at = fc.nat(8);
const shelf = fc.constantFrom('a', 'b');
const disturbance: fc.Arbitrary<Disturbance> = fc.oneof(
  fc.record({ do: fc.constant('insert' as const), at, shelf }),
  fc.record({ do: fc.constantFrom('delete' as const, 'move' as const), pick: fc.nat(40) }),
);
const seeded = fc.array(fc.record({ at, shelf }), { maxLength: 25 });
const disturbances = fc.array(fc.array(disturbance, { maxLength: 5 }), { maxLength: 30 });
const partition = fc.constantFrom<Partition | undefined>(undefined, ['shelf', 'a'], ['updatedOn', 'a']);

/** No list here has more pages. */
const MOST = 500;

/** A world of boxes, and the changes that its lists are disturbed with. */
class Shop {
  readonly world = worldOf();
  /** Boxes that left their shelf, for good or not. */
  readonly moved = new Set<string>();
  private made = 0;

  insert(created_at: number, on: string): void {
    const made = box(`B${this.made++}`, { created_at: noon + created_at, updated_at: noon - created_at, shelf: on });
    doing(this.world, (tx) => tx.boxes.put(made));
  }

  /** Newest first. */
  boxes(within: Partition | undefined): Box[] {
    return reading(this.world, (tx) => [...tx.boxes.all(within)]).toReversed();
  }

  disturb(how: Disturbance): void {
    if (how.do === 'insert') this.insert(how.at, how.shelf);
    else this.change(how.do, this.boxes(undefined).at(how.pick % Math.max(1, this.world.size)));
  }

  private change(how: 'delete' | 'move', found: Box | undefined): void {
    if (!found) return;
    if (how === 'move') this.moved.add(found.id);
    doing(this.world, (tx) => {
      if (how === 'delete') tx.boxes.delete(found.id);
      else tx.boxes.put({ ...found, shelf: found.shelf === 'a' ? 'b' : 'a' });
    });
  }

  /** Pages through, disturbed between any two pages; gives the ids in the order of their seeing. */
  paged(within: Partition | undefined, first: Cursor | undefined, limit: number, meanwhile: readonly Disturbance[][]): string[] {
    const seen: string[] = [];
    const side = first?.side ?? 'older';
    let cursor = first;
    for (let turn = 0; ; turn++) {
      const page = reading(this.world, (tx) => tx.boxes.page({ in: within, cursor, limit }));
      if (!page || turn > MOST) throw new Error(page ? 'the pages never end' : 'a cursor got lost');
      const ids = page.records.map(({ id }) => id);
      seen.push(...(side === 'older' ? ids : ids.reverse()));
      const last = seen.at(-1);
      if (!page[side] || last === undefined) return seen;
      cursor = { side, id: last };
      for (const one of meanwhile[turn] ?? []) this.disturb(one);
    }
  }
}

it.each(['older', 'newer'] as const)('paging to the %s sees what stays exactly once', (side) => {
  fc.assert(
    fc.property(seeded, partition, fc.integer({ min: 1, max: 6 }), disturbances, (boxes, within, limit, meanwhile) => {
      const shop = new Shop();
      for (const one of boxes) shop.insert(one.at, one.shelf);
      const before = shop.boxes(within).map(({ id }) => id);
      const oldest = before.at(-1);
      const first = side === 'newer' && oldest ? { side, id: oldest } : undefined;
      const seen = shop.paged(within, first, limit, meanwhile);
      const after = new Set(shop.boxes(within).map(({ id }) => id));
      const stayed = before.filter((id) => after.has(id) && id !== first?.id && !(within && shop.moved.has(id)));
      if (side === 'newer') stayed.reverse();
      expect(new Set(seen).size).toBe(seen.length);
      expect(seen.filter((id) => stayed.includes(id))).toEqual(stayed);
    }),
    { numRuns: 300 },
  );
});

it('a window is what stands between two dates, from either end, and its count', () => {
  const edge = fc.option(fc.integer({ min: -2, max: 10 }), { nil: undefined });
  fc.assert(
    fc.property(
      seeded,
      partition,
      edge,
      edge,
      fc.nat(30),
      fc.nat(12),
      fc.boolean(),
      (boxes, within, from, to, offset, limit, oldestFirst) => {
        const shop = new Shop();
        for (const one of boxes) shop.insert(one.at, one.shelf);
        const dateOf = ({ created_at, updated_at }: Box) => (within?.[0] === 'updatedOn' ? updated_at : created_at) - noon;
        const standing = shop
          .boxes(within)
          .filter((one) => (from === undefined || dateOf(one) >= from) && (to === undefined || dateOf(one) < to))
          .map(({ id }) => id);
        if (oldestFirst) standing.reverse();
        const at = (edgeOf: number | undefined) => (edgeOf === undefined ? undefined : noon + edgeOf);
        const window = reading(shop.world, (tx) => tx.boxes.window({ in: within, from: at(from), to: at(to), offset, limit, oldestFirst }));
        expect(window.records.map(({ id }) => id)).toEqual(standing.slice(offset, offset + limit));
        expect(window.count).toBe(standing.length);
      },
    ),
    { numRuns: 300 },
  );
});
