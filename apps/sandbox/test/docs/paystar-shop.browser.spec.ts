import { randomUUID } from 'node:crypto';
import { createControl, type WorldControl } from '@paystub/client/control';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Program, startBundle } from '../kit/bundle.js';
import { type Example, openExample } from './example.js';
import { fencesIn, read } from './page.js';

let program: Program;
let browser: Browser;
let world: WorldControl;
let shop: Example;
let page: Page;
const said: string[] = [];

beforeAll(async () => {
  [program, browser] = await Promise.all([
    startBundle(),
    chromium.launch({ executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium', args: ['--no-sandbox'] }),
  ]);
  page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  page.on('console', (message) => message.type() === 'error' && said.push(message.text()));
  page.on('pageerror', ({ message }) => said.push(message));
});

/** Each test has a shop of its own, in a world of its own, with both bills open. */
beforeEach(async () => {
  shop?.stop();
  said.length = 0;
  const key = `test_${randomUUID()}`;
  const { url } = program.ready.paystar;
  world = createControl({ url: program.ready.control.url }).world(`paystar:${key}`);
  shop = await openExample('paystar-shop/shop.mjs', { PAYSTAR_URL: url, PAYSTAR_APP_URL: url, PAYSTAR_KEY: key });
  await page.goto(shop.url);
});

afterAll(async () => {
  shop?.stop();
  await browser?.close();
  await program?.stop();
});

const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
const hosted = () => page.frameLocator('iframe');

/** What a payer types in Paystar's frame. */
async function pay(card: string): Promise<void> {
  const form = hosted();
  await form.getByRole('radio', { name: /^Credit or debit card/ }).check();
  await form.getByLabel('Card number').fill(card);
  await form.getByLabel(/^Expir/).fill('12/39');
  await form.getByLabel('CVV').fill('123');
  await form.getByLabel('ZIP code').fill('81416');
  await form.getByLabel('Cardholder name').fill('Pat Roe');
  await form.getByRole('button', { name: 'Continue' }).click();
  await form.getByRole('button', { name: 'Submit payment' }).click();
}

const says = (text: string) => page.locator('#says', { hasText: text }).waitFor();
const bill = (number: string) => page.locator(`#bill-${number}`).innerText();

describe('the Paystar shop', () => {
  it('is paid in a window over its page, which closes by itself [paystar.R116, R120, R121]', async () => {
    expect(new URL(shop.url).hostname).not.toBe(new URL(program.ready.paystar.url).hostname);
    await press('Pay 881');
    await hosted()
      .getByRole('radio', { name: /^Credit or debit card/ })
      .check();
    await says('$42.10, and a fee of $1.95.');
    await pay('4111111111111111');
    await says('Bill 881 is paid. Thank you.');
    expect(await page.getByRole('dialog').count()).toBe(0);
    expect(await bill('881')).toBe('Water, March, $42.10: paid');
    await page.reload();
    expect(await bill('881')).toBe('Water, March, $42.10: paid');
    const [session] = await world.records('paystar', 'payment-sessions').all();
    expect(session).toMatchObject({ Status: 'Succeeded', CustomMeta: { bill: '881' }, Channel: 'QuickPay' });
    expect(said).toEqual([]);
  });

  it('is paid in its page, where the confirmation stays [paystar.R118, R120]', async () => {
    await press('Pay 882 here');
    await page.locator('#here iframe').waitFor();
    expect(await page.getByRole('dialog').count()).toBe(0);
    await pay('4111111111111111');
    await says('Bill 882 is paid. Thank you.');
    await hosted().getByRole('heading', { name: 'Payment complete' }).waitFor();
    expect(await page.locator('#here iframe').count()).toBe(1);
    expect(await bill('882')).toBe('Water, April, $38.95: paid');
    expect(said).toEqual([]);
  });

  it('stays open when a card is declined, and when the payer leaves [paystar.R123, P29]', async () => {
    await press('Pay 881');
    await pay('4000000000000002');
    await says('That did not work.');
    expect(await page.getByRole('dialog').count()).toBe(1);
    await page.getByRole('button', { name: 'Close' }).click();
    await says('Bill 881 is not paid.');
    await page.reload();
    expect(await bill('881')).toContain('Water, March, $42.10: open');
    await press('Pay 881');
    await pay('4111111111111111');
    await says('Bill 881 is paid. Thank you.');
  });

  it('believes Paystar, not the browser', async () => {
    await press('Pay 881');
    await hosted().getByRole('heading', { name: 'Your payment' }).waitFor();
    expect(await (await fetch(`${shop.url}/bills/881/result`, { method: 'POST' })).json()).toEqual({ state: 'open' });
  });
});

it('the page about Paystar shows the snippet of the shop', () => {
  const shown = fencesIn(read('docs/providers/paystar.md')).filter(({ kind }) => kind === 'html');
  const [, code] = read('examples/paystar-shop/snippet.js').split(/^(?=\(\(\) => \{$)/m);
  expect(shown[0]?.content).toBe(`<script>\n${code?.replace('LOADER', 'http://127.0.0.1:4010/app/embedded.loader.js')}</script>\n`);
});
