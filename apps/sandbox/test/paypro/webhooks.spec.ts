import { type Control, ControlError, createControl, type WorldControl } from '@paystub/client/control';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Program, startBundle } from '../kit/bundle.js';
import { Merchant, newKey, type Payment } from '../kit/paypro.js';
import { openShop, type Shop } from '../kit/shop.js';
import { TOLERANCE, verdict } from '../kit/signature.js';

let program: Program;
let control: Control;
let shop: Shop;
let merchant: Merchant;
let world: WorldControl;
let secret: string;

beforeAll(async () => {
  program = await startBundle();
  control = createControl({ url: program.ready.control.url });
});

beforeEach(async () => {
  shop = await openShop();
  merchant = new Merchant(program.ready.paypro.url, newKey());
  world = control.world(`paypro:${merchant.key}`);
  ({ secret } = await merchant.listenAt(shop.hooks));
  return () => shop.close();
});

afterAll(async () => {
  await program?.stop();
});

const unix = (instant: string) => Date.parse(instant) / 1000;

describe('a signature', () => {
  it('is valid by the clock of the machine, also in a world a year ahead [paypro.R133, R135]', async () => {
    const { now } = await world.advance({ by: 'P1Y' });
    const { id } = await merchant.createPayment();
    await world.act('paypro', 'pay', { id }, { wait: true });
    expect(shop.types()).toEqual(['payment.created', 'customer.created', 'payment.paid']);
    for (const arrival of shop.arrivals) {
      expect(verdict(secret, arrival, arrival.at)).toBe('genuine');
      expect(Math.abs(unix(arrival.event.created_at) - unix(now))).toBeLessThan(60);
    }
  });

  it('follows the world where the settings say so', async () => {
    await world.freeze();
    const { now } = await world.advance({ by: 'P1Y' });
    await world.updateSettings('paypro', { signatureTime: 'world' });
    await merchant.createPayment();
    await world.waitForDeliveries();
    const [arrival] = shop.arrivals;
    expect(arrival && verdict(secret, arrival, arrival.at)).toBe('stale');
    expect(arrival && verdict(secret, arrival, unix(now))).toBe('genuine');
    expect(Number(arrival?.headers['paypro-timestamp'])).toBe(Math.floor(unix(now)));
    await world.updateSettings('paypro', { signatureTime: null });
    await merchant.createPayment();
    await world.waitForDeliveries();
    expect(Math.abs(Number(shop.arrivals.at(-1)?.headers['paypro-timestamp']) - Date.now() / 1000)).toBeLessThan(TOLERANCE);
  });

  it('is made with the secret of its own webhook', async () => {
    const other = await openShop();
    const webhook = await merchant.listenAt(other.hooks);
    await merchant.createPayment();
    await world.waitForDeliveries();
    const [[mine], [theirs]] = [shop.arrivals, other.arrivals];
    await other.close();
    expect(mine?.body).toEqual(theirs?.body);
    expect(mine && [verdict(secret, mine, mine.at), verdict(webhook.secret, mine, mine.at)]).toEqual(['genuine', 'forged']);
    expect(theirs && [verdict(secret, theirs, theirs.at), verdict(webhook.secret, theirs, theirs.at)]).toEqual(['forged', 'genuine']);
  });
});

describe('an event', () => {
  it('is answered as it was delivered, to the byte, whatever becomes of its record later [paypro.R122, R123]', async () => {
    const { id } = await merchant.createPayment({ description: 'Zoë’s order – 10 € 🎁\u2028', metadata: { note: '<b>"\\' } });
    await world.act('paypro', 'pay', { id }, { wait: true });
    await world.act('paypro', 'complete', { id }, { wait: true });
    expect(shop.arrivals).toHaveLength(3);
    for (const { event, body } of shop.arrivals) {
      const { text } = await merchant.call('GET', `/events/${event.id}`);
      expect(Buffer.from(text, 'utf8').equals(body)).toBe(true);
    }
    const [delivery] = await world.deliveries({ type: 'payment.created' }).all();
    expect(delivery?.attempts.map(({ requestBody }) => requestBody)).toEqual([shop.arrivals[0]?.body.toString('utf8')]);
  });
});

describe('a receiver that calls back', () => {
  it('gets the payment inside its handler', async () => {
    const seen: Payment['state'][] = [];
    shop.onWebhook = async ({ event }) => {
      if (event.event_type.startsWith('payment.')) seen.push((await merchant.payment(event.payload.id)).state);
      return 200;
    };
    const { id } = await merchant.createPayment();
    await world.waitForDeliveries();
    await world.act('paypro', 'pay', { id }, { wait: true });
    expect(seen).toEqual(['open', 'paid']);
  });

  it('gets the payment of that moment during an advance, and may refund it', async () => {
    await world.freeze('2027-03-01T09:00:00Z');
    const answers: unknown[] = [];
    shop.onWebhook = async ({ event }) => {
      if (event.event_type !== 'payment.paid') return 200;
      const { state, amount } = await merchant.payment(event.payload.id);
      const refund = await merchant.refund(event.payload.id, amount / 2);
      answers.push([state, refund.status, refund.body.created_at, (await world.clock()).now]);
      return 200;
    };
    const payment = await merchant.createPayment({ pay_methods: ['bank-transfer'] });
    await world.act('paypro', 'submit', { id: payment.id }, { wait: true });
    const { fired, now } = await world.advance({ by: 'P7D' });
    expect(answers).toEqual([['paid', 201, '2027-03-02T09:00:00Z', '2027-03-02T09:00:00.000Z']]);
    expect(now).toBe('2027-03-08T09:00:00.000Z');
    expect(fired.map(({ at, job }) => `${at.slice(0, 10)} ${job}`)).toEqual([
      '2027-03-02 settle',
      '2027-03-03 complete',
      '2027-03-03 process',
      '2027-03-04 settle',
    ]);
    expect(shop.types().slice(-3)).toEqual(['payment.paid', 'refund.created', 'refund.refunded']);
    expect((await merchant.payment(payment.id)).refunded_amount).toBe(500);
  });
});

describe('a receiver that takes its time', () => {
  it('gets one webhook after the other, in order, and holds up no other receiver', async () => {
    const quick = await openShop();
    await merchant.listenAt(quick.hooks);
    let letGo = () => {};
    const held = new Promise<void>((resolve) => (letGo = resolve));
    shop.onWebhook = () => held.then(() => 200);
    const allThere = new Promise<void>((resolve) => {
      quick.onWebhook = ({ event }) => {
        if (event.event_type === 'payment.paid') resolve();
        return 200;
      };
    });
    const { id } = await merchant.createPayment();
    await world.act('paypro', 'pay', { id });
    await allThere;
    expect(shop.types()).toEqual(['payment.created']);
    letGo();
    await world.waitForDeliveries();
    const types = ['payment.created', 'customer.created', 'payment.paid'];
    expect([shop.types(), quick.types()]).toEqual([types, types]);
    await quick.close();
  });

  it('is given up on after the time of the settings', async () => {
    await world.updateSettings('paypro', { webhookTimeoutMs: 50 });
    shop.onWebhook = () => new Promise<number>(() => {});
    await merchant.createPayment();
    await world.waitForDeliveries();
    expect(await world.deliveries().all()).toMatchObject([
      { state: 'pending', reason: 'no answer within 50 ms', attempts: [{ status: null, answerBody: null }] },
    ]);
  });
});

describe('waiting for deliveries', () => {
  it('ends with the last answer, and says what is open when time is up', async () => {
    let letGo = () => {};
    const held = new Promise<void>((resolve) => (letGo = resolve));
    shop.onWebhook = () => held.then(() => 200);
    await merchant.createPayment();
    const tooSoon = await world.waitForDeliveries({ timeoutMs: 30 }).catch((error: unknown) => error);
    expect(tooSoon).toBeInstanceOf(ControlError);
    expect(tooSoon).toMatchObject({
      status: 408,
      problem: { open: [{ eventType: 'payment.created', state: 'pending', url: shop.hooks }] },
    });
    const waiting = world.waitForDeliveries();
    letGo();
    expect(await waiting).toEqual({ waitedMs: expect.any(Number) });
    expect(await world.deliveries({ state: 'delivered' }).count()).toBe(1);
  });

  it('is at once where nothing is under way', async () => {
    expect((await world.waitForDeliveries()).waitedMs).toBeLessThan(1000);
  });
});
