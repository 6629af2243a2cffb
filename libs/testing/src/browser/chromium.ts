import type { Browser, Surface, Tab } from '@paystub/contracts/verifier';
import { type BrowserContext, type Frame, chromium as launcher, type Page } from 'playwright-core';

/** How long a control may take to be there. */
const PATIENCE_MS = 8000;

const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';

export interface Chromium {
  /** For rules that need a browser; `prepare` sees every window before its page does. */
  readonly browser: (prepare?: (context: BrowserContext) => Promise<unknown>) => Browser;
  readonly close: () => Promise<void>;
}

export async function openChromium(): Promise<Chromium> {
  const chromium = await launcher.launch({ executablePath, args: ['--no-sandbox'] });
  return {
    browser: (prepare) => ({
      async open(url) {
        const context = await chromium.newContext({ viewport: { width: 1000, height: 700 }, reducedMotion: 'reduce' });
        context.setDefaultTimeout(PATIENCE_MS);
        context.setDefaultNavigationTimeout(30_000);
        await prepare?.(context);
        const page = await context.newPage();
        await page.goto(url);
        return tabOf(page, () => context.close());
      },
    }),
    close: () => chromium.close(),
  };
}

function tabOf(page: Page, close: () => Promise<void>): Tab {
  const inFrame = async (): Promise<Frame> => {
    await page.locator('iframe').waitFor();
    const [, frame] = page.frames();
    if (!frame) throw new Error('the page has no frame');
    return frame;
  };
  return {
    ...surfaceOf(async () => page.mainFrame()),
    frame: surfaceOf(inFrame),
    key: (name) => page.keyboard.press(name),
    click: (x, y) => page.mouse.click(x, y),
    close,
  };
}

const surfaceOf = (document: () => Promise<Frame>): Surface => ({
  run: async (expression) => (await document()).evaluate(expression),
  press: async (name) => (await document()).getByRole('button', { name }).click(),
  choose: async (label) => (await document()).getByLabel(label).check(),
  fill: async (label, text) => (await document()).getByLabel(label).fill(text),
});
