import { type Control, createControl } from '@paystub/client/control';
import { createPaystand } from '@paystub/client/paystand';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Program, startBundle } from '../kit/bundle.js';
import { inShort, newClient, Office, pdf, type Schemas } from '../kit/paystand.js';

let program: Program;
let control: Control;

beforeAll(async () => {
  program = await startBundle();
  control = createControl({ url: program.ready.control.url });
});

afterAll(async () => {
  await program?.stop();
});

const openOffice = () => new Office(program.ready.paystand.url, newClient());
const worldOf = ({ client }: Office) => control.world(`paystand:${client.clientId}`);

describe('a client', () => {
  it('sees nothing of another, though all keys are the same [paystand.R64, paystand.R69, paystand.R102]', async () => {
    const [mine, theirs] = [openOffice(), openOffice()];
    const customers = [await mine.createCustomer(), await theirs.createCustomer()] as const;
    const [receivable, other] = [await mine.createReceivable(), await theirs.createReceivable()];
    const attachment = (await mine.upload(receivable, pdf())).body;
    await worldOf(mine).act('paystand', 'checkout', { id: customers[0].id, receivables: [{ receivableId: receivable.id }] });
    const { results } = await mine.done<Schemas['PaymentList']>('GET', '/payments/all');
    const transactions = `/receivables/${receivable.id}/transactions`;
    const paths = [`/receivables/${receivable.id}`, `/receivables/${receivable.id}/read`, transactions, `/payments/${results[0]?.id}`];
    for (const path of paths) {
      expect((await mine.call('GET', path)).status).toBe(200);
      expect(inShort(await theirs.call('GET', path))).toBe('404 resourceNotFound');
    }
    expect((await mine.call('GET', attachment.url)).status).toBe(200);
    expect((await theirs.call('GET', attachment.url)).status).toBe(404);
    expect(inShort(await theirs.call('GET', `/payerCustomers/${customers[0].id}`))).toBe('401 insufficientResourceAccess');
    const charge = { amount: '1.00', currency: 'USD', payerId: 'fixturepayer000000000001', cardId: 'fixturecard0000000004242' };
    const crossing = await theirs.call('POST', '/payments/secure', { ...charge, receivableId: receivable.id });
    expect(inShort(crossing)).toBe('422 validationError receivableId');
    for (const path of ['/payments/all', '/refunds', '/disputes', '/transfers'])
      expect(await theirs.done('GET', path)).toMatchObject({ results: [], count: 0 });
    expect(await theirs.done('GET', '/receivables')).toMatchObject({ results: [{ id: other.id, status: 'active' }], count: 1 });
    expect(new Set([receivable.id, other.id, customers[0].id, customers[1].id]).size).toBe(4);
  });

  it('has settings, a clock and a balance of its own', async () => {
    const [mine, theirs] = [openOffice(), openOffice()];
    const charge = { amount: '10.00', currency: 'USD', payerId: 'fixturepayer000000000001', cardId: 'fixturecard0000000004242' };
    for (const office of [mine, theirs]) {
      await worldOf(office).freeze('2027-03-01T09:00:00Z');
      await office.done('POST', '/payments/secure', charge);
    }
    await worldOf(mine).updateSettings('paystand', { timeZone: 'Europe/Berlin', pdfOnly: false });
    await worldOf(mine).advance({ by: 'P7D' });
    expect(await mine.done('GET', '/customers/timezone')).toEqual({ timezone: 'Europe/Berlin' });
    expect(await theirs.done('GET', '/customers/timezone')).toEqual({ timezone: 'America/Los_Angeles' });
    expect(await mine.done('GET', '/transfers')).toMatchObject({ results: [{ amount: '9.45', status: 'paid' }] });
    expect(await theirs.done('GET', '/transfers')).toMatchObject({ count: 0 });
    expect(await theirs.done('GET', '/payments/all')).toMatchObject({ results: [{ status: 'posted' }] });
    const text = new TextEncoder().encode('no PDF');
    for (const [office, status] of [
      [mine, 200],
      [theirs, 400],
    ] as const) {
      await office.createCustomer();
      expect((await office.upload(await office.createReceivable(), text)).status).toBe(status);
    }
  });
});

describe('a reset', () => {
  it('takes records, files, settings and clock back to the start, and ids begin anew', async () => {
    const office = openOffice();
    const world = worldOf(office);
    await world.freeze('2027-03-01T09:00:00Z');
    const settings = await world.settings('paystand');
    const story = async () => {
      const customer = await office.createCustomer();
      const receivable = await office.createReceivable();
      const { body } = await office.upload(receivable, pdf());
      await world.act('paystand', 'checkout', { id: customer.id, receivables: [{ receivableId: receivable.id }] });
      const { results } = await office.done<Schemas['PaymentList']>('GET', '/payments/all');
      return [customer.id, receivable.id, body.id, results[0]?.id];
    };
    const first = await story();
    await world.updateSettings('paystand', { rateLimit: 100, times: { payout: '08:00' } });
    await world.advance({ by: 'P7D' });
    await world.reset();
    expect(await world.settings('paystand')).toEqual(settings);
    await world.freeze('2027-03-01T09:00:00Z');
    for (const path of ['/payerCustomers', '/receivables', '/payments/all', '/transfers'])
      expect(await office.done('GET', path)).toMatchObject({ count: 0 });
    for (const collection of ['attachments', 'events', 'entries', 'withdrawals'])
      expect(await world.records('paystand', collection).count()).toBe(0);
    expect(await world.record('paystand', 'balances', 'USD')).toMatchObject({ available: '0.00', held: '0.00', paidOutAt: null });
    expect(await story()).toEqual(first);
  });
});

/** What a test of an ERP does, as far as it shows whether another was there. All keys are always the same. */
async function erpTest(cents: number): Promise<string> {
  const client = newClient();
  const paystand = createPaystand({ ...client, baseUrl: program.ready.paystand.url });
  const world = control.world(`paystand:${client.clientId}`);
  await world.freeze('2027-03-01T09:00:00Z');
  const amount = (cents / 100).toFixed(2);
  const customer = await paystand.customers.create({ extCustomerId: 'CUST-1', customerName: 'Acme', email: 'ap@example.com' });
  const invoice = { extCustomerId: 'CUST-1', erpId: 'INVKEY-1', erpRef: 'INV-1001', totalAmount: amount, dueDate: '2027-03-31' };
  const receivable = await paystand.receivables.create(invoice);
  await paystand.attachments.upload(receivable.id, { data: pdf(100, 'the same'), name: 'invoice.pdf' });
  const again = await paystand.receivables.create(invoice).catch((error: { kind: string; parameter: string }) => error);
  await world.act('paystand', 'checkout', { id: customer.id, receivables: [{ receivableId: receivable.id }], convenienceFee: false });
  await world.advance({ by: 'P7D' });
  const { status, amountPaid, attachments } = await paystand.receivables.read(receivable.id);
  const [transfer] = await paystand.transfers.list().all();
  const fee = Math.round(cents * 0.0249 + 30);
  return [
    'kind' in again ? `${again.kind} ${again.parameter}` : 'taken twice',
    `${status} ${amountPaid === amount} ${attachments.length}`,
    `${transfer?.status} ${transfer?.amount === ((cents - fee) / 100).toFixed(2)}`,
    await world.records('paystand', 'payments').count(),
  ].join(' | ');
}

describe('parallel tests', () => {
  it('need no set-up call: thirty clients with the same keys do not meet', async () => {
    const results = await Promise.all(Array.from({ length: 30 }, (_, i) => erpTest(10_000 + 100 * i)));
    expect([...new Set(results)]).toEqual(['validation extId | paid true 1 | paid true | 1']);
  });
});
