import { expect, it } from 'vitest';
import { Blueprint, collection, Fault, World } from './index.js';

type P = { id: string; state: string; created_at: number };
const bp = new Blueprint([
  {
    provider: 'toy',
    collections: { things: collection<P>({ createdAt: (p) => p.created_at, indexes: { state: { key: (p) => p.state } } }) },
    settings: { wait: 10 },
    work: {
      things: {
        due: (p: P, s: { wait: number }) => (p.state === 'open' ? [{ at: p.created_at + s.wait, job: 'expire' }] : []),
        jobs: {
          expire: (tx: any, p: P) => {
            tx.things.put({ ...p, state: 'expired' });
            tx.emit({ id: 'e', type: 'expired', receivers: ['r'] });
          },
        },
      },
    },
  } as any,
]);
it('works', () => {
  const w = new World(bp, { seed: 's', now: 1000, machine: 0, frozen: true });
  const c = w.transact('toy', 1000, (tx: any) =>
    tx.things.put({
      id: tx.ids.next('PP', { length: 12, alphabet: 'ABCDEFGHJKLMNOPQRSTUVWXYZ0123456789' }),
      state: 'open',
      created_at: tx.now,
    }),
  );
  expect(c.changes).toHaveLength(1);
  console.log(c.result);
  expect(w.dueAt).toBe(1010);
  expect(() =>
    w.transact('toy', 1000, () => {
      throw new Fault('x');
    }),
  ).toThrow();
  expect(w.fire(1009)).toBeUndefined();
  const f = w.fire(2000);
  expect(f).toMatchObject({ seq: 1, at: 1010, job: 'expire', provider: 'toy' });
  expect(f?.commit.ready).toHaveLength(1);
  expect(w.pendingDeliveries).toBe(1);
  expect(w.settle('d_1', 1010, { retryAt: 1070 })).toBe(true);
  expect(w.dueAt).toBe(1070);
  expect(w.fire(1070)?.commit.ready[0]).toMatchObject({ attempt: 2, ready: true });
  expect(w.settle('d_1', 1070, {})).toBe(true);
  expect(w.pendingDeliveries).toBe(0);
  w.reset(0);
  expect(w.state.seq).toBe(0);
});
