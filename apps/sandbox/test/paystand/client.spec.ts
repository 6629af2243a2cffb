import { type Control, createControl, type WorldControl } from '@paystub/client/control';
import { createPaystand, type Paystand, PaystandError } from '@paystub/client/paystand';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Program, startBundle } from '../kit/bundle.js';
import { type Client, newClient, pdf } from '../kit/paystand.js';

let program: Program;
let control: Control;
let client: Client;
let paystand: Paystand;
let world: WorldControl;

beforeAll(async () => {
  program = await startBundle();
  control = createControl({ url: program.ready.control.url });
});

beforeEach(async () => {
  client = newClient();
  paystand = createPaystand({ ...client, baseUrl: program.ready.paystand.url });
  world = control.world(`paystand:${client.clientId}`);
  await world.freeze('2027-03-01T09:00:00Z');
});

afterAll(async () => {
  await program?.stop();
});

const acme = { extCustomerId: 'CUST-1', customerName: 'Acme Dental Group', email: 'ap@example.com' };
const invoice = { extCustomerId: 'CUST-1', erpId: 'INVKEY-1', erpRef: 'INV-1001', totalAmount: '100.00', dueDate: '2027-03-31' };
const kindOf = (call: Promise<unknown>) =>
  call.then(
    () => 'done',
    (error: unknown) => (error instanceof PaystandError ? error.kind : error),
  );
const cents = (amount: string) => Math.round(Number(amount) * 100);

describe('an ERP with the client', () => {
  it('has an invoice paid in two parts, refunded in part, disputed, and paid out to the cent', async () => {
    const customer = await paystand.customers.create(acme);
    const receivable = await paystand.receivables.create(invoice);
    await paystand.attachments.upload(receivable.id, { data: pdf(2000, 'a'), name: 'INV-1001.pdf' });
    const card = await world.seed<{ id: string }>('paystand', 'cards', { payerId: customer.payer.id });
    const usd = { currency: 'USD', payerId: customer.payer.id } as const;
    const first = await paystand.payments.charge({
      ...usd,
      amount: '62.10',
      cardId: card.id,
      receivableId: receivable.id,
      feeSplit: { subtotal: '60.00', feeSplitType: 'recoup_custom_of_subtotal' },
      meta: { order: 'o-1' },
    });
    expect(first).toMatchObject({ status: 'posted', meta: { order: 'o-1' }, feeSplit: { payerTotalFees: '2.10' } });
    expect(await paystand.receivables.read(receivable.id)).toMatchObject({ status: 'active', amountPaid: '60.00' });
    await world.act('paystand', 'checkout', { id: customer.id, receivables: [{ receivableId: receivable.id }], bank: 'verified' });
    expect(await paystand.receivables.get(receivable.id)).toMatchObject({ status: 'paid', amountPaid: '100.00' });

    expect(await kindOf(paystand.refunds.create(first.id, { amount: '10.00', currency: 'USD' }))).toBe('validation');
    await world.advance({ by: 'P3D' });
    const refund = await paystand.refunds.create(first.id, { amount: '10.00', currency: 'USD' });
    await world.act('paystand', 'dispute', { id: first.id, amount: '5.00', reason: 'fraudulent' });
    const [dispute] = await paystand.disputes.list({ preset: 'past7days' }).all();
    expect(dispute).toMatchObject({ paymentId: first.id, amount: '5.00', disputeType: 'Card' });
    expect(await paystand.payments.get(first.id)).toMatchObject({
      status: 'paid',
      refunds: [{ id: refund.id }],
      disputes: [{ id: dispute?.id }],
    });
    expect(await paystand.receivables.read(receivable.id)).toMatchObject({ status: 'active', amountPaid: '90.00' });

    await world.advance({ by: 'P5D' });
    const transfers = await paystand.transfers.list().all();
    const paidOut = transfers.reduce((sum, { amount }) => sum + cents(amount), 0);
    // Both payments, less 1.85 for the card, 10.00, 5.00 and 35.00 for the dispute.
    expect(paidOut).toBe(6210 + 4000 - 185 - 1000 - 500 - 3500);
    for (const { id, amount, status } of transfers) {
      expect([status, (await paystand.transfers.report(id)).status]).toEqual(['paid', 'completed']);
      const entries = await paystand.transfers.reportEntries(id).all();
      expect(entries.reduce((sum, entry) => sum + cents(entry.amount), 0)).toBe(cents(amount));
    }
    expect((await paystand.refunds.get(refund.id)).status).toBe('paid');
    const transactions = await paystand.receivables.transactions(receivable.id, { order: 'created ASC' }).all();
    expect(transactions.map(({ resourceType, amountApplied }) => `${resourceType} ${amountApplied}`)).toEqual([
      'Payment 60.00',
      'Payment 40.00',
      'Refund 10.00',
    ]);
  });

  it('keeps invoices and files up to date: changes, voids, replaces, removes, deletes', async () => {
    const customer = await paystand.customers.create(acme);
    await paystand.customers.update(customer.id, { ...acme, customerName: 'Acme Inc.' });
    expect(await paystand.customers.get(customer.id)).toMatchObject({ customerName: 'Acme Inc.', payer: { name: 'Acme Inc.' } });
    const files = [
      { data: pdf(100, 'a'), name: 'a.pdf' },
      { data: pdf(100, 'b'), name: 'b.pdf' },
    ];
    const { id } = await paystand.receivables.createWithFiles(invoice, files);
    await paystand.receivables.update(id, { ...invoice, erpId: 'INVKEY-2', totalAmount: '120.00' });
    const [a, b] = (await paystand.receivables.read(id)).attachments;
    await paystand.attachments.replace(id, a?.id ?? '', { data: pdf(300, 'c'), name: 'c.pdf' });
    await paystand.attachments.delete(id, b?.id ?? '');
    expect(await paystand.receivables.read(id)).toMatchObject({
      extId: 'INVKEY-2',
      amount: '120.00',
      attachments: [{ id: a?.id, name: 'c.pdf', size: 300 }],
    });
    const file = await paystand.attachments.download(id, a?.id ?? '');
    expect(Buffer.from(await file.bytes())).toEqual(Buffer.from(pdf(300, 'c')));
    expect(await kindOf(paystand.attachments.download(id, b?.id ?? ''))).toBe('not_found');
    expect(await kindOf(paystand.customers.delete(customer.id))).toBe('validation');
    expect((await paystand.receivables.cancel(id)).status).toBe('cancelled');
    await paystand.receivables.delete(id);
    await paystand.customers.delete(customer.id);
    expect(await paystand.receivables.list().all()).toEqual([]);
    expect(await paystand.customers.list().all()).toEqual([]);
    expect(await kindOf(paystand.receivables.read(id))).toBe('not_found');
  });

  it('is told why, in kinds', async () => {
    const charge = { amount: '10.00', currency: 'USD', payerId: 'fixturepayer000000000001' } as const;
    const wrong = createPaystand({ ...client, clientSecret: 'secret_wrong', baseUrl: program.ready.paystand.url });
    await paystand.customers.create(acme);
    expect(await kindOf(wrong.customers.list().all())).toBe('authentication');
    expect(await kindOf(paystand.payments.charge({ ...charge, cardId: 'fixturecard0000000000002' }))).toBe('declined');
    expect(await kindOf(paystand.payments.charge({ ...charge, cardId: 'fixturecard0000000004242', amount: '0.00' }))).toBe('validation');
    expect(await kindOf(paystand.payments.get('a'.repeat(24)))).toBe('not_found');
    expect(await kindOf(paystand.customers.create(acme))).toBe('validation');
    await world.updateSettings('paystand', { transferReports: false, apiAccess: false });
    expect(await kindOf(paystand.customers.list().all())).toBe('forbidden');
  });
});

describe('lists', () => {
  it('are read page by page, and by the days of a zone [paystand.R46, paystand.R47, paystand.R50, paystand.R51]', async () => {
    await paystand.customers.create(acme);
    // Before midnight in Los Angeles, and after: in UTC it is the same day.
    for (const [at, erpId] of [
      ['2027-03-02T07:59:59.999Z', 'LATE'],
      ['2027-03-02T08:00:00.000Z', 'EARLY'],
      ['2027-03-03T07:59:59.999Z', 'LAST'],
    ] as const) {
      await world.advance({ to: at });
      await paystand.receivables.create({ ...invoice, erpId });
    }
    const keys = async (options: Parameters<Paystand['receivables']['list']>[0]) =>
      (await paystand.receivables.list(options).all()).map(({ extId }) => extId);
    const day = { from: '2027-03-02', to: '2027-03-02' };
    expect(await keys({ ...day, limit: 1 })).toEqual(['LAST', 'EARLY']);
    expect(await keys({ ...day, timezone: 'UTC' })).toEqual(['EARLY', 'LATE']);
    expect(await keys({ preset: 'past7days', order: 'created ASC', limit: 2 })).toEqual(['LATE', 'EARLY', 'LAST']);
    expect(await keys({ extId: 'EARLY' })).toEqual(['EARLY']);
    expect(await keys({ from: '2027-03-04', to: '2027-03-05' })).toEqual([]);
  });
});
