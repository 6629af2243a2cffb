import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loaded, onEvent, openWeb, type Shop, type Web } from './shop.js';
import { session } from './sites.js';

let web: Web;
beforeAll(async () => {
  web = await openWeb();
});
afterAll(() => web?.close());

const press = ({ frame }: Shop, name: string) => frame.getByRole('button', { name }).click();

async function paying(options = '', before = ''): Promise<Shop> {
  const shop = await web.open();
  await shop.run(
    `${before}; Paystar.completePayment(url, { onEvent: ${onEvent}, onComplete: ({ status }) => log('complete ' + status) ${options} })`,
  );
  await shop.logged(2);
  return shop;
}

const updated = 'PAYMENT-SESSION.UPDATED RequiresPaymentSource';

describe('what happens on the page', () => {
  it('is told in its order, and then that the payment is complete [paystar.R119, R120, R124, R125, R126]', async () => {
    const shop = await paying();
    await press(shop, 'Choose');
    await press(shop, 'Succeeded');
    const processed = ['PAYMENT-SESSION.PROCESSED Succeeded', 'complete Succeeded'];
    expect(await shop.logged(5)).toEqual([...loaded, updated, ...processed]);
    expect(await shop.page.getByRole('dialog').count()).toBe(1);
    await shop.page.keyboard.press('Escape');
    expect((await shop.logged(6)).slice(5)).toEqual(['COMPONENT.DISMISS']);
  });

  it('comes with the session, to every handler the same [paystar.R119, R120, R125]', async () => {
    const shop = await web.open();
    await shop.run(`window.seen = []; const see = (data) => seen.push(data);
      Paystar.subscribe('PAYMENT-SESSION.PROCESSED', see); Paystar.subscribe('PAYMENT-SESSION.LOADED', see); Paystar.subscribe('FRAME.LOADED', see);
      Paystar.completePayment(url, { onEvent: ({ event, data }) => { log(event); see(data); }, onComplete: see });`);
    await shop.logged(2);
    await press(shop, 'Pending');
    await shop.logged(3);
    const pending = { ...session, status: 'Pending' };
    expect(await shop.run('seen')).toEqual([undefined, undefined, session, session, pending, pending, pending]);
    expect(await shop.run('seen[4] === seen[5] && seen[5] === seen[6]')).toBe(true);
  });

  it.each(['Succeeded', 'Pending'])('completes a payment that is %s [paystar.R120, P29]', async (status) => {
    const shop = await paying();
    await press(shop, status);
    expect((await shop.logged(4)).slice(2)).toEqual([`PAYMENT-SESSION.PROCESSED ${status}`, `complete ${status}`]);
  });

  it('completes no payment that failed, until it is tried again [paystar.P29]', async () => {
    const shop = await paying(', closeOnComplete: true');
    await press(shop, 'Failed');
    await press(shop, 'Succeeded');
    const tried = ['PAYMENT-SESSION.PROCESSED Failed', 'PAYMENT-SESSION.PROCESSED Succeeded', 'complete Succeeded'];
    expect(await shop.logged(5)).toEqual([...loaded, ...tried]);
  });

  it.each(['closeOnComplete', 'closedOnProcessed'])(
    'with %s closes the modal, which nobody has dismissed [paystar.R121]',
    async (option) => {
      const shop = await paying(
        `, ${option}: true`,
        "Paystar.subscribe('PAYMENT-SESSION.PROCESSED', () => log(document.querySelectorAll('dialog').length))",
      );
      await press(shop, 'Succeeded');
      expect(await shop.logged(5)).toEqual([...loaded, 0, 'PAYMENT-SESSION.PROCESSED Succeeded', 'complete Succeeded']);
      await shop.page.keyboard.press('Escape');
      expect(await shop.log()).toHaveLength(5);
      expect(await shop.page.locator('iframe').count()).toBe(0);
    },
  );

  it('with closeOnComplete: false leaves the modal open, whatever its older name says [paystar.R121]', async () => {
    const shop = await paying(', closeOnComplete: false, closedOnProcessed: true');
    await press(shop, 'Succeeded');
    await shop.logged(4);
    expect(await shop.page.getByRole('dialog').count()).toBe(1);
  });

  it('raises FRAME.LOADED once, however many pages there are; each is asked [paystar.R124]', async () => {
    const shop = await paying();
    await shop.frame.getByRole('link', { name: 'Next page' }).click();
    await shop.page.frames()[1]?.waitForFunction('location.search && connects.length');
    const connects = await shop.page.frames()[1]?.evaluate('connects');
    const origin = new URL(shop.page.url()).origin;
    expect(connects).toEqual([{ origin, data: { source: 'paystar-embedded-sdk', kind: 'connect' } }]);
    expect(await shop.log()).toEqual(loaded);
  });
});

describe('a subscription', () => {
  it('hears its event of every session, until it is ended [paystar.R122]', async () => {
    const shop = await web.open();
    await shop.run(`const handler = () => log('heard'); window.end = Paystar.subscribe('FRAME.LOADED', handler); Paystar.subscribe('FRAME.LOADED', handler);
      Paystar.subscribe('FRAME.UNLOADED', () => log('never'))`);
    await shop.run(`Paystar.completePayment(url, { onEvent: ${onEvent} })`);
    expect(await shop.logged(4)).toEqual(['heard', 'heard', ...loaded]);
    await shop.run(`end(); end(); Paystar.destroy(); Paystar.startFlow(url, { onEvent: ${onEvent} })`);
    expect((await shop.logged(7)).slice(4)).toEqual(['heard', ...loaded]);
  });

  it('goes on when another handler throws, which is reported; one that is ended meanwhile is not told [paystar.R122]', async () => {
    const shop = await web.open();
    await shop.run(`Paystar.subscribe('FRAME.LOADED', () => { end(); throw new Error('shop is broken'); });
      const end = Paystar.subscribe('FRAME.LOADED', () => log('ended')); Paystar.subscribe('FRAME.LOADED', () => log('third'));
      Paystar.completePayment(url, { onEvent: ({ event }) => { log(event); throw new Error('and here'); } });`);
    expect(await shop.logged(3)).toEqual(['third', 'FRAME.LOADED', 'PAYMENT-SESSION.LOADED']);
    expect(shop.console).toEqual(['not caught: shop is broken', 'not caught: and here', 'not caught: and here']);
  });
});

describe('what is open', () => {
  it('makes room for the next session, and is not heard any more', async () => {
    const shop = await paying();
    await shop.run(`Paystar.completePayment(url + '?2', { onEvent: ({ event }) => log('second ' + event) })`);
    await shop.page.waitForFunction("document.querySelectorAll('dialog').length === 1");
    await shop.logged(3);
    await shop.page.keyboard.press('Escape');
    expect(await shop.log()).toEqual([...loaded, 'second FRAME.LOADED', 'second COMPONENT.DISMISS']);
  });

  it('can be followed by another session when it is paid', async () => {
    const shop = await web.open();
    await shop.run(`const pay = (left) => Paystar.completePayment(url, { closeOnComplete: true, onEvent: ({ event }) => log(left + event.slice(-10)),
      onComplete: () => left && pay(left - 1) }); pay(1)`);
    await press(shop, 'Succeeded');
    await shop.logged(5);
    await press(shop, 'Succeeded');
    expect((await shop.logged(6)).map((entry) => String(entry).slice(0, 1)).join('')).toBe('111000');
    expect(await shop.page.locator('dialog').count()).toBe(0);
  });

  it('is gone with destroy(), in the middle of a payment: without a word, and heard no more', async () => {
    const shop = await paying('', "Paystar.subscribe('FRAME.LOADED', () => log('subscribed'))");
    await shop.logged(3);
    await shop.run(`const frame = document.querySelector('iframe').contentWindow;
      document.querySelector('iframe').contentWindow.postMessage({ source: 'paystar-embedded-sdk', kind: 'connect' }, '*'); Paystar.destroy(); Paystar.destroy()`);
    await shop.page.waitForTimeout(50);
    expect(await shop.log()).toEqual(['subscribed', ...loaded]);
    expect(await shop.page.locator('dialog, iframe').count()).toBe(0);
    await shop.run(`Paystar.completePayment(url, { onEvent: ${onEvent} })`);
    expect((await shop.logged(6)).slice(3)).toEqual(['subscribed', ...loaded]);
  });

  it('may be destroyed by its own handler: nothing of it is told after that', async () => {
    const shop = await web.open();
    await shop.run(`Paystar.subscribe('PAYMENT-SESSION.PROCESSED', () => Paystar.destroy());
      Paystar.completePayment(url, { onEvent: ${onEvent}, onComplete: () => log('complete') })`);
    await press(shop, 'Succeeded');
    await shop.page.locator('iframe').waitFor({ state: 'detached' });
    expect(await shop.log()).toEqual(loaded);
    expect(shop.console).toEqual([]);
  });
});
