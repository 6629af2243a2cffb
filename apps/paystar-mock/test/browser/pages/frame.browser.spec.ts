import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hostedPages } from '../../pages/stage.js';
import { chromiumTabs, heading, radio, typeCard } from './browser.js';

const { stage } = hostedPages();
const tab = chromiumTabs();

/** Another site: it shows the page in its query in a frame, notes what it is told, and says nothing by itself. */
const site = `<!doctype html><html lang="en"><title>Shop</title><script>
  const told = [];
  addEventListener('message', ({ data, origin }) => told.push([origin, data]));
  const say = (message) => frames[0].postMessage(message, '*');
</script><body><script>
  const frame = document.createElement('iframe');
  frame.width = 480; frame.height = 720; frame.src = decodeURIComponent(location.search.slice(1));
  document.body.append(frame);
</script>`;

let server: Server;
let shop: string;
beforeAll(async () => {
  server = createServer((_, response) => response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(site));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  shop = `http://localhost:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.close();
  server.closeAllConnections();
});

const connect = { source: 'paystar-embedded-sdk', kind: 'connect' };

async function framed() {
  const here = await stage();
  const { PaymentLogInLink, PaymentSessionIdentifier } = await here.given.aPaymentSession();
  const { page, complaints } = await tab(`${shop}/?${encodeURIComponent(PaymentLogInLink)}`);
  const frame = page.frameLocator('iframe >> nth=0');
  await frame.getByRole('heading', { name: 'Your payment' }).waitFor();
  const told = () => page.evaluate<[string, { event?: string; kind?: string; source: string }][]>('told');
  return {
    page,
    frame,
    complaints,
    link: PaymentLogInLink,
    id: PaymentSessionIdentifier,
    url: here.url,
    say: (message: object) => page.evaluate(`say(${JSON.stringify(message)})`),
    told,
    /** What was told, as soon as it is so much. */
    names: async (count: number) => {
      await page.waitForFunction(`told.length >= ${count}`);
      return (await told()).map(([, { event, kind }]) => event ?? kind);
    },
    /** ESC is told to whoever is known, and lost where that is nobody. */
    pressEscape: () => frame.getByRole('radio', { name: /^Bank account/ }).press('Escape'),
  };
}

describe('a page in a frame of another site', () => {
  it('tells nothing before that site has made itself known, and then what has happened so far [paystar.R125]', async () => {
    const { frame, say, names, told, url, id, complaints } = await framed();
    await frame.getByRole('radio', { name: /^Bank account/ }).check();
    await frame.locator('#total').getByText('without a fee').waitFor();
    expect(await names(0)).toEqual([]);
    await say(connect);
    expect(await names(2)).toEqual(['PAYMENT-SESSION.LOADED', 'PAYMENT-SESSION.UPDATED']);
    const [[origin, first] = []] = await told();
    expect(origin).toBe(url);
    expect(first).toMatchObject({ source: 'paystar-embedded', data: { sessionIdentifier: id, status: 'RequiresPaymentSource' } });
    expect(complaints).toEqual([]);
  });

  it.each([
    ['no source', { kind: 'connect' }],
    ['another source', { source: 'paystar-embedded', kind: 'connect' }],
    ['another kind', { source: 'paystar-embedded-sdk', kind: 'connected' }],
    ['nothing at all', {}],
  ])('is not moved by a message with %s', async (_, message) => {
    const { say, names, pressEscape } = await framed();
    await say(message);
    await say([connect]);
    await pressEscape();
    await say(connect);
    await pressEscape();
    expect(await names(2)).toEqual(['PAYMENT-SESSION.LOADED', 'escape']);
  });

  it('listens to the page around it alone, not to a frame beside or within it', async () => {
    const { page, say, names, pressEscape } = await framed();
    await page.evaluate(`new Promise((resolve) => {
      const other = document.createElement('iframe');
      other.srcdoc = '<script>parent.frames[0].postMessage(${JSON.stringify(connect)}, "*")</' + 'script>';
      other.onload = resolve;
      document.body.append(other);
    })`);
    await pressEscape();
    await say(connect);
    await pressEscape();
    expect(await names(2)).toEqual(['PAYMENT-SESSION.LOADED', 'escape']);
  });

  it('tells ESC to that site, once it is known [paystar.R123]', async () => {
    const { say, names, pressEscape } = await framed();
    await pressEscape();
    await say(connect);
    await pressEscape();
    expect(await names(2)).toEqual(['PAYMENT-SESSION.LOADED', 'escape']);
  });

  it('tells what it is told once, and again when it is loaded again', async () => {
    const { page, say, names, frame } = await framed();
    await say(connect);
    await say(connect);
    expect(await names(1)).toEqual(['PAYMENT-SESSION.LOADED']);
    await page.evaluate('new Promise((resolve) => { frame.onload = resolve; frame.src = frame.src; })');
    await frame.getByRole('heading', { name: 'Your payment' }).waitFor();
    await say(connect);
    expect(await names(2)).toEqual(['PAYMENT-SESSION.LOADED', 'PAYMENT-SESSION.LOADED']);
  });

  it('tells of a payment once, however often it is pressed', async () => {
    const { page, say, names, frame } = await framed();
    await say(connect);
    await typeCard(frame);
    await frame.getByRole('button', { name: 'Continue' }).click();
    await frame.getByRole('button', { name: 'Submit payment' }).waitFor();
    await page.route('**/review?*', (route) => setTimeout(() => void route.continue(), 200));
    await frame.getByRole('button', { name: 'Submit payment' }).dispatchEvent('click');
    await frame.getByRole('button', { name: 'Submit payment' }).dispatchEvent('click');
    await frame.getByRole('heading', { name: 'Payment complete' }).waitFor();
    expect((await names(4)).filter((name) => name === 'PAYMENT-SESSION.PROCESSED')).toHaveLength(1);
  });

  it('of a file, which has no origin to tell anything to, tells nothing, and works', async () => {
    const { PaymentLogInLink } = await (await stage()).given.aPaymentSession();
    const file = join(mkdtempSync(join(tmpdir(), 'paystub-shop-')), 'shop.html');
    writeFileSync(file, site);
    const { page, complaints } = await tab(`file://${file}?${encodeURIComponent(PaymentLogInLink)}`);
    const frame = page.frameLocator('iframe');
    await frame.getByRole('heading', { name: 'Your payment' }).waitFor();
    await page.evaluate(`say(${JSON.stringify(connect)})`);
    await frame.getByRole('radio', { name: /^Bank account/ }).check();
    await frame.locator('#total').getByText('without a fee').waitFor();
    expect(await page.evaluate('told')).toEqual([]);
    expect(complaints).toEqual([]);
    rmSync(dirname(file), { recursive: true });
  });

  it('fits in it', async () => {
    const { page, frame } = await framed();
    await frame.getByRole('radio', { name: /^Credit or debit card/ }).check();
    const [, inner] = page.frames();
    expect(await inner?.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBe(0);
  });
});

it('a page that no frame holds tells nobody, and works', async () => {
  const { PaymentLogInLink } = await (await stage()).given.aPaymentSession();
  const { page, complaints } = await tab(PaymentLogInLink);
  await page.evaluate(
    `window.told = []; addEventListener('message', ({ data }) => told.push(data)); postMessage(${JSON.stringify(connect)}, '*')`,
  );
  await radio(page, /^Bank account/).check();
  await page.locator('#total').getByText('without a fee').waitFor();
  expect(await page.evaluate('told')).toEqual([connect]);
  expect(await heading(page, 'Your payment').count()).toBe(1);
  expect(complaints).toEqual([]);
});
