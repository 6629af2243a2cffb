import { createControl, type WorldControl } from '@paystub/client/control';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Program, startBundle } from '../kit/bundle.js';
import { newKey } from '../kit/paypro.js';
import { type Example, openExample } from './example.js';

let program: Program;
let shop: Example;
let home: string;
let world: WorldControl;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  [program, browser] = await Promise.all([
    startBundle(),
    chromium.launch({ executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium', args: ['--no-sandbox'] }),
  ]);
  const key = newKey();
  world = createControl({ url: program.ready.control.url }).world(`paypro:${key}`);
  shop = await openExample('paypro-shop/shop.mjs', { PAYPRO_URL: program.ready.paypro.url, PAYPRO_KEY: key });
  home = shop.url;
  page = await browser.newPage();
});

afterAll(async () => {
  shop?.stop();
  await browser?.close();
  await program?.stop();
});

const press = (name: string | RegExp) => page.getByRole('button', { name }).click();
const order = () => page.getByRole('paragraph').innerText();

describe('the PayPro shop', () => {
  it('sells, is told that it was paid, and refunds half and half of that', async () => {
    await page.goto(home);
    await press('Buy');
    await page.getByRole('radio', { name: /^iDEAL At once/ }).check();
    await press('Pay €10.00');
    expect(page.url()).toBe(`${home}/orders/1001`);
    await world.waitForDeliveries();
    await page.reload();
    expect(await order()).toBe('Payment: paid. Order: paid. Refunded: €0.00.');
    await press('Refund €5.00');
    await press('Refund €2.50');
    expect(await order()).toBe('Payment: paid. Order: paid. Refunded: €7.50.');
    await world.waitForDeliveries();
    const deliveries = await world.deliveries().all();
    expect(deliveries.map(({ eventType, state }) => `${eventType} ${state}`).reverse()).toEqual([
      'payment.created delivered',
      'payment.started delivered',
      'customer.created delivered',
      'payment.paid delivered',
      'refund.created delivered',
      'refund.created delivered',
    ]);
  });

  it('keeps an order open that was not paid, and shuts out forged webhooks', async () => {
    await page.goto(home);
    await press('Buy');
    await press('Cancel');
    expect(page.url()).toBe(`${home}/orders/1002`);
    expect(await order()).toBe('Payment: canceled. Order: ordered. Refunded: €0.00.');
    const body = JSON.stringify({ event_type: 'payment.paid', payload: { metadata: { order: '1002' } } });
    const headers = { 'paypro-timestamp': `${Math.floor(Date.now() / 1000)}`, 'paypro-signature': 'a'.repeat(64) };
    expect((await fetch(`${home}/hooks`, { method: 'POST', headers, body })).status).toBe(400);
    await page.reload();
    expect(await order()).toBe('Payment: canceled. Order: ordered. Refunded: €0.00.');
  });
});
