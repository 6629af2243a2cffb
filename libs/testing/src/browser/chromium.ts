import type { Browser, Surface, Tab } from '@paystub/contracts/verifier';
import { chromium, type Frame, type Page } from 'playwright-core';

/** How long a control may take to be there. */
const PATIENCE_MS = 5000;

const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';

/** A Chromium for rules that need a browser. */
export async function openChromium(): Promise<Browser & { readonly close: () => Promise<void> }> {
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  return {
    async open(url) {
      const context = await browser.newContext({ viewport: { width: 1000, height: 700 }, reducedMotion: 'reduce' });
      context.setDefaultTimeout(PATIENCE_MS);
      const page = await context.newPage();
      await page.goto(url);
      return tabOf(page, () => context.close());
    },
    close: () => browser.close(),
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
