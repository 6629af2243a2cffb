import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loaded, onEvent, openWeb, type Web } from './shop.js';
import { session, snippetFor } from './sites.js';

let web: Web;
beforeAll(async () => {
  web = await openWeb();
});
afterAll(() => web?.close());

const script = () => `<script src="${web.app.url}/app/embedded.loader.js"></script>`;
const inline = (code: string) => `<script>${code}</script>`;

describe('the script', () => {
  it('puts its methods where the stub was [paystar.R114]', async () => {
    const { run, console } = await web.open();
    const methods = ['initialize', 'completePayment', 'startFlow', 'subscribe', 'destroy'];
    expect(await run(`${JSON.stringify(methods)}.map((name) => typeof Paystar[name])`)).toEqual(methods.map(() => 'function'));
    expect(await run('Paystar.SNIPPET_VERSION + Paystar.x')).toBe('0.1.0true');
    expect(await run('typeof Paystar.subscribe("FRAME.LOADED", () => {})')).toBe('function');
    expect(await run('[Paystar.initialize(), Paystar.completePayment(url), Paystar.startFlow(url), Paystar.destroy()]')).toEqual(
      methods.slice(1).map(() => undefined),
    );
    expect(console).toEqual([]);
  });

  it('makes up for calls in their order, when the whole page is there [paystar.R115]', async () => {
    const early = `
      log(Paystar.subscribe('FRAME.LOADED', () => log('first')));
      Paystar.subscribe('FRAME.LOADED', () => log('second'));
      Paystar.completePayment(url, { container: '#later', onEvent: ({ event }) => log(event) });
      log(Paystar.length);`;
    const { logged, page } = await web.open('<div id="later"></div>', inline(snippetFor(web.app.url)) + inline(early));
    expect(await logged(6)).toEqual([undefined, 4, 'first', 'second', 'FRAME.LOADED', 'PAYMENT-SESSION.LOADED']);
    expect(await page.locator('#later iframe').count()).toBe(1);
  });

  it('does the calls of references that were kept from the stub [paystar.R115]', async () => {
    const kept = 'const { completePayment, subscribe } = Paystar; const early = Paystar;';
    const { run, logged } = await web.open('', inline(snippetFor(web.app.url)) + inline(kept));
    await run('subscribe("FRAME.LOADED", () => log("subscribed"))');
    await run(`completePayment(url, { onEvent: ${onEvent} })`);
    expect(await logged(3)).toEqual(['subscribed', ...loaded]);
    expect(await run('early === Paystar')).toBe(true);
  });

  it('says on the console what is wrong with a queued call, and goes on with the next [paystar.R115]', async () => {
    const queue = `Paystar.collectPaymentSource = Paystar.f('collectPaymentSource');
      Paystar.completePayment('javascript:log(1)'); Paystar.collectPaymentSource(1); Paystar.completePayment(url, { onEvent: ${onEvent} });`;
    const { logged, console } = await web.open('', inline(snippetFor(web.app.url)) + inline(queue));
    expect(await logged(2)).toEqual(loaded);
    expect(console).toEqual([
      expect.stringContaining('Paystar.completePayment: the first argument must be the http(s) URL of a session'),
      expect.stringContaining('Paystar.collectPaymentSource: there is no such method'),
    ]);
  });

  it.each(['Paystar.initialize()', "Paystar.initialize('client-1')"])('takes %s, as the snippets of all times do', async (call) => {
    const stub = "window.Paystar = []; Paystar.initialize = (...given) => Paystar.push(['initialize', ...given]);";
    const { run, logged, console } = await web.open('', inline(`${stub}${call};`) + script());
    await run(`Paystar.completePayment(url, { onEvent: ${onEvent} })`);
    expect(await logged(2)).toEqual(loaded);
    expect(console).toEqual([]);
  });

  it('works without a stub, and says once that nobody has initialized it', async () => {
    const { run, logged, console } = await web.open('', script());
    await run(`Paystar.completePayment(url, { onEvent: ${onEvent} })`);
    expect(await logged(2)).toEqual(loaded);
    expect(console).toEqual([expect.stringContaining('Paystar.initialize() was not called')]);
  });
});

describe('loading it twice', () => {
  const subscribed = "Paystar.subscribe('FRAME.LOADED', () => log('subscribed'));";
  const twice: readonly (readonly [string, () => string])[] = [
    ['the snippet twice', () => inline(snippetFor(web.app.url)).repeat(2) + inline(subscribed)],
    ['the script twice', () => inline(snippetFor(web.app.url)) + inline(subscribed) + script()],
    ['load() twice', () => inline(`${snippetFor(web.app.url)};Paystar.load();${subscribed}`)],
    [
      'a stub that replaces the first',
      () => inline(snippetFor(web.app.url)) + inline(`${subscribed}window.Paystar.x = false;`) + inline(snippetFor(web.app.url)),
    ],
  ];

  it.each(twice)('doubles no handler and no frame: %s [paystar.P35]', async (_, head) => {
    const { run, logged, page, log } = await web.open('', head());
    await run(`Paystar.completePayment(url, { onEvent: ${onEvent} })`);
    expect(await logged(3)).toEqual(['subscribed', ...loaded]);
    await page.waitForTimeout(50);
    expect(await log()).toHaveLength(3);
    expect(await page.locator('iframe').count()).toBe(1);
  });

  it('keeps what is open, and its handlers [paystar.P35]', async () => {
    const { run, logged, page, frame } = await web.open();
    await run(`${subscribed} Paystar.completePayment(url, { onEvent: ${onEvent} })`);
    await logged(3);
    await run('window.Paystar = undefined');
    await page.addScriptTag({ url: `${web.app.url}/app/embedded.loader.js` });
    await frame.getByRole('button', { name: 'Choose' }).click();
    expect(await logged(4)).toEqual(['subscribed', ...loaded, `PAYMENT-SESSION.UPDATED ${session.status}`]);
    await run('Paystar.destroy()');
    expect(await page.locator('iframe').count()).toBe(0);
  });
});
