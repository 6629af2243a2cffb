import type { Records, TxBase, World } from '@paystub/mock-kernel';
import { createPayproMock } from '@paystub/paypro-mock';
import { order } from '../measure/http.js';

/** A stored payment, as far as it matters here. */
interface Stored {
  readonly id: string;
  readonly created_at: number;
}

export type Tx = TxBase<object> & { readonly payments: Records<Stored> };

const mock = createPayproMock();
const links = { api: 'http://127.0.0.1:4030', pages: 'http://127.0.0.1:4030/~token', token: 'token', facts: {} };

export const provider = mock.provider;
export const definition = mock.definition;
export { mock };

/** What `POST /payments` does once the request has been read. */
export function createPayment(tx: Tx, n: number): string {
  const { body } = mock.operations.createPayment(tx, { params: {}, query: {}, body: order(n), links }) as { body: { id: string } };
  return body.id;
}

const BATCH = 1000;
const SPREAD_MS = 20 * 3_600_000;

/** Puts `count` payments created one after the other over the last twenty hours, each due to expire, and answers their ids, oldest first. */
export function fill(world: World, now: number, count: number): string[] {
  const ids: string[] = [];
  while (ids.length < count) {
    world.transact<Tx, void>(provider, now, (tx) => {
      const model = tx.payments.get(createPayment(tx, 0)) as Stored;
      tx.payments.delete(model.id);
      for (let i = 0; i < BATCH && ids.length < count; i++) {
        const created_at = now - SPREAD_MS + Math.floor((ids.length * SPREAD_MS) / count);
        ids.push(tx.payments.put({ ...model, id: tx.ids.next('PP', { length: 12, alphabet }), created_at }).id);
      }
    });
  }
  return ids;
}

const alphabet = 'ABCDEFGHJKLMNOPQRSTUVWXYZ0123456789';
