import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loaded, onEvent, openWeb, type Shop, type Web } from './shop.js';

let web: Web;
beforeAll(async () => {
  web = await openWeb();
});
afterAll(() => web?.close());

const body = '<button>Elsewhere</button><div id="pay" style="width: 500px">Pay here:</div><div id="low" style="height: 400px"></div>';

async function embedded(container: string, more = ''): Promise<Shop> {
  const shop = await web.open(body);
  await shop.run(`Paystar.completePayment(url, { container: ${container}, onEvent: ${onEvent} ${more} })`);
  await shop.logged(2);
  return shop;
}

describe('a container', () => {
  it.each(["'#pay'", "document.getElementById('pay')"])(
    '%s has the page in it, and there is no modal [paystar.R118]',
    async (container) => {
      const { page, frame, log } = await embedded(container);
      expect(await frame.getByRole('heading').innerText()).toBe('Hosted page');
      expect(await page.locator('#pay > iframe').count()).toBe(1);
      expect(await page.locator('dialog, [role=dialog]').count()).toBe(0);
      expect(await page.evaluate('document.documentElement.style.overflow + document.adoptedStyleSheets.length')).toBe('0');
      expect(await log()).toEqual(loaded);
    },
  );

  it('that has no height gets a frame high enough to pay in; one that has a height keeps it [paystar.R118]', async () => {
    const { page } = await embedded("'#pay'");
    expect(await page.locator('iframe').boundingBox()).toMatchObject({ width: 500, height: 800 });
    const low = await embedded("'#low'");
    expect(await low.page.locator('iframe').boundingBox()).toMatchObject({ height: 400 });
  });

  it('is not left by ESC or a click elsewhere: it is a part of the page [paystar.R118]', async () => {
    const { page, frame, log } = await embedded("'#pay'");
    await page.getByRole('button', { name: 'Elsewhere' }).click();
    await page.keyboard.press('Escape');
    await page.mouse.click(900, 100);
    await frame.getByLabel('Number').press('Escape');
    await frame.getByRole('button', { name: 'Choose' }).click();
    await page.waitForFunction('logged.length > 2');
    expect(await log()).toEqual([...loaded, 'PAYMENT-SESSION.UPDATED RequiresPaymentSource']);
    expect(await page.locator('#pay > iframe').count()).toBe(1);
  });

  it('keeps the page after payment, whatever closeOnComplete says: there is no modal to close [paystar.R118]', async () => {
    const { page, frame, logged } = await embedded("'#pay'", ", closeOnComplete: true, onComplete: () => log('complete')");
    await frame.getByRole('button', { name: 'Succeeded' }).click();
    expect((await logged(4)).slice(2)).toEqual(['PAYMENT-SESSION.PROCESSED Succeeded', 'complete']);
    expect(await page.locator('#pay > iframe').count()).toBe(1);
  });

  it('has what it had once the session is destroyed', async () => {
    const { page, run, log } = await embedded("'#pay'");
    await run('Paystar.destroy()');
    expect(await page.locator('#pay').innerHTML()).toBe('Pay here:');
    expect(await log()).toEqual(loaded);
  });

  it('takes flows as well', async () => {
    const { run, logged, page } = await web.open(body);
    await run(`Paystar.startFlow(url, { container: '#pay', onEvent: ${onEvent} })`);
    await logged(2);
    expect(await page.locator('#pay > iframe').getAttribute('title')).toBe('Your account');
  });

  it('that is not there is refused, and what is open stays', async () => {
    const { page, run } = await embedded("'#pay'");
    const thrown = await run(
      "(() => { try { Paystar.completePayment(url, { container: '#nowhere' }) } catch (error) { return String(error) } })()",
    );
    expect(thrown).toBe('TypeError: Paystar.completePayment: nothing on the page matches the container "#nowhere".');
    expect(await page.locator('#pay > iframe').count()).toBe(1);
  });
});
