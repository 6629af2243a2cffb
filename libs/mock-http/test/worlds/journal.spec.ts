import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Journal, JournalBudget } from '../../src/worlds/journal.js';

const all = <T>(journal: Journal<T>) => [...journal.before(undefined)];

describe('a journal', () => {
  it('numbers its entries from 1 and lists the newest first', () => {
    const journal = new Journal<string>(new JournalBudget(100, 1000));
    expect(['a', 'b', 'c'].map((item) => journal.add(item, 1))).toEqual([1, 2, 3]);
    expect([all(journal), journal.get(2), journal.nextSeq]).toEqual([['c', 'b', 'a'], 'b', 4]);
    expect([...journal.before(3)]).toEqual(['b', 'a']);
    expect([...journal.before(1)]).toEqual([]);
    expect([journal.get(0), journal.get(4), journal.get(-1), journal.get(Number.NaN)]).toEqual(Array(4).fill(undefined));
  });

  it('drops the oldest once it holds more bytes than it may, and refuses none', () => {
    const dropped: string[] = [];
    const journal = new Journal<string>(new JournalBudget(10, 1000), (item) => dropped.push(item));
    for (const item of ['a', 'b', 'c']) journal.add(item, 4);
    expect([all(journal), dropped, journal.get(1), journal.nextSeq]).toEqual([['c', 'b'], ['a'], undefined, 4]);
    journal.add('larger than all', 100);
    expect(all(journal)).toEqual(['larger than all']);
  });

  it('weighs an entry that has grown', () => {
    const journal = new Journal<string>(new JournalBudget(10, 1000));
    for (const item of ['a', 'b', 'c']) journal.add(item, 2);
    journal.grow(2, 5);
    expect(all(journal)).toEqual(['c', 'b']);
    journal.grow(1, 100);
    expect(all(journal)).toEqual(['c', 'b']);
  });

  it('starts at 1 again when it is cleared', () => {
    const budget = new JournalBudget(10, 1000);
    const journal = new Journal<string>(budget);
    journal.add('a', 4);
    journal.clear();
    expect([all(journal), journal.nextSeq, budget.bytes]).toEqual([[], 1, 0]);
  });
});

describe('the journals of a process', () => {
  it('together hold no more than they may: the one that was written to longest ago gives way', () => {
    const budget = new JournalBudget(10, 12);
    const [quiet, busy] = [new Journal<string>(budget), new Journal<string>(budget)];
    quiet.add('q', 4);
    for (const item of ['a', 'b', 'c']) busy.add(item, 4);
    expect([all(quiet), all(busy), budget.bytes]).toEqual([['q'], ['c', 'b'], 12]);
    quiet.add('r', 4);
    quiet.add('s', 4);
    expect([all(quiet), all(busy), budget.bytes]).toEqual([['s', 'r'], ['c'], 12]);
  });

  it('drop what is larger than all of them may be', () => {
    const budget = new JournalBudget(10, 12);
    const journal = new Journal<string>(budget);
    journal.add('larger than all', 100);
    expect([all(journal), budget.bytes, journal.nextSeq]).toEqual([[], 0, 2]);
    journal.add('small', 1);
    expect([all(journal), budget.bytes]).toEqual([['small'], 1]);
  });

  const command = fc.record({
    what: fc.constantFrom('add', 'add', 'add', 'grow', 'clear' as const),
    journal: fc.nat(2),
    bytes: fc.integer({ min: 1, max: 40 }),
    seq: fc.nat(20),
  });

  it('keep their books whatever happens: within the bounds, the newest of each, numbered without a gap', () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 300 }), (commands) => {
        const budget = new JournalBudget(100, 150);
        const weights = [new Map<number, number>(), new Map<number, number>(), new Map<number, number>()];
        const journals = weights.map((weight) => new Journal<number>(budget, (seq) => weight.delete(seq)));
        for (const { what, journal: i, bytes, seq } of commands) {
          const journal = journals[i] as Journal<number>;
          const weight = weights[i] as Map<number, number>;
          if (what === 'clear') journal.clear();
          else if (what === 'grow') {
            if (weight.has(seq)) weight.set(seq, (weight.get(seq) as number) + bytes);
            journal.grow(seq, bytes);
          } else {
            weight.set(journal.nextSeq, bytes);
            journal.add(journal.nextSeq, bytes);
          }
          const held = weights.map((each) => [...each.values()].reduce((sum, one) => sum + one, 0));
          expect(budget.bytes).toBe(held.reduce((sum, one) => sum + one, 0));
          expect(budget.bytes).toBeLessThanOrEqual(150);
          for (const [j, other] of journals.entries()) {
            const kept = all(other);
            expect(kept).toEqual([...(weights[j] as Map<number, number>).keys()].reverse());
            expect(kept).toEqual(kept.map((_, k) => other.nextSeq - 1 - k));
            if (kept.length > 1) expect(held[j]).toBeLessThanOrEqual(100);
          }
        }
      }),
      { numRuns: 200 },
    );
  });
});
