import { describe, expect, it } from 'vitest';
import { bank, card, forge, hostedPages, press, type Stage } from './stage.js';

const { stage } = hostedPages();

const ClientUser = { EmailAddress: 'pat@example.com', FirstName: 'Pat', LastName: 'Roe' };
const ClientAccount = { AccountNumber: 'W-77', Name: 'Pat Roe', Balance: 4210 };
const about = { ClientAccount, ClientUser };

const wallet = async (here: Stage) => {
  const { SessionLink: link, id } = await here.given.aWalletSession({ ClientUser });
  return { link, id, page: await here.open(link) };
};
const sources = (here: Stage) => here.control.records('payment-sources');

describe('the wallet', () => {
  it('takes a method once, under the name that the customer gives it [paystar.R77]', async () => {
    const here = await stage();
    const { page } = await wallet(here);
    expect(page.text).toContain('Nothing is saved yet.');
    const added = await press(page, 'add', { ...card, nickname: ' Household ' });
    expect(added.text).toContain('The payment method is saved.');
    expect(added.text).toContain('Household Visa ending in 1111 · Pat Roe');
    expect((await press(page, 'add', { ...card, nickname: 'Another' })).text).toContain('This payment method was saved already.');
    expect(await sources(here)).toMatchObject([{ nickname: 'Household' }]);
    expect((await press(page, 'add', { ...card, nickname: 'my 4242424242424242' })).status).toBe(422);
    expect(await sources(here)).toHaveLength(1);
  });

  it('keeps what is in use, and says by what [paystar.P34]', async () => {
    const here = await stage();
    const { EmailAddress } = ClientUser;
    const { paymentSource } = await here.given.aWallet(EmailAddress);
    await here.given.anEnrolledAccount(about, { paymentSource });
    const scheduled = await here.open((await aSchedule(here)).link);
    await press(scheduled, 'schedule', { method: `saved:${paymentSource}`, date: '2049-01-31' });
    const { page, link } = await wallet(here);
    expect(page.text).toContain('In use by AutoPay of account W-77 and a scheduled payment of account W-77: it cannot be deleted.');
    expect(page.controls.filter(({ value }) => value === 'delete')).toEqual([]);
    const before = await here.held();
    const forced = await forge(link, page, { do: 'delete', payment_source: paymentSource });
    expect([forced.status, forced.html.includes('is in use and cannot be deleted')]).toEqual([409, true]);
    expect(await here.held()).toBe(before);
  });

  it('deletes what is its own, once', async () => {
    const here = await stage();
    const other = await here.given.aWallet();
    const { page, link } = await wallet(here);
    const added = await press(page, 'add', bank);
    expect((await press(added, 'delete')).text).toContain('The payment method is deleted.');
    expect((await press(added, 'delete')).text).toContain('Nothing is saved yet.');
    await forge(link, page, { do: 'delete', payment_source: other.paymentSource });
    expect(await sources(here)).toMatchObject([{ id: other.paymentSource }]);
  });
});

describe('paperless billing', () => {
  it('is told once each time it changes [dossier 4.10]', async () => {
    const here = await stage();
    const [on, off] = [await here.given.aWebhook('Paperless.Enrolled'), await here.given.aWebhook('Paperless.Unenrolled')];
    const { SessionLink } = await here.given.aPaperlessSession(about);
    const page = await here.open(SessionLink);
    expect(page.text).toContain('Paperless billing is off');
    const paperless = await press(page, 'on');
    await press(page, 'on');
    expect(paperless.text).toContain('Paperless billing is on');
    await press(paperless, 'off');
    await here.delivered();
    expect([on.all().length, off.all().length]).toEqual([1, 1]);
    const before = await here.held();
    expect((await forge(SessionLink, page, { do: 'both' })).status).toBe(200);
    expect(await here.held()).toBe(before);
  });
});

describe('notifications', () => {
  it('are set by their switches alone [paystar.R78]', async () => {
    const here = await stage();
    const { SessionLink } = await here.given.aNotificationSession({ ClientUser });
    const page = await here.open(SessionLink);
    expect(page.text).toContain('By e-mail pat@example.com');
    const saved = await press(page, 'save', { email: '', sms: 'on' });
    expect(saved.text).toContain('Your preferences are saved.');
    expect(saved.html).toContain('"emailNotifications":false,"smsNotifications":true');
    expect(await here.control.records('customers')).toMatchObject([{ EmailNotifications: false, SmsNotifications: true }]);
    const before = await here.held();
    await forge(SessionLink, page, { email: 'on' });
    expect(await here.held()).toBe(before);
  });
});

async function aSchedule(here: Stage) {
  const { data } = await here.api.initiateSchedulePaymentSession({ body: here.given.accountRequest(about) }).answers(200, {});
  return { link: data.SessionLink };
}

async function theSchedule(here: Stage) {
  const { data } = await here.api.initiateManageSchedulePayments({ body: here.given.accountRequest(about) }).answers(200, {});
  return data.SessionLink;
}

describe('a payment to come', () => {
  it('is ordered once, for the balance unless told otherwise', async () => {
    const here = await stage();
    await here.control.freeze();
    await here.control.advanceTo('2027-03-01T12:00:00Z');
    const { link } = await aSchedule(here);
    const page = await here.open(link);
    const values = page.controls.filter(({ name }) => name === 'amount' || name === 'date').map(({ value }) => value);
    expect(values).toEqual(['42.10', '2027-03-02']);
    for (const wrong of [
      { amount: '0' },
      { amount: 'all' },
      { date: '2027-03-01' },
      { date: '2027-02-30' },
      { date: 'soon' },
      { method: '' },
    ])
      expect([wrong, (await forge(link, page, { ...card, amount: '1', date: '2027-03-02', ...wrong, do: 'schedule' })).status]).toEqual([
        wrong,
        422,
      ]);
    const ordered = await press(page, 'schedule', card);
    expect(ordered.text).toContain('Your payment is scheduled. Account W-77 Pat Roe Balance $42.10 Amount $42.10 Date Mar 2, 2027');
    expect((await press(page, 'schedule', { ...bank, amount: '7' })).text).toContain('Amount $42.10');
    expect(await here.control.records('scheduled-payments')).toHaveLength(1);
  });

  it('can be called off until it is made', async () => {
    const here = await stage();
    await press(await here.open((await aSchedule(here)).link), 'schedule', { ...card, date: '2049-01-30' });
    await press(await here.open((await aSchedule(here)).link), 'schedule', { ...card, date: '2049-01-31', amount: '7' });
    const link = await theSchedule(here);
    const page = await here.open(link);
    expect(page.text).toContain('$7.00 on Jan 31, 2049 Scheduled · Visa ending in 1111 Cancel $42.10 on Jan 30, 2049 Scheduled');
    const canceled = await press(page, 'cancel');
    expect(canceled.text).toContain('The payment is canceled.');
    expect(canceled.text).toContain('$7.00 on Jan 31, 2049 Canceled');
    const before = await here.held();
    const [first] = page.controls.filter(({ name }) => name === 'scheduled_payment').map(({ value }) => value);
    expect((await press(page, 'cancel', { scheduled_payment: first ?? '' })).status).toBe(200);
    expect((await forge(link, page, { do: 'cancel', scheduled_payment: 'nobodys' })).status).toBe(200);
    expect(await here.held()).toBe(before);
  });

  it('is called off for the account that the session is about alone', async () => {
    const here = await stage();
    await press(await here.open((await aSchedule(here)).link), 'schedule', { ...card, date: '2049-01-30' });
    const [scheduled] = await here.control.records('scheduled-payments');
    const other = here.given.accountRequest({ ClientAccount: { ...ClientAccount, AccountNumber: 'S-12' }, ClientUser });
    const { data } = await here.api.initiateManageSchedulePayments({ body: other }).answers(200, {});
    const page = await here.open(data.SessionLink);
    expect(page.text).toContain('No payment is scheduled.');
    // A page without a form has no token; that of another page is not taken.
    expect((await forge(data.SessionLink, page, { do: 'cancel', scheduled_payment: scheduled?.id ?? '' })).status).toBe(403);
    await press(
      await here.open((await here.api.initiateSchedulePaymentSession({ body: other }).answers(200, {})).data.SessionLink),
      'schedule',
      card,
    );
    const own = await here.open(data.SessionLink);
    expect((await forge(data.SessionLink, own, { do: 'cancel', scheduled_payment: scheduled?.id ?? '' })).status).toBe(200);
    expect((await here.control.records('scheduled-payments')).map(({ Status }) => Status)).toEqual(['Scheduled', 'Scheduled']);
  });
});
