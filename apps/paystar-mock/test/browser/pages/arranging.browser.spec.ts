import { describe, expect, it } from 'vitest';
import { hostedPages } from '../../pages/stage.js';
import { box, button, chromiumTabs, heading, radio, typeAccount, typeCard } from './browser.js';

const { stage } = hostedPages();
const tab = chromiumTabs();

const ClientUser = { EmailAddress: 'pat@example.com', FirstName: 'Pat', LastName: 'Roe' };
const ClientAccount = { AccountNumber: 'W-77', Name: 'Pat Roe', Balance: 4210 };

describe.each([true, false])('with scripts: %s', (javaScriptEnabled) => {
  it('AutoPay begins once its terms are accepted, changes and ends', async () => {
    const here = await stage();
    const { SessionLink } = await here.given.anAutopaySession({ ClientAccount, ClientUser });
    const { page, complaints } = await tab(SessionLink, { javaScriptEnabled });
    await typeCard(page);
    await page.getByLabel('Days before the due date').fill('3');
    expect(await button(page, 'Enroll').isDisabled()).toBe(javaScriptEnabled);
    if (!javaScriptEnabled) {
      await button(page, 'Enroll').click();
      await page.getByText('Accept the terms to enroll.').waitFor();
      await typeCard(page);
    }
    await box(page, /^I accept the terms/).check();
    await button(page, 'Enroll').click();
    await heading(page, 'AutoPay is on').waitFor();
    expect(await page.getByRole('status').innerText()).toBe('You are enrolled in AutoPay.');
    await typeAccount(page);
    await page.getByLabel('Maximum balance').fill('150');
    await button(page, 'Save changes').click();
    await page.getByText('Your changes are saved.').waitFor();
    const settings = page.getByRole('region', { name: 'AutoPay is on' });
    expect(await settings.innerText()).toMatch(/Checking ending in 6789\s+Pays\s+3 days before the due date\s+Maximum balance\s+\$150\.00/);
    await button(page, 'Cancel AutoPay').click();
    await page.getByText('AutoPay is canceled.').waitFor();
    expect(await here.control.records('enrollments')).toEqual([]);
    expect(complaints.filter((text) => !text.includes('422'))).toEqual([]);
  });

  it('the wallet takes, shows and deletes payment methods, but for one in use [paystar.R77, P34]', async () => {
    const here = await stage();
    const { paymentSource } = await here.given.aWallet(ClientUser.EmailAddress);
    await here.given.anEnrolledAccount({ ClientAccount, ClientUser }, { paymentSource });
    const { SessionLink } = await here.given.aWalletSession({ ClientUser });
    const { page } = await tab(SessionLink, { javaScriptEnabled });
    const rows = page.getByRole('listitem').filter({ visible: true });
    expect(await rows.allInnerTexts()).toEqual([expect.stringContaining('In use by AutoPay of account W-77: it cannot be deleted.')]);
    expect(await button(page, /^Delete/).count()).toBe(0);
    await typeAccount(page);
    await page.getByLabel('Nickname').fill('Household');
    await button(page, 'Save').click();
    await page.getByText('The payment method is saved.').waitFor();
    expect(await rows.first().innerText()).toMatch(/^Household\s+Checking ending in 6789 · Pat Roe/);
    await button(page, 'Delete Household').click();
    await page.getByText('The payment method is deleted.').waitFor();
    expect(await rows.count()).toBe(1);
  });

  it('paperless billing is one press, there and back', async () => {
    const here = await stage();
    const { SessionLink } = await here.given.aPaperlessSession({ ClientAccount, ClientUser });
    const { page } = await tab(SessionLink, { javaScriptEnabled });
    await button(page, 'Go paperless').click();
    await heading(page, 'Paperless billing is on').waitFor();
    expect(await here.control.records('accounts')).toMatchObject([{ Paperless: true }]);
    await button(page, 'Get paper bills again').click();
    await heading(page, 'Paperless billing is off').waitFor();
    expect(await here.control.records('accounts')).toMatchObject([{ Paperless: false }]);
  });

  it('notifications have a switch each [paystar.R78]', async () => {
    const { SessionLink } = await (await stage()).given.aNotificationSession({ ClientUser });
    const { page } = await tab(SessionLink, { javaScriptEnabled });
    await box(page, /^By e-mail/).uncheck();
    await box(page, /^By text message/).check();
    await button(page, 'Save').click();
    await page.getByText('Your preferences are saved.').waitFor();
    await page.goto(SessionLink);
    expect([await box(page, /^By e-mail/).isChecked(), await box(page, /^By text message/).isChecked()]).toEqual([false, true]);
  });

  it('a payment is scheduled, and called off', async () => {
    const here = await stage();
    const about = { body: here.given.accountRequest({ ClientAccount, ClientUser }) };
    const [order, list] = [
      (await here.api.initiateSchedulePaymentSession(about).answers(200, {})).data.SessionLink,
      (await here.api.initiateManageSchedulePayments(about).answers(200, {})).data.SessionLink,
    ];
    const { page } = await tab(order, { javaScriptEnabled });
    await page.getByLabel('Date').fill('2049-01-31');
    await typeCard(page);
    await button(page, 'Schedule payment').click();
    await page.getByText('Your payment is scheduled.').waitFor();
    await page.goto(list);
    await button(page, 'Cancel $42.10 on Jan 31, 2049').click();
    await page.getByText('The payment is canceled.').waitFor();
    expect(await page.getByRole('listitem').innerText()).toContain('Canceled');
  });

  it('a session that has expired has nothing to press, and takes nothing that was open [paystar.R81]', async () => {
    const here = await stage();
    const { SessionLink } = await here.given.aWalletSession({ ClientUser });
    const { page } = await tab(SessionLink, { javaScriptEnabled });
    await typeCard(page);
    await here.control.advance('PT60M');
    await button(page, 'Save').click();
    await heading(page, 'This session has expired').waitFor();
    expect(await page.getByRole('button').count()).toBe(0);
    expect(await radio(page, /./).count()).toBe(0);
    expect(await here.control.records('payment-sources')).toEqual([]);
  });
});
