import axe, { type AxeResults } from 'axe-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loaded, onEvent, openWeb, type Shop, type Web } from './shop.js';

let web: Web;
beforeAll(async () => {
  web = await openWeb();
});
afterAll(() => web?.close());

/** A long page with the style of its own that shops have, and a button that opens a session. */
const body = `<style>
  * { letter-spacing: .2em; } button { width: 100%; text-transform: uppercase; background: red; position: relative; left: 3000px; }
  dialog { max-width: 100px; border: 9px solid red; } iframe { height: 20px; max-width: 90px; border: 5px solid; } div { float: right; }
  body { padding: 8px; } #buy { left: 0; width: auto; } </style>
  <button id="buy" onclick="Paystar.completePayment(url, { onEvent: ${onEvent.replaceAll('"', "'")} })">Buy</button>
  <a href="#other">Other</a><div style="height: 3000px">Long</div>`;

async function bought(): Promise<Shop> {
  const shop = await web.open(body);
  await shop.page.getByRole('button', { name: 'Buy' }).click();
  await shop.logged(2);
  return shop;
}

const boxOf = async ({ page }: Shop, selector: string) =>
  (await page.locator(selector).boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
const focused = ({ page }: Shop) =>
  page.evaluate('(({ tagName, id, ariaLabel }) => [tagName, id || ariaLabel].join(" ").trim())(document.activeElement)');

describe('the modal', () => {
  it('has the page of the session in it, over the page of the shop [paystar.R116]', async () => {
    const shop = await bought();
    const { page, frame } = shop;
    expect(await frame.getByRole('heading').innerText()).toBe('Hosted page');
    expect(await page.locator('iframe').getAttribute('src')).toBe(`${web.app.url}/app/embedded/acme/session/1`);
    expect(await page.getByRole('dialog', { name: 'Payment' }).count()).toBe(1);
    expect(await boxOf(shop, 'dialog')).toEqual({ x: 0, y: 0, width: 1000, height: 700 });
    const [panel, inner] = [await boxOf(shop, 'dialog .panel'), await boxOf(shop, 'iframe')];
    expect(panel.width).toBe(640);
    expect(panel.x).toBe(180);
    expect(inner).toMatchObject({ x: panel.x, width: panel.width, height: panel.height - 48 });
    expect(await page.evaluate('document.elementFromPoint(500, 400).tagName')).toBe('IFRAME');
  });

  it('is named after what is opened: startFlow is no payment [paystar.R117]', async () => {
    const shop = await web.open(body);
    await shop.run(`Paystar.startFlow(url, { onEvent: ${onEvent}, onComplete: () => log('complete') })`);
    await shop.logged(2);
    expect(await shop.page.getByRole('dialog', { name: 'Your account' }).count()).toBe(1);
    await shop.frame.getByRole('button', { name: 'Enroll' }).click();
    await shop.frame.getByRole('button', { name: 'Succeeded' }).click();
    expect((await shop.logged(4)).slice(2)).toEqual([
      'AUTOPAY-SESSION.ENROLLED RequiresPaymentSource',
      'PAYMENT-SESSION.PROCESSED Succeeded',
    ]);
  });

  it('says that it is loading until the frame is there', async () => {
    const shop = await web.open(body);
    await shop.page.route('**/app/embedded/**', async (route) => {
      await shop.page.waitForFunction('window.goOn');
      await route.continue();
    });
    await shop.run(`Paystar.completePayment(url, { onEvent: ${onEvent} })`);
    expect(await shop.page.getByRole('status').innerText()).toBe('Loading…');
    expect(await shop.page.locator('iframe').isVisible()).toBe(false);
    await shop.run('window.goOn = true');
    await shop.logged(2);
    await shop.page.unrouteAll();
    expect(await shop.page.getByRole('status').count()).toBe(0);
    expect(await shop.page.locator('iframe').isVisible()).toBe(true);
  });

  it('has nothing that axe finds fault with', async () => {
    const { page } = await bought();
    await page.addScriptTag({ content: axe.source });
    const { violations, passes } = await page.evaluate<AxeResults>('axe.run("dialog", { iframes: false })');
    expect(violations.map(({ id, help }) => `${id}: ${help}`)).toEqual([]);
    expect(passes.map(({ id }) => id)).toEqual(expect.arrayContaining(['button-name', 'frame-title', 'color-contrast']));
  });

  it('takes the focus, keeps it, and gives it back', async () => {
    const shop = await bought();
    const { page } = shop;
    const seen = new Set([await focused(shop)]);
    expect([...seen]).toEqual(['BUTTON Close']);
    for (const key of [...Array(12).fill('Tab'), ...Array(12).fill('Shift+Tab')]) {
      await page.keyboard.press(key as string);
      seen.add((await focused(shop)) as string);
    }
    // Between the last control and the first a browser may be on its own, at the document.
    expect([...seen].filter((element) => element !== 'BODY').toSorted()).toEqual(['BUTTON Close', 'IFRAME']);
    await page.getByRole('button', { name: 'Close' }).click();
    expect(await focused(shop)).toBe('BUTTON buy');
  });

  it('keeps the page behind it still, and lets go of it afterwards', async () => {
    const shop = await web.open(body);
    const { page, run } = shop;
    await run(
      'document.documentElement.style.overflow = "scroll"; scrollTo(0, 500); window.before = document.documentElement.style.cssText',
    );
    await run(`Paystar.completePayment(url, { onEvent: ${onEvent} })`);
    await shop.logged(2);
    await page.mouse.move(20, 300);
    await page.mouse.wheel(0, 400);
    await page.waitForTimeout(100);
    expect(await run('scrollY')).toBe(500);
    expect(await run('document.documentElement.style.overflow')).toBe('hidden');
    await page.keyboard.press('Escape');
    expect(await run('document.documentElement.style.cssText === before')).toBe(true);
    expect(await run('document.adoptedStyleSheets.length')).toBe(0);
    await page.mouse.wheel(0, 400);
    await page.waitForFunction('scrollY === 900');
  });
});

/** How a payer leaves, on either side of the frame. */
const ways: readonly (readonly [string, (shop: Shop) => Promise<unknown>])[] = [
  ['the X', ({ page }) => page.getByRole('button', { name: 'Close' }).click()],
  ['the X, by keyboard', ({ page }) => page.keyboard.press('Enter')],
  ['ESC', ({ page }) => page.keyboard.press('Escape')],
  ['ESC in the frame', ({ frame }) => frame.getByLabel('Number').press('Escape')],
  ['a click outside', ({ page }) => page.mouse.click(90, 350)],
  ['a click above', ({ page }) => page.mouse.click(500, 5)],
];

describe('closing', () => {
  it.each(ways)('by %s raises COMPONENT.DISMISS without data, once [paystar.R123]', async (_, leave) => {
    const shop = await bought();
    await shop.run("Paystar.subscribe('COMPONENT.DISMISS', (...data) => log(data))");
    await leave(shop);
    expect(await shop.logged(4)).toEqual([...loaded, [undefined], 'COMPONENT.DISMISS']);
    expect(await shop.page.locator('dialog, iframe').count()).toBe(0);
    expect(await focused(shop)).toBe('BUTTON buy');
    await shop.page.keyboard.press('Escape');
    expect(await shop.log()).toHaveLength(4);
    expect(shop.console).toEqual([]);
  });

  it('is not done by clicks inside, nor by one that only ends or only begins outside [paystar.R123]', async () => {
    const shop = await bought();
    const { mouse } = shop.page;
    await shop.page.locator('dialog .title').click();
    await shop.frame.getByRole('heading').click();
    for (const [from, to] of [
      [400, 90],
      [90, 400],
    ] as const) {
      await mouse.move(from, 110);
      await mouse.down();
      await mouse.move(to, 110);
      await mouse.up();
    }
    expect(await shop.page.getByRole('dialog').count()).toBe(1);
    expect(await shop.log()).toEqual(loaded);
  });

  it('lets a handler open the next session', async () => {
    const shop = await web.open(body);
    await shop.run(`Paystar.subscribe('COMPONENT.DISMISS', () => Paystar.completePayment(url + '?next', { onEvent: ${onEvent} }))`);
    await shop.run(`Paystar.completePayment(url, { onEvent: ${onEvent} })`);
    await shop.logged(2);
    await shop.page.keyboard.press('Escape');
    await shop.logged(4);
    expect(await shop.page.locator('iframe').getAttribute('src')).toMatch(/\?next$/);
    expect(await shop.page.locator('dialog').count()).toBe(1);
  });
});

describe('on a phone', () => {
  it('the modal is the screen, with an X that a thumb can hit', async () => {
    await web.page.setViewportSize({ width: 390, height: 844 });
    const shop = await web.open(body);
    await shop.run(`Paystar.completePayment(url, { onEvent: ${onEvent} })`);
    await shop.logged(2);
    expect(await boxOf(shop, 'dialog .panel')).toEqual({ x: 0, y: 0, width: 390, height: 844 });
    expect(await boxOf(shop, 'iframe')).toEqual({ x: 0, y: 48, width: 390, height: 796 });
    const close = await boxOf(shop, 'dialog button');
    expect([close.width, close.height]).toEqual([44, 44]);
    await web.page.setViewportSize({ width: 1000, height: 700 });
  });
});
