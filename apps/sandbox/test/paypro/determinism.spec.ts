import { createControl } from '@paystub/client/control';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startBundle } from '../kit/bundle.js';
import { exchange, type Line } from '../kit/exchange.js';
import { freePort } from '../kit/ports.js';
import { openShop, type Shop } from '../kit/shop.js';

const key = `pp_${'Deterministic'.padEnd(32, '0')}`;
let shop: Shop;
let port: number;
let first: Day;

beforeAll(async () => {
  shop = await openShop();
  port = await freePort();
  first = await dayIn('one');
});

afterAll(() => shop?.close());

/** A day of a shop in a frozen world, in a process of its own: every byte that it saw. */
async function dayIn(seed: string, order = 1000) {
  const program = await startBundle(['--port', String(port), '--seed', seed]);
  try {
    const { url } = program.ready.paypro;
    const world = createControl({ url: program.ready.control.url }).world(`paypro:${key}`);
    await world.freeze('2027-03-02T09:00:00Z');
    await world.updateSettings('paypro', { signatureTime: 'world' });
    const lines: Line[] = [];
    const ask = async (method: string, path: string, body?: object) => {
      const line = await exchange(url, { Authorization: `Bearer ${key}` }, method, path, body);
      lines.push(line);
      await world.waitForDeliveries();
      return line.status === 201
        ? (JSON.parse(line.body) as { id: string; _links: { checkout: string } })
        : { id: '', _links: { checkout: '' } };
    };
    await ask('POST', '/webhooks', { name: 'Shop', description: 'Orders', url: shop.hooks });
    const paid = await ask('POST', '/payments', { amount: order, currency: 'EUR', description: 'Order 1', pay_methods: ['ideal'] });
    const unpaid = await ask('POST', '/payments', { amount: 2000, currency: 'EUR', description: 'Order 2' });
    await ask('GET', new URL(unpaid._links.checkout).pathname);
    const acted = await world.act('paypro', 'pay', { id: paid.id }, { wait: true });
    await ask('POST', `/payments/${paid.id}/refunds`, { amount: 400 });
    await ask('POST', `/payments/${paid.id}/refunds`, { amount: 601 });
    await ask('POST', '/subscriptions', {});
    const advanced = await world.advance({ by: 'P3D' });
    for (const path of ['/payments', '/payments?limit=1', '/refunds', '/events?limit=100', '/webhooks', '/pay_methods', '/nowhere'])
      await ask('GET', path);
    const webhooks = shop.arrivals.map(({ headers, body }) => ({ headers, body: body.toString('utf8') }));
    return { lines, acted, fired: advanced.fired, webhooks };
  } finally {
    await program.stop();
    shop.arrivals.length = 0;
  }
}

type Day = Awaited<ReturnType<typeof dayIn>>;

describe('the same seed and the same commands in a frozen world', () => {
  it('give the same bytes in two processes, headers, pages and webhooks included', async () => {
    const second = await dayIn('one');
    expect(first.lines.map(({ asked, status }) => `${asked} ${status}`)).toMatchObject({
      length: 14,
      3: expect.stringMatching(/checkout.* 200/),
    });
    expect(first.fired.map(({ job }) => job)).toEqual(['expire', 'complete', 'process', 'settle']);
    expect(first.webhooks).toHaveLength(7);
    expect(second).toEqual(first);
  });

  it('give other ids with another seed', async () => {
    const other = await dayIn('two');
    const bodies = (day: Day) => day.lines.filter(({ status }) => status === 201).map(({ body }) => body);
    expect(bodies(other).filter((body) => bodies(first).includes(body))).toEqual([]);
  });
});
