import { type Control, createControl, type WorldControl } from '@paystub/client/control';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Program, startBundle } from '../kit/bundle.js';
import { Biller, newKey, sessionIn, slug } from '../kit/paystar.js';
import { openReceiver, type Receiver } from '../kit/receiver.js';

/** What the default templates say, as far as it is looked at here. */
interface Told {
  readonly action: string;
  readonly payload: Readonly<Record<string, string>>;
}

let program: Program;
let control: Control;
let receiver: Receiver<Told>;
let biller: Biller;
let world: WorldControl;

beforeAll(async () => {
  program = await startBundle();
  control = createControl({ url: program.ready.control.url });
});

beforeEach(async () => {
  receiver = await openReceiver<Told>();
  biller = new Biller(program.ready.paystar.url, newKey());
  world = control.world(`paystar:${biller.key}`);
  await world.freeze('2027-03-01T09:00:00Z');
  return () => receiver.close();
});

afterAll(async () => {
  await program?.stop();
});

const listen = (...types: string[]) => {
  const webhooks = Object.fromEntries(types.map((type) => [type, { url: receiver.hooks, secret: 'a secret' }]));
  return world.updateSettings('paystar', { businessUnits: { [slug]: { webhooks } } });
};

const customer = { EmailAddress: 'pat@example.com', FirstName: 'Pat', LastName: 'Roe' };
const account = (fields: object = {}) => ({ AccountNumber: 'W-77', Name: 'Pat Roe', Balance: 4210, DueDate: '2027-04-01', ...fields });

describe('an account', () => {
  it('is replaced by what is sent, gets AutoPay, and loses it by an event', async () => {
    await listen('AutoPay.Enrolled', 'AutoPay.Unenrolled');
    const ask = (fields: object, SyncAccount?: boolean) =>
      biller.client.sessions.initiateManageAutopay({
        BusinessUnitSlug: slug,
        ...(SyncAccount !== undefined && { SyncAccount }),
        ClientAccount: account(fields),
        ClientUser: customer,
      });
    await expect(ask({})).rejects.toMatchObject({ errors: [{ propertyName: 'SyncAccount' }] });
    await ask({ PhoneNumber: '970-555-0100', Note: 'vip' }, true);
    const stored = async () => (await world.records('paystar', 'accounts').all())[0];
    expect(await stored()).toMatchObject({ Name: 'Pat Roe', PhoneNumber: '970-555-0100' });
    expect(await stored()).not.toHaveProperty('Note');
    const session = await ask({ Balance: 1 }, false);
    expect(await stored()).toMatchObject({ Balance: 4210 });
    await ask({ Balance: 9900 }, true);
    expect(await stored()).toMatchObject({ Balance: 9900, PhoneNumber: null });

    await world.act('paystar', 'enroll', { id: sessionIn(session), processingLeadTime: 3, maximumBalanceAllowed: 15_000 }, { wait: true });
    await world.act('paystar', 'update-autopay', { id: sessionIn(session), processingLeadTime: 5 }, { wait: true });
    const numbers = { accountNumber: 'W-77', subAccountNumber: '' };
    await biller.client.events.unenrollAutopay({ businessUnitSlug: slug, payload: numbers });
    await biller.client.events.unenrollAutopay({ businessUnitSlug: slug, payload: numbers });
    await world.waitForDeliveries();
    expect(receiver.arrivals.map(({ event: { payload } }) => [payload.activityType, payload.processingLeadTime])).toEqual([
      ['Enroll', '3'],
      ['UpdateSettings', '5'],
      ['Cancel', '5'],
    ]);
    expect(await world.records('paystar', 'enrollments').count()).toBe(0);
  });

  it('follows its customer to a new e-mail address', async () => {
    await biller.bill({ Charges: [{ Amount: 1, ClientAccount: account() }], ClientUser: customer });
    const payload = {
      accountNumber: 'W-77',
      subAccountNumber: '',
      firstName: 'Patricia',
      lastName: 'Roe',
      emailAddress: 'roe@example.com',
    };
    await biller.client.events.manageCustomer({ businessUnitSlug: slug, payload: { ...payload, originalEmailAddress: 'PAT@example.com' } });
    const [known, ...others] = await world.records('paystar', 'customers').all();
    expect([known, others]).toMatchObject([
      { id: '500001', EmailAddress: 'roe@example.com', FirstName: 'Patricia', Accounts: ['100001'] },
      [],
    ]);
    await expect(
      biller.client.events.manageCustomer({ businessUnitSlug: slug, payload: { ...payload, originalEmailAddress: 'pat@example.com' } }),
    ).rejects.toMatchObject({ kind: 'validation', errors: [{ propertyName: 'payload.originalEmailAddress' }] });
  });
});

describe('a customer', () => {
  it('schedules a payment, which is made when its day comes, and calls another off', async () => {
    await listen('Payment.Succeeded');
    const about = { BusinessUnitSlug: slug, SyncAccount: true, ClientAccount: account(), ClientUser: customer };
    const { sessions } = biller.client;
    const [one, two, manage] = [
      await sessions.initiateSchedulePayment(about),
      await sessions.initiateSchedulePayment(about),
      await sessions.initiateManageSchedulePayments(about),
    ];
    await world.act('paystar', 'schedule-payment', { id: sessionIn(one), date: '2027-03-15T00:00:00Z' });
    await world.act('paystar', 'schedule-payment', { id: sessionIn(two), date: '2027-03-16', amount: 100 });
    const [second] = await world.records<{ id: string }>('paystar', 'scheduled-payments', { Amount: 100 }).all();
    await world.act('paystar', 'cancel-scheduled-payment', { id: sessionIn(manage), scheduledPayment: second?.id ?? '' });
    const { fired } = await world.advance({ by: 'P1M' }, { wait: true });
    expect(fired.map(({ at, job }) => `${at} ${job}`)).toEqual(['2027-03-15T00:00:00.000Z pay']);
    expect(receiver.arrivals.map(({ event }) => [event.action, event.payload.amount])).toEqual([['Payment.Succeeded', '42.10']]);
    const states = await world.records<{ Status: string }>('paystar', 'scheduled-payments').all();
    expect(states.map(({ Status }) => Status)).toEqual(['Canceled', 'Succeeded']);
  });

  it('keeps a wallet, goes paperless and says how to be told, for an hour', async () => {
    await biller.bill({ Charges: [{ Amount: 1, ClientAccount: account() }], ClientUser: customer });
    const { sessions } = biller.client;
    const person = { BusinessUnitSlug: slug, ClientUser: customer };
    const wallet = await sessions.initiateManageWallet(person);
    const paperless = await sessions.initiateManagePaperless({ ...person, ClientAccount: { AccountNumber: 'W-77' } });
    const notifications = await sessions.initiateManageNotifications(person);
    expect(wallet).toMatchObject({ SessionStatus: 'Active', ValidUntil: '2027-03-01T10:00:00Z' });
    await world.act('paystar', 'add-payment-source', { id: sessionIn(wallet), card: '6011111111111117', nickname: 'Mine' });
    await world.act('paystar', 'set-paperless', { id: sessionIn(paperless), paperless: true });
    await world.act('paystar', 'set-notifications', { id: sessionIn(notifications), smsNotifications: true });
    const [source] = await world.records<{ id: string }>('paystar', 'payment-sources').all();
    expect(source).toMatchObject({ nickname: 'Mine', accountType: 'Discover', accountNumberLast4: '1117' });
    expect(await world.records('paystar', 'accounts', { Paperless: true }).count()).toBe(1);
    expect(await world.records('paystar', 'customers', { EmailNotifications: true, SmsNotifications: true }).count()).toBe(1);
    await world.advance({ by: 'PT59M59.999S' });
    await world.act('paystar', 'delete-payment-source', { id: sessionIn(wallet), paymentSource: source?.id ?? '' });
    await world.advance({ by: 'PT0.001S' });
    for (const link of [wallet, paperless, notifications].map(({ SessionLink }) => SessionLink))
      expect((await fetch(link)).status).toBe(410);
    await expect(world.act('paystar', 'add-payment-source', { id: sessionIn(wallet) })).rejects.toMatchObject({
      problem: { state: 'Expired' },
    });
    expect(await world.records('paystar', 'payment-sources').count()).toBe(0);
  });
});
