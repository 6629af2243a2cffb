import { describe, expect, it } from 'vitest';
import { hostedPages, type Stage } from '../../pages/stage.js';
import { box, button, chromiumTabs, heading, radio, submit, typeAccount, typeCard } from './browser.js';

const { stage } = hostedPages();
const tab = chromiumTabs();

async function opened(here: Stage, fields: object = {}, javaScriptEnabled = true) {
  const { PaymentLogInLink: link, PaymentSessionIdentifier: id } = await here.given.aPaymentSession(fields);
  const queried = async () => (await here.api.getPaymentSession({ sessionIdentifier: id }).answers(200, {})).data;
  const webhooks = await Promise.all((['Payment.Succeeded', 'Payment.Failed'] as const).map((type) => here.given.aWebhook(type)));
  const attempts = async () => {
    await here.delivered();
    return webhooks.reduce((sum, { all }) => sum + all().length, 0);
  };
  return { link, queried, attempts, ...(await tab(link, { javaScriptEnabled })) };
}

describe('the payment page', () => {
  it('that is left, at the form or at the review, has paid nothing', async () => {
    const { page, link, queried, attempts } = await opened(await stage());
    await typeCard(page);
    await page.goto('about:blank');
    expect((await queried()).paymentSource).toBeNull();
    await page.goto(link);
    await typeCard(page);
    await button(page, 'Continue').click();
    await heading(page, 'Review your payment').waitFor();
    await page.goto('about:blank');
    expect((await queried()).payment).toBeNull();
    expect(await attempts()).toBe(0);
    await page.goto(link);
    expect(await radio(page, /^Visa ending in 1111 as chosen before/).isChecked()).toBe(true);
  });

  it.each([true, false])('goes back to what was chosen, and once it is paid to what came of it (scripts: %s)', async (scripts) => {
    const { page, link, queried, attempts } = await opened(await stage(), {}, scripts);
    await typeCard(page);
    await button(page, 'Continue').click();
    await heading(page, 'Review your payment').waitFor();
    await page.goBack();
    await radio(page, /^Visa ending in 1111/).waitFor();
    await page.goForward();
    await heading(page, 'Review your payment').waitFor();
    await page.getByRole('link', { name: 'Change how to pay' }).click();
    await typeAccount(page);
    await submit(page);
    await heading(page, 'Payment complete').waitFor();
    const { payment } = await queried();
    for (const again of [() => page.goBack(), () => page.goBack(), () => page.reload(), () => page.goto(link)]) {
      await again();
      await page.getByText(payment?.referenceNumber ?? '?').waitFor();
      expect(await page.getByRole('button').filter({ visible: true }).count()).toBe(0);
    }
    expect(await queried()).toMatchObject({ payment, paymentSource: { accountType: 'Checking' } });
    expect(await attempts()).toBe(1);
  });

  it('is left by Back as it was gone through, step by step', async () => {
    const here = await stage();
    const { page, link } = await opened(here);
    await page.goto(`${here.url}/?start`);
    await page.goto(link);
    await typeCard(page);
    await submit(page);
    await heading(page, 'Payment complete').waitFor();
    for (const _ of ['the review, which leads to the outcome', 'the form, which does, too']) {
      const shown = page.waitForResponse((response) => response.status() === 200 && response.url().includes('session'));
      await page.goBack();
      await (await shown).finished();
      await page.waitForFunction(`!location.pathname.endsWith('review')`);
    }
    await page.goBack();
    await page.waitForURL(`${here.url}/?start`);
    expect(page.url()).toBe(`${here.url}/?start`);
  });

  it.each([
    ['4111 1111 1111 1111', 'Payment complete', true],
    ['4111 1111 1111 1111', 'Payment complete', false],
    ['4000 0000 0000 0002', 'Payment failed', true],
    ['4000 0000 0000 0002', 'Payment failed', false],
  ])('pressed twice with %s: %s once (scripts: %s)', async (number, outcome, scripts) => {
    const { page, attempts } = await opened(await stage(), {}, scripts);
    await typeCard(page, number);
    await button(page, 'Continue').click();
    await button(page, 'Submit payment').dblclick({ noWaitAfter: true });
    await heading(page, outcome).waitFor();
    expect(await attempts()).toBe(1);
  });

  it('in two windows pays what was seen, once', async () => {
    const { page, link, queried, attempts } = await opened(await stage());
    const other = await page.context().newPage();
    await other.goto(link);
    await typeCard(page);
    await button(page, 'Continue').click();
    await heading(page, 'Review your payment').waitFor();
    await typeAccount(other);
    await button(other, 'Continue').click();
    await heading(other, 'Review your payment').waitFor();
    await button(page, 'Submit payment').click();
    await page.getByRole('alert').getByText('changed since').waitFor();
    expect((await queried()).payment).toBeNull();
    await button(page, 'Submit payment').click();
    await heading(page, 'Payment complete').waitFor();
    await button(other, 'Submit payment').click();
    await heading(other, 'Payment complete').waitFor();
    expect(await attempts()).toBe(1);
  });

  it('that expires at the review pays nothing [paystar.R81]', async () => {
    const here = await stage();
    const { page, queried, attempts } = await opened(here);
    await typeCard(page);
    await button(page, 'Continue').click();
    await heading(page, 'Review your payment').waitFor();
    await here.control.advance('PT30M');
    await button(page, 'Submit payment').click();
    await heading(page, 'This session has expired').waitFor();
    expect((await queried()).payment).toBeNull();
    expect(await attempts()).toBe(0);
  });

  it('without an answer says so, and goes on when there is one', async () => {
    const { page, attempts } = await opened(await stage());
    await typeCard(page);
    await button(page, 'Continue').click();
    await heading(page, 'Review your payment').waitFor();
    await page.route('**/review?*', (route) => route.abort());
    await button(page, 'Submit payment').click();
    await page.getByRole('alert').getByText('There was no answer.').waitFor();
    await page.unroute('**/review?*');
    await button(page, 'Submit payment').click();
    await heading(page, 'Payment complete').waitFor();
    expect(await attempts()).toBe(1);
  });
});

describe('with scripts', () => {
  it('a choice changes fee and total at once, on the same page [paystar.P30]', async () => {
    const { page, complaints } = await opened(await stage(), { Charges: [{ Amount: 20_000 }] });
    await page.evaluate('document.documentElement.dataset.stays = "yes"');
    const total = page.locator('#total');
    await radio(page, /^Credit or debit card/).check();
    await total.getByText('with a service fee of $5.50').waitFor();
    await page.getByLabel('Card number').fill('4111');
    await radio(page, /^Bank account/).check();
    await total.getByText('without a fee').waitFor();
    expect(await page.locator('#bill').innerText()).toMatch(/Total\s+\$200\.00/);
    await radio(page, /^Credit or debit card/).check();
    expect(await page.getByLabel('Card number').inputValue()).toBe('4111');
    await typeCard(page);
    await submit(page);
    await heading(page, 'Payment complete').waitFor();
    expect(await page.evaluate('document.documentElement.dataset.stays')).toBe('yes');
    expect(complaints).toEqual([]);
  });

  it('the last choice counts, whichever answer comes last', async () => {
    const { page } = await opened(await stage());
    let asked = 0;
    await page.route('**/session/*', async (route) => {
      asked += 1;
      const isFirst = asked === 1;
      const response = await route.fetch();
      if (isFirst) await page.locator('#total').getByText('without a fee').waitFor();
      await route.fulfill({ response });
    });
    await radio(page, /^Credit or debit card/).check();
    const answered = page.waitForResponse((response) => response.request().postData()?.includes('method=card') === true);
    await radio(page, /^Bank account/).check();
    await (await answered).finished();
    expect(await page.locator('#total').innerText()).toContain('without a fee');
    await button(page, 'Continue').waitFor();
    expect(await page.locator('#total').innerText()).toContain('without a fee');
  });

  it('the last account cannot be left out [paystar.R54]', async () => {
    const Charges = ['W-77', 'S-12'].map((AccountNumber) => ({ Amount: 1000, ClientAccount: { AccountNumber, Name: 'Pat' } }));
    const { page } = await opened(await stage(), { Charges });
    await box(page, /W-77/).uncheck();
    await box(page, /S-12/).click();
    expect(await box(page, /S-12/).isChecked()).toBe(true);
  });

  it('an example fills in a card that pays, or one that does not', async () => {
    const { page } = await opened(await stage());
    await radio(page, /^Credit or debit card/).check();
    await page.getByText('Test cards').click();
    await button(page, 'Fill in 3782 8224 6310 005').click();
    await page.getByLabel('Cardholder name').fill('Pat');
    await submit(page);
    await heading(page, 'Payment complete').waitFor();
    expect(await page.getByRole('main').innerText()).toContain('Amex ending in 0005');
  });

  it('the keyboard alone pays', async () => {
    const { page, queried } = await opened(await stage(), { PaymentMethods: ['ACH'] });
    const press = async (...keys: string[]) => {
      for (const key of keys) await page.keyboard.press(key);
    };
    // The radio button, the examples, whose account, its type.
    await press('Tab', 'Tab', 'Tab', 'Tab', 'Tab');
    expect(await page.locator(':focus').getAttribute('name')).toBe('bank_holder');
    for (const text of ['Pat Roe', '110000000', '000123456789']) {
      await page.keyboard.press('Control+a');
      await page.keyboard.type(text);
      await press('Tab');
    }
    expect(await page.locator(':focus').innerText()).toBe('Continue');
    await press('Enter');
    await heading(page, 'Review your payment').waitFor();
    expect(await page.locator(':focus').innerText()).toBe('Review your payment');
    await press('Tab', 'Tab', 'Enter');
    await heading(page, 'Payment complete').waitFor();
    expect((await queried()).payment?.status).toBe('Succeeded');
  });
});
