import { createControl } from '@paystub/client/control';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Program, startBundle } from '../kit/bundle.js';
import { newKey } from '../kit/paypro.js';
import { pipelined } from '../kit/raw.js';

let program: Program;

beforeAll(async () => {
  program = await startBundle(['--quiet']);
});

afterAll(async () => {
  await program?.stop();
});

describe('an advance through more than 10,000 jobs', () => {
  it('goes on until none is left, and answers as one', async () => {
    const key = newKey();
    const world = createControl({ url: program.ready.control.url }).world(`paypro:${key}`);
    await world.freeze('2027-03-01T09:00:00Z');
    const orders = 10_050;
    const body = JSON.stringify({ amount: 1000, currency: 'EUR', description: 'Order' });
    const statuses = await pipelined(program.ready.paypro.url, orders, `POST /payments HTTP/1.1`, { Authorization: `Bearer ${key}` }, body);
    expect(statuses).toEqual({ 201: orders });
    const { fired, more, from, to, now } = await world.advance({ by: 'P2D' });
    expect([fired.length, more, from, to, now]).toEqual([
      orders,
      false,
      '2027-03-01T09:00:00.000Z',
      '2027-03-03T09:00:00.000Z',
      '2027-03-03T09:00:00.000Z',
    ]);
    expect(new Set(fired.map(({ changed }) => changed[0]?.id)).size).toBe(orders);
    const order = fired.map(({ seq }) => seq);
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(await world.records('paypro', 'payments', { state: 'expired' }).count()).toBe(orders);
    expect(await world.requests({ operation: 'advanceClock' }).count()).toBe(2);
  });
});
