import { type Control, createControl, type WorldControl } from '@paystub/client/control';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Program, startBundle } from '../kit/bundle.js';
import { Merchant, newKey } from '../kit/paypro.js';
import { openShop } from '../kit/shop.js';

let program: Program;
let control: Control;
let merchant: Merchant;
let world: WorldControl;

beforeAll(async () => {
  program = await startBundle();
  control = createControl({ url: program.ready.control.url });
});

beforeEach(() => {
  merchant = new Merchant(program.ready.paypro.url, newKey());
  world = control.world(`paypro:${merchant.key}`);
});

afterAll(async () => {
  await program?.stop();
});

/** A payment is made while a webhook points there: what its delivery says. */
async function deliveryTo(url: string) {
  const webhook = await merchant.listenAt(url);
  const { id } = await merchant.createPayment();
  await world.waitForDeliveries();
  const [delivery] = await world.deliveries({ receiver: webhook.id }).all();
  return { webhook, payment: id, delivery };
}

describe('a webhook', () => {
  it.each(['127.0.0.1', 'localhost', '[::1]', '127.0.0.2', '[::ffff:127.0.0.1]', '2130706433'])(
    'at a listener of this process is made and never sent to: %s',
    async (host) => {
      for (const listener of [program.ready.paypro.url, program.ready.control.url]) {
        const url = `http://${host}:${new URL(listener).port}/payments`;
        const { webhook, payment, delivery } = await deliveryTo(url);
        expect(webhook).toMatchObject({ url, active: true });
        expect(delivery).toMatchObject({ state: 'not sent', eventType: 'payment.created', nextAttemptAt: null, attempts: [] });
        expect(delivery?.reason).toMatch(/^not sent: .*(own|this process|sandbox)/);
        expect(await merchant.eventTypes()).toContain('payment.created');
        expect(await merchant.payment(payment)).toMatchObject({ state: 'open' });
      }
      expect(await world.requests({ operation: 'createPayment' }).count()).toBe(2);
    },
  );

  it.each([
    'https://shop.example/hooks',
    'http://192.0.2.1/hooks',
    'http://169.254.169.254/latest',
    'http://[2001:db8::1]/',
    'http://10.0.0.1:4030/',
  ])('at another host is made and not sent: %s', async (url) => {
    const { webhook, delivery } = await deliveryTo(url);
    expect(webhook.url).toBe(url);
    expect(delivery).toMatchObject({ state: 'not sent', reason: 'not sent: host not listed', attempts: [], nextAttemptAt: null });
    expect((await world.advance({ by: 'PT12H' })).fired).toEqual([]);
  });

  it('that is switched off or wants other types says so', async () => {
    const shop = await openShop();
    const off = await merchant.listenAt(shop.hooks, { active: false });
    const other = await merchant.listenAt(shop.hooks, { enabled_event_types: ['refund.created'] });
    await merchant.createPayment();
    await world.waitForDeliveries();
    const reasons = await Promise.all([off, other].map(async ({ id }) => (await world.deliveries({ receiver: id }).all())[0]));
    expect(reasons).toMatchObject([{ state: 'not sent' }, { state: 'not sent' }]);
    expect(reasons.map((delivery) => delivery?.reason)).toEqual([
      'the webhook is not active',
      'the webhook is not enabled for payment.created',
    ]);
    expect(shop.arrivals).toEqual([]);
    await shop.close();
  });

  it('that failed can be sent again by hand', async () => {
    const shop = await openShop();
    shop.onWebhook = () => 500;
    await world.freeze();
    const { delivery } = await deliveryTo(shop.hooks);
    await expect(world.resend(delivery?.id ?? '')).rejects.toMatchObject({ status: 409 });
    await world.advance({ by: 'PT3H' });
    shop.onWebhook = () => 200;
    const resent = await world.resend(delivery?.id ?? '');
    expect(resent.state).toBe('delivered');
    expect(resent.attempts.map(({ status }) => status)).toEqual([500, 500, 500, 500, 500, 200]);
    expect(await world.delivery(resent.id)).toEqual(resent);
    await shop.close();
  });
});
