import { startMock, type TestMock } from '@paystub/testing';
import axe, { type AxeResults } from 'axe-core';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPayproMock } from '../../src/index.js';

const screens = { desktop: { width: 1280, height: 800 }, phone: { width: 390, height: 844 } } as const;

let browser: Browser;
let page: Page;
let mock: TestMock;

beforeAll(async () => {
  mock = await startMock(createPayproMock());
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
  // The pages forbid scripts, and axe is one.
  page = await (await browser.newContext({ bypassCSP: true, reducedMotion: 'reduce' })).newPage();
});
afterAll(async () => {
  await browser?.close();
  await mock?.stop();
});

interface Payment {
  readonly id: string;
  readonly _links: { readonly checkout: string };
}

/** The link of a payment to its checkout, in a world of its own; after what others have done to it. */
async function checkout(fields: object = {}, ...actions: readonly string[]): Promise<string> {
  const key = mock.freshKey();
  const post = async (url: string, body: object) =>
    (
      await fetch(url, {
        method: 'POST',
        headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
    ).json();
  const order = { amount: 1250, currency: 'EUR', description: 'Order 1001', return_url: 'https://shop.invalid/done', ...fields };
  const { id, _links } = (await post(`${mock.url}/payments`, order)) as Payment;
  for (const action of actions) await post(`${mock.control}/worlds/paypro:${key}/paypro/actions/${action}`, { id });
  return _links.checkout;
}

const card = { pay_methods: ['creditcard'] };

/** How each page is reached. */
const shown: Readonly<Record<string, () => Promise<unknown>>> = {
  'the choice of a method': async () => page.goto(await checkout()),
  'a single method': async () => page.goto(await checkout(card)),
  'what went wrong': async () => {
    await page.goto(await checkout());
    await page.getByRole('button', { name: /^Pay / }).click();
    await page.getByText('Choose how to pay.').waitFor();
  },
  'a payment received': async () => page.goto(await checkout(card, 'pay')),
  'a payment that failed': async () => page.goto(await checkout(card, 'fail')),
  'a payment that expired': async () => page.goto(await checkout(card, 'expire')),
  'a link to nothing': async () => page.goto((await checkout()).replace(/~[^/]+/, '~wrong')),
  "the mock's own page": () => page.goto(mock.url),
  "the control plane's page": () => page.goto(mock.control),
};

const everything = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  rules: { 'target-size': { enabled: true } },
  resultTypes: ['violations'],
};
/** All that a page's colours decide. */
const colours = { runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] }, resultTypes: ['violations'] };

/** What axe finds against the page as it is now, and what it found in order. */
async function look(options: object): Promise<{ readonly against: readonly string[]; readonly passed: readonly string[] }> {
  const { violations, passes } = await page.evaluate<AxeResults>(`axe.run(${JSON.stringify(options)})`);
  const against = violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`));
  return { against, passed: passes.map(({ id }) => id) };
}

async function looks(): Promise<Readonly<Record<string, Awaited<ReturnType<typeof look>>>>> {
  await page.addScriptTag({ content: axe.source });
  const found: Record<string, Awaited<ReturnType<typeof look>>> = {};
  for (const [screen, size] of Object.entries(screens)) {
    await page.setViewportSize(size);
    await page.emulateMedia({ colorScheme: 'light' });
    found[`${screen}, light`] = await look(everything);
    await page.emulateMedia({ colorScheme: 'dark' });
    found[`${screen}, dark`] = await look(colours);
  }
  return found;
}

describe('axe', () => {
  it.each(Object.entries(shown))('finds nothing against %s, on a desktop and a phone, light and dark', async (_, show) => {
    await show();
    for (const [where, { against, passed }] of Object.entries(await looks())) {
      expect({ where, against }).toEqual({ where, against: [] });
      expect(passed).toContain('color-contrast');
    }
  });

  it('finds what is wrong', async () => {
    await page.goto(await checkout());
    await page.evaluate(`document.querySelector('.description').style.color = '#777'; document.documentElement.removeAttribute('lang')`);
    const { 'phone, light': light, 'phone, dark': dark } = await looks();
    expect(light?.against.join()).toMatch(/html-has-lang/);
    expect(dark?.against.join()).toMatch(/color-contrast/);
  });
});

/** What has the focus, and whether that shows. */
const focused = () =>
  page.evaluate<{ readonly on: string; readonly shows: boolean }>(`(() => {
    const on = document.activeElement;
    const { outlineStyle, outlineWidth } = getComputedStyle(on.closest('.method') ?? on);
    return { on: on.value ?? on.textContent.trim() ?? on.tagName, shows: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 };
  })()`);

async function press(key: string, times: number) {
  const stops = [];
  for (let pressed = 0; pressed < times; pressed += 1) {
    await page.keyboard.press(key);
    stops.push(await focused());
  }
  return stops;
}

describe('the keyboard', () => {
  it('reaches all that can be pressed in the order in which it is read, there and back, and it shows', async () => {
    await page.goto(await checkout({ pay_methods: ['ideal', 'paypal', 'creditcard'] }));
    const order = ['ideal', 'pay', 'fail', 'cancel', 'expire'].map((on) => ({ on, shows: true }));
    expect(await press('Tab', 5)).toEqual(order);
    expect(await press('Shift+Tab', 3)).toEqual(order.slice(1, 4).toReversed());
  });

  it('walks through the methods with the arrows, around at the end', async () => {
    await page.goto(await checkout({ pay_methods: ['ideal', 'paypal'] }));
    await page.keyboard.press('Tab');
    expect((await press('ArrowDown', 2)).map(({ on }) => on)).toEqual(['paypal', 'ideal']);
    expect(await page.getByRole('radio', { checked: true }).getAttribute('value')).toBe('ideal');
  });

  it('comes back to the methods where one is missing', async () => {
    await page.goto(await checkout());
    await press('Tab', 2);
    await page.keyboard.press('Enter');
    await page.getByText('Choose how to pay.').waitFor();
    expect(await page.locator(':focus').getAttribute('name')).toBe('pay_method');
  });

  it('leads on from what has become of the payment', async () => {
    await page.goto(await checkout(card, 'pay'));
    expect(await press('Tab', 1)).toEqual([{ on: 'Continue to shop.invalid', shows: true }]);
  });
});
