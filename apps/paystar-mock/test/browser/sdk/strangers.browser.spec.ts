import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loaded, onEvent, openWeb, type Shop, type Web } from './shop.js';
import { type Site, serve, session } from './sites.js';

/** Keeps what it is told, and says it again. */
const answering = `<!doctype html><script>
  const heard = [];
  addEventListener('message', ({ data, source }) => { heard.push(data); source.postMessage(data, '*'); });
</script>`;

let web: Web;
let stranger: Site;
beforeAll(async () => {
  web = await openWeb();
  stranger = await serve('127.0.0.1', () => answering);
});
afterAll(() => Promise.all([web?.close(), stranger?.stop()]));

const processed = { source: 'paystar-embedded', event: 'PAYMENT-SESSION.PROCESSED', data: { ...session, status: 'Succeeded' } };
const esc = { source: 'paystar-embedded', kind: 'escape' };

async function open(): Promise<Shop> {
  const shop = await web.open(`<iframe id="other" src="${stranger.url}"></iframe><div id="pay"></div>`);
  await shop.run(`Paystar.completePayment(url, { onEvent: ${onEvent}, onComplete: () => log('complete') })`);
  await shop.logged(2);
  return shop;
}

/** After every message that was posted before. */
async function settled(shop: Shop): Promise<unknown[]> {
  await shop.page.locator('dialog iframe').contentFrame().getByRole('button', { name: 'Choose' }).click();
  return (await shop.logged(3)).filter((entry) => entry !== 'PAYMENT-SESSION.UPDATED RequiresPaymentSource');
}

/** Posts these from somewhere else than the hosted page. */
const forged: readonly (readonly [string, (shop: Shop, message: object) => Promise<unknown>])[] = [
  ['the page itself', ({ run }, message) => run(`postMessage(${JSON.stringify(message)}, '*')`)],
  ['a frame of another origin', ({ run }, message) => run(`other.contentWindow.postMessage(${JSON.stringify(message)}, '*')`)],
  [
    'another frame of the origin of the session',
    async ({ run, page }, message) => {
      await run(`other.src = url; new Promise((done) => other.addEventListener('load', done))`);
      await page.frames()[1]?.evaluate(`parent.postMessage(${JSON.stringify(message)}, '*')`);
    },
  ],
  [
    'a script without a source',
    ({ run }, message) =>
      run(`dispatchEvent(new MessageEvent('message', { data: ${JSON.stringify(message)}, origin: new URL(url).origin }))`),
  ],
];

describe('the SDK does not listen to', () => {
  it.each(forged)('%s', async (_, post) => {
    const shop = await open();
    await post(shop, processed);
    await post(shop, esc);
    expect(await settled(shop)).toEqual(loaded);
  });

  it('the frame, when it has gone to another origin', async () => {
    const shop = await open();
    const frame = shop.page.frames().at(-1);
    await frame?.evaluate(`location.href = ${JSON.stringify(stranger.url)}`).catch(() => {});
    await frame?.waitForURL(`${stranger.url}/`);
    await frame?.evaluate(`parent.postMessage(${JSON.stringify(processed)}, '*'); parent.postMessage(${JSON.stringify(esc)}, '*')`);
    await shop.page.waitForTimeout(50);
    expect(await shop.log()).toEqual(loaded);
  });

  it.each([
    ['events that are its own', { source: 'paystar-embedded', event: 'COMPONENT.DISMISS', data: {} }],
    ['text', JSON.stringify(processed)],
    ['another source', { ...processed, source: 'other' }],
    ['an event without data', { ...processed, data: undefined }],
  ])('the hosted page where it says %s', async (_, message) => {
    const shop = await open();
    await shop.page
      .frames()
      .at(-1)
      ?.evaluate((said) => parent.postMessage(said, '*'), message);
    expect(await settled(shop)).toEqual(loaded);
    expect(shop.console).toEqual([]);
  });
});

describe('the hosted page', () => {
  it('is spoken to by its origin: what it is told reaches no other', async () => {
    const shop = await open();
    const frame = shop.page.frames().at(-1);
    await frame?.evaluate(`location.href = ${JSON.stringify(stranger.url)}`).catch(() => {});
    await frame?.waitForURL(`${stranger.url}/`);
    await frame?.waitForFunction('document.readyState === "complete"');
    await shop.page.waitForTimeout(50);
    expect(await frame?.evaluate('heard')).toEqual([]);
  });
});

describe('a session URL', () => {
  it.each(['undefined', "''", "'/app/embedded/acme/session/1'", "'javascript:log(1)'", '({})'])(
    '%s is refused with a TypeError, and nothing opens',
    async (url) => {
      const { run, page } = await web.open();
      for (const method of ['completePayment', 'startFlow']) {
        const thrown = await run(
          `(() => { try { Paystar.${method}(${url}) } catch (error) { return [error instanceof TypeError, error.message] } })()`,
        );
        expect(thrown).toEqual([
          true,
          expect.stringContaining(`Paystar.${method}: the first argument must be the http(s) URL of a session`),
        ]);
      }
      expect(await page.locator('dialog, iframe').count()).toBe(0);
    },
  );
});
