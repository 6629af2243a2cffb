import { type BrowserContext, type BrowserContextOptions, chromium, type FrameLocator, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';

/** Something that is opened in a tab of its own. */
interface Tab {
  readonly page: Page;
  /** What the browser's console says: a policy that forbids the page's own style, for one. */
  readonly complaints: readonly string[];
}

/** A Chromium for one spec file, in which each test has windows of its own. */
export function chromiumTabs() {
  let browser: Awaited<ReturnType<typeof chromium.launch>>;
  const contexts: BrowserContext[] = [];
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
  });
  afterEach(async () => {
    await Promise.all(contexts.splice(0).map((context) => context.close()));
  });
  afterAll(() => browser?.close());
  return async (url: string, options: BrowserContextOptions = {}): Promise<Tab> => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce', ...options });
    contexts.push(context);
    const page = await context.newPage();
    page.setDefaultTimeout(8000);
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', ({ message }) => complaints.push(message));
    await page.goto(url);
    return { page, complaints };
  };
}

/** A page in a window, or in a frame. */
type Shown = Page | FrameLocator;

/** Whatever can be pressed, by its name. */
export const button = (page: Shown, name: string | RegExp) => page.getByRole('button', { name });
export const heading = (page: Shown, name: string) => page.getByRole('heading', { name, exact: true });
export const box = (page: Shown, name: string | RegExp) => page.getByRole('checkbox', { name });
export const radio = (page: Shown, name: string | RegExp) => page.getByRole('radio', { name });

/** Chooses a card, and types one in as people do. */
export async function typeCard(page: Shown, number = '4111 1111 1111 1111'): Promise<void> {
  await radio(page, /^Credit or debit card/).check();
  await page.getByLabel('Card number').fill(number);
  await page.getByLabel('Expiry MM/YY').fill('12/49');
  await page.getByLabel('CVV').fill('123');
  await page.getByLabel('ZIP code').fill('81416');
  await page.getByLabel('Cardholder name').fill('Pat Roe');
}

/** Chooses a bank account, and types it in. */
export async function typeAccount(page: Shown, number = '000123456789'): Promise<void> {
  await radio(page, /^Bank account/).check();
  await page.getByLabel('Account holder name').fill('Pat Roe');
  await page.getByLabel('Routing number').fill('110000000');
  await page.getByLabel('Account number').fill(number);
}

/** Goes on to the review and submits. */
export async function submit(page: Shown): Promise<void> {
  await button(page, 'Continue').click();
  await heading(page, 'Review your payment').waitFor();
  await button(page, 'Submit payment').click();
}
