import { type Control, createControl, type WorldControl } from '@paystub/client/control';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Program, startBundle } from '../kit/bundle.js';
import { credentialsOf } from '../kit/credentials.js';
import { Merchant } from '../kit/paypro.js';
import { openShop, type Shop } from '../kit/shop.js';

let program: Program;
let control: Control;
let shop: Shop;
let merchant: Merchant;
let world: WorldControl;

beforeAll(async () => {
  program = await startBundle();
  control = createControl({ url: program.ready.control.url });
});

/** A Tuesday, so that a working day is a day. */
const start = '2027-03-02T09:00:00.000Z';

beforeEach(async () => {
  shop = await openShop();
  const made = await control.worlds.create({ now: start, frozen: true });
  merchant = new Merchant(program.ready.paypro.url, credentialsOf(made).paypro.apiKey);
  world = control.world(made);
  return () => shop.close();
});

afterAll(async () => {
  await program?.stop();
});

const minutesAfterStart = (instant: string) => (Date.parse(instant) - Date.parse(start)) / 60_000;
const day = 24 * 60;

describe('an advance', () => {
  it('by a day answers what fired, in order', async () => {
    await merchant.listenAt(shop.hooks);
    const unpaid = await merchant.createPayment();
    await world.advance({ by: 'PT1M' });
    const paid = await merchant.createPayment();
    await world.act('paypro', 'pay', { id: paid.id });
    const { body: refund } = await merchant.refund(paid.id, 400);
    await world.waitForDeliveries();
    await world.advance({ by: 'PT1H' });

    const advance = await world.advance({ by: 'P1D' });
    expect(advance).toMatchObject({ from: '2027-03-02T10:01:00.000Z', to: '2027-03-03T10:01:00.000Z', frozen: true, more: false });
    expect(advance.now).toBe(advance.to);
    expect(advance.fired.map(({ at, provider, job }) => [minutesAfterStart(at), provider, job])).toEqual([
      [day, 'paypro', 'expire'],
      [day + 1, 'paypro', 'complete'],
      [day + 1, 'paypro', 'process'],
    ]);
    expect(advance.fired.map(({ changed }) => changed.map(({ collection, id, record }) => [collection, id, record?.state]))).toEqual([
      [
        ['payments', unpaid.id, 'expired'],
        ['events', expect.any(String), undefined],
      ],
      [['payments', paid.id, 'completed']],
      [['refunds', refund.id, 'processing']],
    ]);
    expect(advance.fired.map(({ events }) => events.map(({ type }) => type))).toEqual([['payment.expired'], [], []]);
    expect(advance.fired[0]?.deliveries).toMatchObject([{ eventType: 'payment.expired', state: 'delivered', url: shop.hooks }]);
    expect(shop.types().at(-1)).toBe('payment.expired');
    expect(await merchant.payment(unpaid.id)).toMatchObject({ state: 'expired' });
  });

  it('to an instant stops there, and goes no way back', async () => {
    const { id } = await merchant.createPayment();
    const before = await world.advance({ to: '2027-03-03T08:59:59.999Z' });
    expect([before.fired, (await merchant.payment(id)).state]).toEqual([[], 'open']);
    const after = await world.advance({ to: new Date('2027-03-03T09:00:00Z') });
    expect([after.fired.map(({ job }) => job), (await merchant.payment(id)).state]).toEqual([['expire'], 'expired']);
    await expect(world.advance({ to: start })).rejects.toMatchObject({ status: 409, type: 'urn:paystub:clock-goes-back' });
  });

  it('fires the same in one step as in many', async () => {
    const other = control.world(await control.worlds.create({ now: start, frozen: true, seed: 'in-many-steps' }));
    const made = await control.worlds.create({ now: start, frozen: true, seed: 'in-many-steps' });
    const twin = new Merchant(program.ready.paypro.url, credentialsOf(made).paypro.apiKey);
    for (const [who, where] of [[merchant, world] as const, [twin, other] as const]) {
      for (const pay_methods of [['ideal'], ['bank-transfer'], ['creditcard']]) await who.createPayment({ pay_methods });
      const { id } = await who.createPayment({ pay_methods: ['direct-debit'] });
      await where.act('paypro', 'submit', { id });
    }
    const whole = (await world.advance({ by: 'P40D' })).fired;
    const parts = [];
    for (let i = 0; i < 40; i++) parts.push(...(await other.advance({ by: 'P1D' })).fired);
    const told = (fired: typeof whole) => fired.map(({ at, job, events }) => [at, job, events.map(({ type }) => type)]);
    expect(told(whole)).toHaveLength(5);
    expect(told(parts)).toEqual(told(whole));
  });

  it('is refused while another of the same world is under way', async () => {
    await merchant.listenAt(shop.hooks);
    await merchant.createPayment();
    await world.waitForDeliveries();
    let letGo = () => {};
    let arrived = () => {};
    const held = new Promise<void>((resolve) => (letGo = resolve));
    const isThere = new Promise<void>((resolve) => (arrived = resolve));
    shop.onWebhook = () => {
      arrived();
      return held.then(() => 200);
    };
    const first = world.advance({ by: 'P1D' });
    await isThere;
    await expect(world.advance({ by: 'P1D' })).rejects.toMatchObject({ status: 409, type: 'urn:paystub:advance-under-way' });
    expect((await merchant.eventTypes()).at(-1)).toBe('payment.expired');
    letGo();
    expect((await first).fired.map(({ job }) => job)).toEqual(['expire']);
  });
});

describe('a receiver that fails', () => {
  const schedule = [0, 1, 6, 36, 156];

  it('is tried five times, after 1, 5, 30 and 120 minutes of the world, and signed anew [paypro.P10]', async () => {
    await world.updateSettings('paypro', { signatureTime: 'world' });
    shop.onWebhook = () => 500;
    await merchant.listenAt(shop.hooks);
    await merchant.createPayment();
    await world.waitForDeliveries();
    const [pending] = await world.deliveries().all();
    expect(pending).toMatchObject({ state: 'pending', reason: 'answered 500', nextAttemptAt: '2027-03-02T09:01:00.000Z' });
    const { fired } = await world.advance({ by: 'PT23H' });
    expect(fired.map(({ at }) => minutesAfterStart(at))).toEqual(schedule.slice(1));
    const [delivery] = await world.deliveries().all();
    expect(delivery?.attempts.map(({ attempt, at, status }) => [attempt, minutesAfterStart(at), status])).toEqual(
      schedule.map((minutes, i) => [i + 1, minutes, 500]),
    );
    expect(delivery).toMatchObject({ state: 'failed', reason: 'answered 500', nextAttemptAt: null });
    const stamps = shop.arrivals.map(({ headers }) => Number(headers['paypro-timestamp']) - Date.parse(start) / 1000);
    expect(stamps).toEqual(schedule.map((minutes) => minutes * 60));
    expect(new Set(shop.arrivals.map(({ headers }) => headers['paypro-signature'])).size).toBe(5);
    expect(new Set(shop.arrivals.map(({ body }) => body.toString('utf8'))).size).toBe(1);
    expect((await world.advance({ by: 'PT30M' })).fired).toEqual([]);
  });

  it('is left alone once it has taken the webhook', async () => {
    shop.onWebhook = () => (shop.arrivals.length < 3 ? 500 : 204);
    await merchant.listenAt(shop.hooks);
    await merchant.createPayment();
    await world.waitForDeliveries();
    await world.advance({ by: 'PT12H' });
    const [delivery] = await world.deliveries().all();
    expect(delivery).toMatchObject({ state: 'delivered', reason: null, nextAttemptAt: null });
    expect(delivery?.attempts.map(({ at, status }) => [minutesAfterStart(at), status])).toEqual([
      [0, 500],
      [1, 500],
      [6, 204],
    ]);
  });

  it('is not tried again after its webhook was deleted', async () => {
    shop.onWebhook = () => 503;
    const { id } = await merchant.listenAt(shop.hooks);
    await merchant.createPayment();
    await world.waitForDeliveries();
    await merchant.done('DELETE', `/webhooks/${id}`);
    await world.advance({ by: 'PT12H' });
    expect(shop.arrivals).toHaveLength(1);
    expect(await world.deliveries().all()).toMatchObject([{ state: 'dropped', nextAttemptAt: null, attempts: [{ status: 503 }] }]);
  });

  it('that is not there, or sends the caller away, has failed too', async () => {
    const gone = await openShop();
    await gone.close();
    await merchant.listenAt(gone.hooks);
    await merchant.createPayment();
    await world.waitForDeliveries();
    shop.onWebhook = () => 302;
    await merchant.listenAt(shop.hooks);
    await merchant.createPayment();
    await world.waitForDeliveries();
    const deliveries = (await world.deliveries().all()).reverse();
    expect(deliveries.map(({ state, reason }) => `${state}: ${reason}`)).toEqual([
      'pending: connection refused',
      'pending: connection refused',
      'pending: answered 302',
    ]);
  });
});

describe('a running clock', () => {
  it('does what falls due by itself, and tells', async () => {
    await world.updateSettings('paypro', { times: { expired: { default: '1 second' } } });
    const paid = new Promise<void>((resolve) => {
      shop.onWebhook = ({ event }) => {
        if (event.event_type === 'payment.expired') resolve();
        return 200;
      };
    });
    await merchant.listenAt(shop.hooks);
    await merchant.createPayment();
    await world.setClock({ frozen: false });
    await paid;
    await world.waitForDeliveries();
    expect(shop.types()).toEqual(['payment.created', 'payment.expired']);
  });
});
