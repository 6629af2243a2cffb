import { type Control, createControl } from '@paystub/client/control';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Program, startBundle } from '../kit/bundle.js';
import { type Event, Merchant, newKey } from '../kit/paypro.js';
import { openShop, type Shop } from '../kit/shop.js';
import { verdict } from '../kit/signature.js';

let program: Program;
let control: Control;
let shop: Shop;
let browser: Browser;

beforeAll(async () => {
  [program, shop, browser] = await Promise.all([
    startBundle(),
    openShop(),
    chromium.launch({ executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium', args: ['--no-sandbox'] }),
  ]);
  control = createControl({ url: program.ready.control.url });
});

afterAll(async () => {
  await browser?.close();
  await shop?.close();
  await program?.stop();
});

describe('a shop', () => {
  it.each([true, false])('is paid in Chromium and told so by webhook (scripts allowed: %s)', async (javaScriptEnabled) => {
    shop.arrivals.length = 0;
    shop.visits.length = 0;
    const merchant = new Merchant(program.ready.paypro.url, newKey());
    const webhook = await merchant.listenAt(shop.hooks);
    const payment = await merchant.createPayment({ return_url: `${shop.url}/thanks?order=1001`, metadata: { order_id: 1001 } });
    expect(payment).toMatchObject({ state: 'open', pay_method: { id: 'ideal' }, customer: null, paid_at: null });

    const page = await (await browser.newContext({ javaScriptEnabled })).newPage();
    await page.goto(payment._links.checkout as string);
    await page.getByRole('button', { name: 'Pay €10.00' }).click();
    expect(page.url()).toBe(`${shop.url}/thanks?order=1001`);
    expect(await page.getByRole('heading', { name: 'Thank you' }).count()).toBe(1);
    expect(shop.visits).toEqual(['/thanks?order=1001']);

    const paid = await merchant.payment(payment.id);
    expect(paid).toMatchObject({ state: 'paid', customer: expect.stringMatching(/^CU/), paid_at: expect.any(String) });
    expect(paid._links).toMatchObject({ customer: expect.stringMatching(`/customers/${paid.customer}$`) });
    expect(paid._links).not.toHaveProperty('checkout');

    await control.world(`paypro:${merchant.key}`).waitForDeliveries();
    expect(shop.types()).toEqual(['payment.created', 'customer.created', 'payment.paid']);
    for (const arrival of shop.arrivals) {
      expect(verdict(webhook.secret, arrival, arrival.at)).toBe('genuine');
      const { text } = await merchant.call<Event>('GET', `/events/${arrival.event.id}`);
      expect(arrival.body.toString('utf8')).toBe(text);
    }
    expect(shop.arrivals.map(({ event: { payload } }) => (payload as { state?: string }).state)).toEqual(['open', undefined, 'paid']);
    expect(shop.arrivals.at(-1)?.event.payload).toEqual(paid);
  });
});
