import { chromium, type FrameLocator, type Page } from 'playwright-core';
import { appSite, type Site, serve, snippetFor } from './sites.js';

/** The page of an integrator, in Chromium. */
export interface Shop {
  readonly page: Page;
  /** The hosted page. */
  readonly frame: FrameLocator;
  /** Runs a script in the page: `url` is the address of a session, and `log` notes something. */
  readonly run: <T = unknown>(script: string) => Promise<T>;
  readonly log: () => Promise<unknown[]>;
  /** What was noted, as soon as there is so much. */
  readonly logged: (count: number) => Promise<unknown[]>;
  /** Errors and warnings, and what nobody has caught. */
  readonly console: string[];
}

export interface Web {
  readonly app: Site;
  readonly page: Page;
  /** Opens a page with this in its body, and in its head the snippet, or something else. */
  readonly open: (body?: string, head?: string) => Promise<Shop>;
  readonly close: () => Promise<void>;
}

const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';

/** Two sites and a Chromium: Paystar's, a fake one unless it is given, and an integrator's of another origin. */
export async function openWeb(given?: Site): Promise<Web> {
  let html = '';
  const [app, site, browser] = await Promise.all([
    given ?? appSite(),
    serve('localhost', () => html),
    chromium.launch({ executablePath, args: ['--no-sandbox'] }),
  ]);
  const context = await browser.newContext({ viewport: { width: 1000, height: 700 }, reducedMotion: 'reduce' });
  const page = await context.newPage();
  return {
    app,
    page,
    async open(body = '', head = `<script>${snippetFor(app.url)}</script>`) {
      const address = JSON.stringify(`${app.url}/app/embedded/acme/session/1`);
      const start = `const url = ${address}; const logged = []; const log = (entry) => logged.push(entry);`;
      html = `<!doctype html><html lang="en"><title>Shop</title><script>${start}</script>${head}<body><h1>Shop</h1>${body}</body></html>`;
      return shopOn(page, site.url);
    },
    async close() {
      await browser.close();
      await Promise.all([given || app.stop(), site.stop()]);
    },
  };
}

async function shopOn(page: Page, url: string): Promise<Shop> {
  const said: string[] = [];
  page.removeAllListeners();
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && said.push(message.text()));
  page.on('pageerror', (error) => said.push(`not caught: ${error.message}`));
  await page.goto(url);
  const run = <T>(script: string) => page.evaluate(script) as Promise<T>;
  const log = () => run<unknown[]>('logged');
  return {
    page,
    frame: page.frameLocator('iframe'),
    run,
    log,
    async logged(count) {
      await page.waitForFunction(`logged.length >= ${count}`, undefined, { timeout: 15_000 });
      return log();
    },
    console: said,
  };
}

/** Notes the name of every event, with the status that comes with it. */
export const onEvent = '({ event, data }) => log([event, data?.status].join(" ").trim())';

/** What is noted first, whatever is opened. */
export const loaded = ['FRAME.LOADED', 'PAYMENT-SESSION.LOADED RequiresPaymentSource'];
