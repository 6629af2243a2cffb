import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Ordered, type Place } from '../src/index.js';

const byTime = (a: Place, b: Place) => a.at - b.at || a.seq - b.seq;

/** What an ordered set is, told by a sorted array. */
class Sorted {
  constructor(readonly members: readonly Place[] = []) {}
  set(member: Place): Sorted {
    return new Sorted([...this.members, member].sort(byTime));
  }
  delete(member: Place): Sorted {
    return new Sorted(this.members.filter((other) => byTime(other, member) !== 0));
  }
  before(place: Place, limit: number): Place[] {
    return this.members
      .filter((member) => byTime(member, place) < 0)
      .reverse()
      .slice(0, limit);
  }
  after(place: Place, limit: number): Place[] {
    return this.members.filter((member) => byTime(member, place) > 0).slice(0, limit);
  }
  rank(place: Place): number {
    return this.members.filter((member) => byTime(member, place) < 0).length;
  }
}

/** Adds or takes out several at once: `count` of them, each `stride` from the one before; or goes on from an older version. */
const operation = fc.record({
  what: fc.constantFrom('set', 'set', 'delete', 'delete of none', 'old'),
  count: fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 90 })),
  at: fc.integer({ min: -50, max: 50 }),
  stride: fc.integer({ min: -3, max: 3 }),
  pick: fc.nat(1000),
});

const placeAt = (at: number, seq: number): Place => ({ at, seq, id: `p${seq}` });
const told = (members: Iterable<Place>) => [...members].map(({ id }) => id).join(' ');

function expectSame(set: Ordered, { members }: Sorted): void {
  expect(told(set)).toBe(told(members));
  expect(set.size).toBe(members.length);
  expect(set.first()).toBe(members[0]);
}

function expectSameAnswers(set: Ordered, sorted: Sorted, place: Place, limit: number): void {
  expect(told(set.before(place, limit))).toBe(told(sorted.before(place, limit)));
  expect(told(set.after(place, limit))).toBe(told(sorted.after(place, limit)));
  expect(set.rank(place)).toBe(sorted.rank(place));
  expect(set.at(limit)).toBe(sorted.members[limit]);
}

describe('an ordered set', () => {
  it('does what a sorted array does, and leaves every older version as it was', () => {
    fc.assert(
      fc.property(fc.array(operation, { minLength: 1, maxLength: 25 }), (operations) => {
        let set = Ordered.empty();
        let sorted = new Sorted();
        let seq = 0;
        const versions: [Ordered, Sorted][] = [[set, sorted]];
        for (const { what, count, at, stride, pick } of operations) {
          if (what === 'old') [set, sorted] = versions[pick % versions.length] as [Ordered, Sorted];
          const times = what === 'old' ? 0 : count;
          for (let i = 0; i < times; i++) {
            const member = what === 'delete' ? sorted.members.at((pick + i * stride) % Math.max(1, sorted.members.length)) : undefined;
            const place = member ?? placeAt(at + i * stride, seq++);
            if (what === 'set') [set, sorted] = [set.set(place), sorted.set(place)];
            else [set, sorted] = [set.delete(place), sorted.delete(place)];
          }
          versions.push([set, sorted]);
          expectSameAnswers(set, sorted, placeAt(at, pick), pick % 70);
        }
        for (const [version, model] of versions) expectSame(version, model);
      }),
      { numRuns: 100 },
    );
  });

  it.each([
    ['at random', (seq: number) => (seq * 7919) % 1009],
    ['in order', (seq: number) => seq],
    ['backwards', (seq: number) => -seq],
    ['all at once', () => 0],
  ])('stays right through thousands of members added %s and taken out again', (_, dateOf) => {
    let set = Ordered.empty();
    let sorted: Place[] = [];
    for (let seq = 0; seq < 3000; seq++) {
      const place = placeAt(dateOf(seq), seq);
      set = set.set(place);
      sorted.push(place);
    }
    sorted.sort(byTime);
    const full = set;
    const whole = sorted;
    for (let i = 0; sorted.length > 0; i++) {
      const gone = sorted[(i * 104_729) % sorted.length] as Place;
      set = set.delete(gone);
      sorted = sorted.filter((place) => place !== gone);
      if (i % 250 === 0) expect(told(set)).toBe(told(sorted));
      expect(set.first()).toBe(sorted[0]);
      const rank = i % Math.max(1, sorted.length);
      expect(set.at(rank)).toBe(sorted[rank]);
    }
    expect(set.size).toBe(0);
    expect(told(full)).toBe(told(whole));
  });

  it('is the same set when it is told to delete what it does not have', () => {
    const set = Ordered.empty().set(placeAt(5, 1));
    expect(set.delete(placeAt(5, 2))).toBe(set);
    expect(Ordered.empty().delete(placeAt(5, 2))).toBe(Ordered.empty());
  });

  it('has nothing first, at a rank, before or after when it is empty', () => {
    const empty = Ordered.empty();
    expect([empty.first(), empty.at(0), empty.at(-1), empty.rank(placeAt(1, 1))]).toEqual([undefined, undefined, undefined, 0]);
    expect([...empty.before(undefined, 5), ...empty.after(undefined, 5), ...empty]).toEqual([]);
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, undefined as never])('takes no member at %s', (at) => {
    expect(() => Ordered.empty().set(placeAt(at, 1))).toThrow('no date');
  });
});
