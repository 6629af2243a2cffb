import { describe, expect, it } from 'vitest';
import { Keeper } from '../../../src/paystand/sync/keeper.js';

const row = (state: string, second: number) => ({ id: 'a', state, lastUpdated: `2026-03-01T12:00:0${second}.000Z` });
const tickFrom = Date.parse(row('', 5).lastUpdated);

/** What a store is given of rows that come in this order. */
async function given(...rows: readonly ReturnType<typeof row>[]): Promise<readonly string[]> {
  const states: string[] = [];
  const keeper = new Keeper({ set: (_: string, { state }: ReturnType<typeof row>) => states.push(state) }, tickFrom);
  for (const one of rows) await keeper.take([one]);
  expect(keeper.kept).toBe(states.length);
  return states;
}

describe('a store is given', () => {
  it('every state of a row, in the order of its changes', async () => {
    expect(await given(row('one', 1), row('two', 2), row('three', 7))).toEqual(['one', 'two', 'three']);
  });

  it('none twice', async () => {
    expect(await given(row('one', 1), row('one', 1), row('two', 7), row('two', 7))).toEqual(['one', 'two']);
  });

  it('none that is older, as a server that lags behind would answer it', async () => {
    expect(await given(row('two', 7), row('one', 1), row('one', 6))).toEqual(['two']);
  });

  it('another state of the same moment, while that may not be over', async () => {
    expect(await given(row('one', 5), row('two', 5), row('two', 5))).toEqual(['one', 'two']);
  });
});

it('a store is waited for', async () => {
  let [under, most] = [0, 0];
  const store = {
    set: async () => {
      most = Math.max(most, (under += 1));
      await new Promise((done) => setImmediate(done));
      under -= 1;
    },
  };
  await new Keeper(store, tickFrom).take([row('one', 1), { ...row('two', 2), id: 'b' }]);
  expect([most, under]).toEqual([1, 0]);
});
