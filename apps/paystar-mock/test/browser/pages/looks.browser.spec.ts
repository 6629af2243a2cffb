import axe, { type AxeResults } from 'axe-core';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hostedPages, type Stage } from '../../pages/stage.js';
import { button, heading, radio, submit, typeCard } from './browser.js';

/** A desk, a modal of the SDK, a phone. */
const screens = { desk: { width: 1280, height: 800 }, modal: { width: 480, height: 720 }, phone: { width: 390, height: 844 } } as const;

const { stage } = hostedPages();
let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
  // The pages forbid all scripts but their own, and axe is another one.
  page = await (await browser.newContext({ bypassCSP: true, reducedMotion: 'reduce' })).newPage();
});
afterAll(() => browser?.close());

const ClientUser = { EmailAddress: 'pat@example.com', FirstName: 'Pat', LastName: 'Roe' };
const account = (AccountNumber: string) => ({ AccountNumber, Name: 'Pat Roe', Balance: -325, DueDate: '2027-01-05' });
const several = { Charges: ['W-77', 'S-12'].map((number) => ({ Amount: 12_345, ClientAccount: account(number) })), ClientUser };
const urls = { SuccessUrl: 'https://shop.invalid/done', ReturnUrl: 'https://shop.invalid/cart' };

const pay = async (here: Stage, fields: object = {}) => {
  const { PaymentLogInLink } = await here.given.aPaymentSession(fields);
  await page.goto(PaymentLogInLink);
  return PaymentLogInLink;
};
const about = (here: Stage) => ({ body: here.given.accountRequest({ ClientAccount: account('W-77'), ClientUser }) });
const go = async ({ SessionLink }: { readonly SessionLink: string }) => void (await page.goto(SessionLink));

/** How each page is reached. */
const shown: Readonly<Record<string, (here: Stage) => Promise<unknown>>> = {
  'the payment form': (here) => pay(here),
  'the payment form with a card, its examples and payment fields': async (here) => {
    await here.given.aBusinessUnitWith({ paymentFields: { memoLine: { label: 'Memo' } } });
    await pay(here, { ...several, ...urls });
    await radio(page, /^Credit or debit card/).check();
    await page.getByText('Test cards').click();
  },
  'the payment form with all that can be wrong': async (here) => {
    await here.given.aBusinessUnitWith({ paymentFields: { memoLine: { label: 'Memo' } } });
    await pay(here, several);
    await radio(page, /^Credit or debit card/).check();
    await button(page, 'Continue').click();
    await page.getByText('Type the number').waitFor();
  },
  'the payment form without a method': async (here) => {
    await pay(here);
    await button(page, 'Continue').click();
    await page.getByText('Choose how to pay.').waitFor();
  },
  'the payment form with a bank account alone, at the counter': (here) =>
    pay(here, { ...here.given.counterBill(), PaymentMethods: ['ACH'] }),
  'the review': async (here) => {
    await pay(here, several);
    await typeCard(page);
    await button(page, 'Continue').click();
    await heading(page, 'Review your payment').waitFor();
  },
  'a payment that is complete': async (here) => {
    await pay(here, urls);
    await typeCard(page);
    await submit(page);
    await heading(page, 'Payment complete').waitFor();
  },
  'a payment that failed': async (here) => {
    await pay(here, urls);
    await typeCard(page, '4000000000000002');
    await submit(page);
    await heading(page, 'Payment failed').waitFor();
  },
  'a payment under way': async (here) => {
    const { PaymentSessionIdentifier: id, PaymentLogInLink } = await here.given.aPaymentSession();
    await here.control.act('pend', { id });
    await page.goto(PaymentLogInLink);
  },
  'AutoPay that is off': async (here) => go(await here.given.anAutopaySession({ ClientAccount: account('W-77'), ClientUser })),
  'AutoPay that is on': async (here) => {
    await here.given.anEnrolledAccount({ ClientAccount: account('W-77'), ClientUser });
    await go(await here.given.anAutopaySession({ ClientAccount: account('W-77'), ClientUser }));
  },
  'a wallet': async (here) => {
    const { paymentSource } = await here.given.aWallet(ClientUser.EmailAddress);
    await here.given.anEnrolledAccount({ ClientAccount: account('W-77'), ClientUser }, { paymentSource });
    await here.given.aWallet(ClientUser.EmailAddress);
    await go(await here.given.aWalletSession({ ClientUser }));
  },
  'paperless billing': async (here) => {
    await go(await here.given.aPaperlessSession({ ClientAccount: account('W-77'), ClientUser }));
    await button(page, 'Go paperless').click();
    await page.getByRole('status').waitFor();
  },
  notifications: async (here) => go(await here.given.aNotificationSession({ ClientUser })),
  'a payment to schedule': async (here) => go((await here.api.initiateSchedulePaymentSession(about(here)).answers(200, {})).data),
  'scheduled payments': async (here) => {
    const { data } = await here.api.initiateSchedulePaymentSession(about(here)).answers(200, {});
    const id = /session\/([\da-f-]+)/.exec(data.SessionLink)?.[1] ?? '';
    await here.control.act('schedule-payment', { id, date: '2049-01-31', amount: 4210 });
    await go((await here.api.initiateManageSchedulePayments(about(here)).answers(200, {})).data);
  },
  'a session that has expired': async (here) => {
    const link = await pay(here);
    await here.control.advance('PT30M');
    await page.goto(link);
  },
  'a link to nothing': async (here) => void (await page.goto(`${await pay(here)}x`)),
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

describe('axe, and the width of the window', () => {
  it.each(Object.entries(shown))('have nothing against %s: on a desk, in a modal, on a phone, light and dark', async (_, reach) => {
    await reach(await stage());
    await page.addScriptTag({ content: axe.source });
    for (const [screen, size] of Object.entries(screens)) {
      await page.setViewportSize(size);
      expect(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBe(0);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        const { against, passed } = await look(colorScheme === 'light' ? everything : colours);
        expect({ screen, colorScheme, against }).toEqual({ screen, colorScheme, against: [] });
        expect(passed).toContain('color-contrast');
      }
    }
    await page.emulateMedia({ colorScheme: 'light' });
  });
});

describe('every page', () => {
  it('says that it is a sandbox, of which world, and what its clock shows', async () => {
    const here = await stage();
    await here.control.freeze();
    await here.control.advanceTo('2027-03-01T12:00:00Z');
    await pay(here);
    const strip = await page.getByRole('complementary', { name: 'Sandbox' }).innerText();
    expect(strip).toMatch(/^Paystar sandbox\. Nothing is charged\.\s+World w_\w+ · 1 Mar 2027, 12:00:00 UTC, frozen$/);
  });

  it('fits a narrow window, also with long words', async () => {
    const here = await stage();
    const long = 'x'.repeat(90);
    const accounts = [1, 2].map((n) => ({ Amount: 1, Description: long, ClientAccount: { AccountNumber: `${n}${long}`, Name: long } }));
    await page.setViewportSize({ width: 320, height: 640 });
    for (const Charges of [accounts, accounts.slice(1)]) {
      await pay(here, { Charges, PaymentMethods: ['Credit Card'] });
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
      await typeCard(page);
      await submit(page);
      await heading(page, 'Payment complete').waitFor();
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
    }
  });

  it('shows where the keyboard is, on all that it reaches', async () => {
    await pay(await stage(), { ...several, ...urls });
    await page.setViewportSize(screens.desk);
    await radio(page, /^Credit or debit card/).check();
    await page.locator('h1').focus();
    const stops = [];
    for (let stop = 0; stop < 12; stop += 1) {
      await page.keyboard.press('Tab');
      const seen = await page.evaluate<{ on: string; shows: boolean }>(`(() => {
        const on = document.activeElement;
        const outlined = [on, on.closest('label')].filter(Boolean).map((one) => getComputedStyle(one));
        return { on: on.name || on.textContent.trim(), shows: outlined.some(({ outlineStyle, outlineWidth }) => outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2) };
      })()`);
      stops.push(seen);
    }
    expect(stops.filter(({ shows }) => !shows)).toEqual([]);
    expect(stops.map(({ on }) => on).slice(3)).toEqual([
      'Test cards',
      'card_number',
      'card_expiry',
      'card_cvv',
      'card_zip',
      'card_holder',
      'save',
      'do',
      'Go back',
    ]);
  });
});
