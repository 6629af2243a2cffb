import { describe, expect, it } from 'vitest';
import { hostedPages, type Stage } from '../../pages/stage.js';
import { box, button, chromiumTabs, heading, radio, submit, typeAccount, typeCard } from './browser.js';

const { stage } = hostedPages();
const tab = chromiumTabs();

const ClientUser = { EmailAddress: 'pat@example.com', FirstName: 'Pat', LastName: 'Roe' };
const account = (AccountNumber: string) => ({ AccountNumber, Name: 'Pat Roe', Balance: 6543, DueDate: '2027-01-05' });

/** A session, with its page open in a window, with scripts or without. */
async function opened(here: Stage, fields: object = {}, javaScriptEnabled = true) {
  const { PaymentLogInLink: link, PaymentSessionIdentifier: id } = await here.given.aPaymentSession(fields);
  const queried = async () => (await here.api.getPaymentSession({ sessionIdentifier: id }).answers(200, {})).data;
  return { link, id, queried, ...(await tab(link, { javaScriptEnabled })) };
}

describe.each([true, false])('with scripts: %s, the payment page', (scripts) => {
  it('takes given amounts by card, and shows fee and total before [paystar.R52, P30]', async () => {
    const Charges = [
      { Amount: 4210, Description: 'Water, March' },
      { Amount: 790, Description: 'Late fee' },
    ];
    const { page, queried, complaints } = await opened(await stage(), { Charges }, scripts);
    expect(await page.locator('#bill').innerText()).toMatch(/Water, March\s+\$42\.10\s+Late fee\s+\$7\.90\s+Subtotal\s+\$50\.00/);
    expect(await page.getByRole('checkbox').count()).toBe(0);
    await typeCard(page);
    if (scripts) await page.getByText('Total $51.95').waitFor();
    await button(page, 'Continue').click();
    await heading(page, 'Review your payment').waitFor();
    const review = await page.getByRole('main').innerText();
    expect(review).toMatch(/Paid with\s+Visa ending in 1111/);
    expect(review).toMatch(/Service fee\s+\$1\.95\s+Total\s+\$51\.95/);
    expect(review).toContain('you accept the service fee of $1.95 and the terms of use');
    expect((await queried()).payment).toBeNull();
    await button(page, 'Submit payment').click();
    await heading(page, 'Payment complete').waitFor();
    const { payment } = await queried();
    expect(payment).toMatchObject({ status: 'Succeeded', amountMinor: 5000, serviceFeeAmountMinor: 195 });
    expect(await page.getByRole('main').innerText()).toContain(payment?.referenceNumber);
    expect(complaints).toEqual([]);
  });

  it('takes the bill of one account from a bank account, without a fee [paystar.R53]', async () => {
    const { page, queried } = await opened(await stage(), { Charges: [{ Amount: 4210, ClientAccount: account('W-77') }] }, scripts);
    expect(await page.getByRole('region', { name: 'Your bill' }).innerText()).toMatch(
      /Account W-77\s+Pat Roe\s+Balance \$65\.43 · Due Jan 5, 2027/,
    );
    await typeAccount(page);
    await page.getByLabel('Business').check();
    await page.getByLabel('Savings').check();
    await submit(page);
    await heading(page, 'Payment complete').waitFor();
    expect((await queried()).paymentSource).toMatchObject({ paymentSourceType: 'ACH', accountType: 'Savings', accountNumberLast4: '6789' });
  });

  it('takes the bills of those accounts that stay chosen [paystar.R54]', async () => {
    const Charges = ['W-77', 'S-12', 'T-1'].map((number, i) => ({ Amount: 1000 * (i + 1), ClientAccount: account(number) }));
    const { page, queried } = await opened(await stage(), { Charges }, scripts);
    const choice = page.getByRole('group', { name: 'Which accounts would you like to pay?' });
    expect(await choice.getByRole('checkbox', { checked: true }).count()).toBe(3);
    await box(page, /S-12/).uncheck();
    if (scripts)
      expect(await page.locator('#bill').innerText()).toMatch(/Account W-77\s+\$10\.00\s+Account T-1\s+\$30\.00\s+Subtotal\s+\$40\.00/);
    await typeCard(page);
    await submit(page);
    await heading(page, 'Payment complete').waitFor();
    expect((await queried()).lineItems.map(({ accountNumber }) => accountNumber)).toEqual(['W-77', 'T-1']);
  });

  it('asks for payment fields that are missing [paystar.R48]', async () => {
    const here = await stage();
    await here.given.aBusinessUnitWith({ paymentFields: { invoiceNumber: { label: 'Invoice' }, memoLine: { label: 'Memo' } } });
    const { page, queried } = await opened(here, { PaymentFields: { invoiceNumber: '7' } }, scripts);
    expect(await page.getByLabel('Invoice').count()).toBe(0);
    await typeCard(page);
    await button(page, 'Continue').click();
    await page.getByText('Fill this in.').waitFor();
    expect(await page.locator(':focus').getAttribute('name')).toBe('field.memoLine');
    await page.getByLabel('Memo').fill('March');
    // Without scripts nothing brings the numbers back.
    if (!scripts) await typeCard(page);
    await submit(page);
    await heading(page, 'Payment complete').waitFor();
    expect((await queried()).paymentFields).toEqual({ invoiceNumber: '7', memoLine: 'March' });
  });

  it('saves a method for a customer, and offers it the next time [paystar.R70]', async () => {
    const here = await stage();
    const first = await opened(here, { ClientUser }, scripts);
    await typeCard(first.page);
    await box(first.page, 'Save this payment method for later').check();
    await submit(first.page);
    await heading(first.page, 'Payment complete').waitFor();
    const { page, queried } = await opened(here, { ClientUser }, scripts);
    await radio(page, /^Visa ending in 1111/).check();
    await submit(page);
    await heading(page, 'Payment complete').waitFor();
    expect((await queried()).paymentSource).toMatchObject({ accountNumberLast4: '1111' });
  });

  it('offers nothing of the kind to nobody in particular [paystar.R71]', async () => {
    const here = await stage();
    await here.given.aWallet();
    const { page } = await opened(here, {}, scripts);
    expect(
      await page
        .getByText(/save|1111/i)
        .filter({ visible: true })
        .count(),
    ).toBe(0);
    expect(await page.getByRole('radio').filter({ visible: true }).count()).toBe(2);
  });

  it('tries again after a payment that failed [paystar.P21]', async () => {
    const { page, queried } = await opened(await stage(), {}, scripts);
    await typeCard(page, '4000 0000 0000 9995');
    await submit(page);
    await heading(page, 'Payment failed').waitFor();
    expect(await page.getByRole('main').innerText()).toMatch(/Reason\s+Insufficient funds/);
    await page.getByRole('link', { name: 'Try again' }).click();
    await typeAccount(page);
    await submit(page);
    await heading(page, 'Payment complete').waitFor();
    expect((await queried()).payment?.status).toBe('Succeeded');
  });

  it('leads on to SuccessUrl and back to ReturnUrl [paystar.R83, R84]', async () => {
    const here = await stage();
    const urls = { SuccessUrl: `${here.url}/?done`, ReturnUrl: `${here.url}/?cart` };
    const { page, link } = await opened(here, urls, scripts);
    await page.getByRole('link', { name: 'Go back' }).click();
    expect(page.url()).toBe(urls.ReturnUrl);
    await page.goto(link);
    await typeCard(page);
    await submit(page);
    await page.getByRole('link', { name: "I'm done" }).click();
    await page.waitForURL(urls.SuccessUrl);
    await page.goBack();
    await heading(page, 'Payment complete').waitFor();
    await page.getByRole('link', { name: 'Go back' }).click();
    expect(page.url()).toBe(urls.ReturnUrl);
  });

  it('says what is wrong where it is wrong, and goes on from there', async () => {
    const { page, queried, complaints } = await opened(await stage(), {}, scripts);
    await typeCard(page, '4539 5787 6362 1486');
    await page.getByLabel('CVV').fill('12');
    await button(page, 'Continue').click();
    await page.getByText('This is not a test card').waitFor();
    expect(await page.title()).toMatch(/^Error: /);
    const number = page.getByRole('textbox', { name: 'Card number', description: /not a test card/ });
    expect(await page.locator(':focus').getAttribute('name')).toBe('card_number');
    expect(await page.getByRole('textbox', { name: 'CVV', description: 'Type 3 digits.' }).count()).toBe(1);
    expect((await queried()).paymentSource).toBeNull();
    expect(await number.inputValue()).toBe(scripts ? '4539 5787 6362 1486' : '');
    expect(complaints).toEqual([expect.stringContaining('422')]);
    await typeCard(page);
    await submit(page);
    await heading(page, 'Payment complete').waitFor();
  });

  it('that expires while somebody types takes nothing; a new session does [paystar.R81, R82]', async () => {
    const here = await stage();
    const { page, queried, link } = await opened(here, {}, scripts);
    await typeCard(page);
    await here.control.advance('PT30M');
    await button(page, 'Continue').click();
    await heading(page, 'This session has expired').waitFor();
    expect((await queried()).paymentSource).toBeNull();
    expect((await page.goto(link))?.status()).toBe(410);
    const again = await opened(here, {}, scripts);
    await typeCard(again.page);
    await submit(again.page);
    await heading(again.page, 'Payment complete').waitFor();
  });
});
