import { type Control, createControl, type WorldControl } from '@paystub/client/control';
import { PaystarError, verifyWebhook } from '@paystub/client/paystar';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Program, startBundle } from '../kit/bundle.js';
import { Biller, newKey, slug } from '../kit/paystar.js';
import { openReceiver, type Receiver } from '../kit/receiver.js';

/** What this biller's template says. */
interface Told {
  readonly what: string;
  readonly session: string;
  readonly order: string;
  readonly cents: number;
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

const secret = 'the secret of this biller';
const template = '{"what":"{{EventType}}","session":"{{SessionIdentifier}}","order":"{{PaymentMetaJson_order}}","cents":{{AmountMinor}}}';

const listen = (...types: string[]) =>
  world.updateSettings('paystar', {
    businessUnits: { [slug]: { webhooks: Object.fromEntries(types.map((type) => [type, { url: receiver.hooks, secret, template }])) } },
  });

const customer = { EmailAddress: 'pat@example.com', FirstName: 'Pat', LastName: 'Roe' };
const account = (fields: object = {}) => ({ AccountNumber: 'W-77', Name: 'Pat Roe', Balance: 4210, DueDate: '2027-04-01', ...fields });

describe('a bill', () => {
  it('is declined, then paid, told by webhook, and found by its reference', async () => {
    await listen('Payment.Succeeded', 'Payment.Failed');
    const session = await biller.bill({
      Charges: [{ Amount: 4210, Description: 'Water, March', ClientAccount: account() }],
      ClientUser: customer,
      ClientReference: 'inv-881',
      CustomMeta: { order: 'o-1' },
      PaymentDescriptor: 'ACME WATER',
    });
    expect(session).toEqual({
      PaymentSessionIdentifier: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/),
      PaymentLogInLink: expect.stringContaining(
        `${program.ready.paystar.url}/app/embedded/${slug}/session/${session.PaymentSessionIdentifier}`,
      ),
      Status: 'RequiresPaymentSource',
    });
    const id = session.PaymentSessionIdentifier;
    await world.act('paystar', 'pay', { id, card: '4000000000000002' }, { wait: true });
    expect(await biller.client.paymentSessions.find({ clientReference: 'inv-881' })).toMatchObject({
      paymentSession: { status: 'Failed' },
      payment: { status: 'Failed', gatewayResponseDescription: 'Declined', authCode: '' },
      canProcessSession: true,
    });
    await world.act('paystar', 'pay', { id, card: '5454545454545454', save: true }, { wait: true });

    for (const { body, headers } of receiver.arrivals)
      expect(verifyWebhook<Told>({ body, headers, secret })).toEqual(JSON.parse(`${body}`));
    expect(receiver.arrivals.map(({ event }) => event)).toEqual([
      { what: 'Payment.Failed', session: id, order: 'o-1', cents: 4210 },
      { what: 'Payment.Succeeded', session: id, order: 'o-1', cents: 4210 },
    ]);
    const found = await biller.client.paymentSessions.find({ clientReference: 'inv-881' });
    expect(found).toEqual(await biller.client.paymentSessions.get(id));
    expect(found).toMatchObject({
      paymentSession: { identifier: id, status: 'Succeeded', subtotal: 42.1, serviceFeeCalculation: { amount: 1.95 } },
      payment: {
        status: 'Succeeded',
        amountMinor: 4210,
        serviceFeeAmountMinor: 195,
        paymentDescriptor: 'ACME WATER',
        referenceNumber: expect.stringMatching(/^[A-Z]{6}-[A-Z]{5}$/),
      },
      paymentSource: {
        paymentSourceType: 'CreditCard',
        accountType: 'Mastercard',
        accountNumberLast4: '5454',
        accountHolderName: 'Pat Roe',
      },
      lineItems: [{ lineItemType: 'Account', description: 'Water, March', priceMinor: 4210, accountNumber: 'W-77' }],
      canProcessSession: false,
      customMeta: { order: 'o-1' },
    });
    const again = await world.act('paystar', 'pay', { id }).catch((error: unknown) => error);
    expect(again).toMatchObject({ status: 409, problem: { state: 'Succeeded' } });
  });

  it('from a bank account is pending, then settles or comes back', async () => {
    await listen('Payment.Pending', 'Payment.Succeeded', 'Payment.Failed');
    const bank = (accountNumber: string) => ({ routingNumber: '110000000', accountNumber, accountType: 'Savings' });
    for (const [accountNumber, action, status] of [
      ['000100000001', 'settle', 'Succeeded'],
      ['000100000002', 'settle', 'Failed'],
      ['000100000001', 'fail', 'Failed'],
    ] as const) {
      const { PaymentSessionIdentifier: id } = await biller.bill();
      await world.act('paystar', 'pay', { id, bank: bank(accountNumber) }, { wait: true });
      expect(await biller.client.paymentSessions.get(id)).toMatchObject({
        paymentSession: { status: 'Pending', serviceFeeCalculation: { amount: 0 } },
        paymentSource: { paymentSourceType: 'ACH', accountType: 'Savings', accountNumberLast4: accountNumber.slice(-4) },
        canProcessSession: false,
      });
      // What is under way does not expire.
      await world.advance({ by: 'P3D' });
      await world.act('paystar', action, { id }, { wait: true });
      expect(await biller.client.paymentSessions.get(id)).toMatchObject({ payment: { status } });
      expect(receiver.arrivals.splice(0).map(({ event }) => event.what)).toEqual(['Payment.Pending', `Payment.${status}`]);
    }
  });

  it('expires after thirty minutes to the millisecond, and its reference stays taken', async () => {
    const { PaymentSessionIdentifier: id, PaymentLogInLink } = await biller.bill({ ClientReference: 'inv-1' });
    await world.advance({ by: 'PT29M59.999S' });
    expect(await biller.client.paymentSessions.get(id)).toMatchObject({ canProcessSession: true });
    expect((await fetch(PaymentLogInLink)).status).not.toBe(410);
    await world.advance({ by: 'PT0.001S' });
    expect(await biller.client.paymentSessions.get(id)).toMatchObject({
      paymentSession: { status: 'RequiresPaymentSource' },
      canProcessSession: false,
    });
    expect((await fetch(PaymentLogInLink)).status).toBe(410);
    await expect(world.act('paystar', 'pay', { id })).rejects.toMatchObject({ status: 409, problem: { state: 'Expired' } });
    await expect(biller.bill({ ClientReference: 'inv-1' })).rejects.toMatchObject({
      kind: 'validation',
      errors: [{ propertyName: 'ClientReference' }],
    });
    await biller.bill({ ClientReference: 'inv-1 again' });
  });

  it('is there once where twenty ask for it at once', async () => {
    const asked = await Promise.allSettled(Array.from({ length: 20 }, () => biller.bill({ ClientReference: 'inv-1' })));
    const refused = asked.flatMap((one) => (one.status === 'rejected' ? [one.reason as PaystarError] : []));
    expect(refused).toHaveLength(19);
    for (const error of refused)
      expect([error.kind, error.errors.map(({ propertyName }) => propertyName)]).toEqual(['validation', ['ClientReference']]);
    expect(await world.records('paystar', 'payment-sessions').count()).toBe(1);
  });

  it('that is wrong is told so all at once, and leaves nothing behind', async () => {
    const wrong = biller.bill({
      Charges: [{ Amount: 1.5, ClientAccount: account({ Balance: 0.5 }) }],
      ClientUser: { ...customer, EmailAddress: 'pat' },
      SuccessUrl: 'https://biller.example/done',
      PaymentFields: { memoLine: 'March' },
    });
    const error = await wrong.catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(PaystarError);
    expect((error as PaystarError).errors.map(({ propertyName }) => propertyName).toSorted()).toEqual([
      'Charges[0].Amount',
      'Charges[0].ClientAccount.Balance',
      'ClientUser.EmailAddress',
      'PaymentFields.memoLine',
      'ReturnUrl',
    ]);
    for (const collection of ['accounts', 'customers', 'payment-sessions'])
      expect(await world.records('paystar', collection).count()).toBe(0);
  });

  it('at the counter is paid through an agent who may', async () => {
    const counter = { Channel: 'POS', PosUser: 'cashier@acme-utilities.example' } as const;
    const { PaymentSessionIdentifier: id } = await biller.bill(counter);
    await world.act('paystar', 'pay', { id });
    expect(await biller.client.paymentSessions.get(id)).toMatchObject({ paymentSession: { channel: 'POS', status: 'Succeeded' } });
    await expect(biller.bill({ ...counter, PosUser: 'clerk@acme-utilities.example' })).rejects.toMatchObject({
      errors: [{ propertyName: 'PosUser' }],
    });
  });
});
