import { startMock, type TestMock } from '@paystub/testing';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createPayproMock } from '../../src/index.js';
import { openShop, type Shop } from './shop.js';

let browser: Browser;
const contexts: BrowserContext[] = [];
let mock: TestMock;
let shop: Shop;

beforeAll(async () => {
  mock = await startMock(createPayproMock());
  shop = await openShop();
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
});

afterEach(async () => {
  await Promise.all(contexts.splice(0).map((context) => context.close()));
});

afterAll(async () => {
  await browser?.close();
  await shop?.close();
  await mock?.stop();
});

interface Payment {
  readonly id: string;
  readonly state: string;
  readonly pay_method: { readonly id: string } | null;
  readonly _links: { readonly checkout?: string };
}

/** A payment in a world of its own, and its page open in a tab. */
async function checkout(fields: object = {}, scripts = true) {
  const headers = { authorization: `Bearer ${mock.freshKey()}`, 'content-type': 'application/json' };
  const call = (path: string, init: RequestInit = {}) => fetch(`${mock.url}${path}`, { ...init, headers });
  const body = {
    amount: 1250,
    currency: 'EUR',
    description: 'Order 1001',
    return_url: `${shop.url}/done`,
    cancel_url: `${shop.url}/cart`,
    ...fields,
  };
  const created = await call('/payments', { method: 'POST', body: JSON.stringify(body) });
  const { id, _links } = (await created.json()) as Payment;
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, javaScriptEnabled: scripts });
  contexts.push(context);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  await page.goto(_links.checkout as string);
  return {
    page,
    link: _links.checkout as string,
    world: /world=(w_\w+)/.exec(created.headers.get('x-paystub') ?? '')?.[1] as string,
    /** What the browser's console says: a policy that forbids the page's own style, for one. */
    complaints,
    payment: async () => (await (await call(`/payments/${id}`)).json()) as Payment,
    events: async () => {
      const { data } = (await (await call('/events?limit=100')).json()) as { data: { event_type: string }[] };
      return data.map(({ event_type }) => event_type).reverse();
    },
  };
}

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const paidEvents = ['payment.created', 'payment.started', 'customer.created', 'payment.paid'];

describe('paying', () => {
  it.each([true, false])(
    'sends the payer to return_url, and the payment is paid (scripts allowed: %s) [paypro.R35, R36]',
    async (scripts) => {
      const { page, payment, events, complaints } = await checkout({ return_url: `${shop.url}/done?order=7` }, scripts);
      await page.getByRole('radio', { name: 'iDEAL At once', exact: true }).check();
      await button(page, 'Pay €12.50').click();
      expect(page.url()).toBe(`${shop.url}/done?order=7`);
      expect(shop.visits.at(-1)).toBe('GET /done?order=7');
      expect(await payment()).toMatchObject({ state: 'paid', pay_method: { id: 'ideal' } });
      expect(await events()).toEqual(paidEvents);
      expect(complaints).toEqual([]);
    },
  );

  it('needs one press where the merchant named one method', async () => {
    const { page, payment } = await checkout({ pay_methods: ['creditcard'] });
    expect(await page.getByRole('radio', { checked: true }).count()).toBe(1);
    await button(page, 'Pay €12.50').click();
    expect(page.url()).toBe(`${shop.url}/done`);
    expect(await payment()).toMatchObject({ state: 'paid', pay_method: { id: 'creditcard' } });
  });

  it('leaves a delayed method processing', async () => {
    const { page, payment, link } = await checkout();
    await page.getByRole('radio', { name: 'Bank transfer Takes 1 working day' }).check();
    await button(page, 'Pay €12.50').click();
    expect(await payment()).toMatchObject({ state: 'processing' });
    await page.goto(link);
    expect(await page.getByRole('heading', { name: 'Payment under way' }).count()).toBe(1);
  });

  it('without a method says so at the methods, and goes on from there', async () => {
    const { page, payment } = await checkout({}, false);
    await button(page, 'Pay €12.50').click();
    expect(await page.title()).toMatch(/^Error: /);
    expect(await page.getByRole('group', { name: 'How would you like to pay?', description: 'Choose how to pay.' }).count()).toBe(1);
    expect(await page.locator(':focus').getAttribute('name')).toBe('pay_method');
    expect(await payment()).toMatchObject({ state: 'initialized' });
    await page.getByRole('radio', { name: /PayPal/ }).check();
    await button(page, 'Pay €12.50').click();
    expect(await payment()).toMatchObject({ state: 'paid' });
  });

  it('works with the keyboard alone', async () => {
    const { page, payment } = await checkout({ pay_methods: ['ideal', 'paypal', 'creditcard'] });
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowDown');
    expect(await page.locator(':focus').getAttribute('value')).toBe('paypal');
    await page.keyboard.press('Tab');
    expect(await page.locator(':focus').innerText()).toBe('Pay €12.50');
    await Promise.all([page.waitForURL(`${shop.url}/done`), page.keyboard.press('Enter')]);
    expect(await payment()).toMatchObject({ state: 'paid', pay_method: { id: 'paypal' } });
  });

  it('is what Enter does on a method', async () => {
    const { page, payment } = await checkout({ pay_methods: ['ideal', 'paypal'] });
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await Promise.all([page.waitForURL(`${shop.url}/done`), page.keyboard.press('Enter')]);
    expect(await payment()).toMatchObject({ state: 'paid', pay_method: { id: 'ideal' } });
  });
});

describe('another ending', () => {
  it('cancel sends the payer to cancel_url [paypro.R33, R37]', async () => {
    const { page, payment } = await checkout();
    await button(page, 'Cancel').click();
    expect(page.url()).toBe(`${shop.url}/cart`);
    expect(await payment()).toMatchObject({ state: 'canceled' });
  });

  it('fail sends the payer to return_url', async () => {
    const { page, payment } = await checkout();
    await page.getByRole('radio', { name: /Bancontact/ }).check();
    await button(page, 'Fail').click();
    expect(page.url()).toBe(`${shop.url}/done`);
    expect(await payment()).toMatchObject({ state: 'failed' });
  });

  it('without an address of the shop is shown on the page itself', async () => {
    const { page, payment, link } = await checkout({ return_url: null, cancel_url: null });
    await button(page, 'Expire').click();
    expect(page.url()).toBe(link);
    expect(await page.getByRole('heading', { name: 'Link expired' }).count()).toBe(1);
    expect(await page.getByRole('link').count()).toBe(0);
    expect(await payment()).toMatchObject({ state: 'expired' });
  });
});

describe('afterwards', () => {
  it('Back, reload and the link change nothing and lead to the shop', async () => {
    const { page, link, payment, events } = await checkout({ pay_methods: ['ideal'] });
    await button(page, 'Pay €12.50').click();
    await page.waitForURL(`${shop.url}/done`);
    const before = await payment();
    for (const again of [() => page.goBack(), () => page.reload(), () => page.goto(link)]) {
      await again();
      expect(await page.getByRole('heading', { name: 'Payment received' }).count()).toBe(1);
      expect(await page.getByRole('button').count()).toBe(0);
    }
    expect(await page.getByText('State', { exact: true }).locator('xpath=..').innerText()).toContain('paid');
    await page.getByRole('link', { name: /Continue to/ }).click();
    expect(page.url()).toBe(`${shop.url}/done`);
    expect(await payment()).toEqual(before);
    expect(await events()).toEqual(paidEvents.filter((type) => type !== 'payment.started'));
  });

  it('a form that was open in another tab is too late', async () => {
    const { page, link, payment } = await checkout({ pay_methods: ['ideal'] });
    const other = await page.context().newPage();
    await other.goto(link);
    await button(page, 'Pay €12.50').click();
    await button(other, 'Cancel').click();
    expect(other.url()).toBe(link);
    expect(await other.getByRole('heading', { name: 'Payment received' }).count()).toBe(1);
    expect(await payment()).toMatchObject({ state: 'paid' });
  });

  it('a double press pays once', async () => {
    const { page, events } = await checkout({ pay_methods: ['ideal'] });
    await button(page, 'Pay €12.50').dblclick({ noWaitAfter: true });
    await page.getByText(/Welcome back|Payment received/).waitFor();
    expect((await events()).filter((type) => type === 'payment.paid')).toHaveLength(1);
  });
});

describe('the page', () => {
  it('says which world it is, what its clock shows and that nothing is charged', async () => {
    const { page, world } = await checkout();
    const strip = await page.getByRole('complementary', { name: 'Sandbox' }).innerText();
    expect(strip).toContain('Nothing is charged.');
    expect(strip).toMatch(new RegExp(`World ${world} · \\d+ \\w+ \\d{4}, \\d\\d:\\d\\d:\\d\\d UTC, running`));
  });

  it.each([320, 390, 1280])('fits a window of %i pixels, also with long words', async (width) => {
    const { page, complaints } = await checkout({ description: 'x'.repeat(300) });
    await page.setViewportSize({ width, height: 800 });
    const [wide, color] = await page.evaluate<[number, string]>(
      `[document.documentElement.scrollWidth, getComputedStyle(document.querySelector('.primary')).backgroundColor]`,
    );
    expect(wide).toBeLessThanOrEqual(width);
    expect(color).toBe('rgb(11, 101, 96)');
    expect(complaints).toEqual([]);
  });

  it('shows what the merchant wrote as text', async () => {
    const { page, complaints } = await checkout({
      description: '<script>alert(1)</script><b>Order</b>',
      return_url: 'javascript:alert(1)',
    });
    expect(await page.getByText('<script>alert(1)</script><b>Order</b>').count()).toBe(1);
    expect(await page.content()).not.toContain('javascript:');
    expect(complaints).toEqual([]);
  });

  it('is not found under a wrong token or for an unknown payment', async () => {
    const { page, link } = await checkout();
    for (const wrong of [link.replace(/~[^/]+/, '~wrong'), `${link}X`]) {
      const response = await page.goto(wrong);
      expect(response?.status()).toBe(404);
      expect(await page.getByRole('heading', { name: 'Page not found' }).count()).toBe(1);
    }
  });
});
