import { createControl, type WorldControl } from '@paystub/client/control';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Program, startBundle } from '../kit/bundle.js';
import { inShort, newClient, Office, pdf, type Schemas } from '../kit/paystand.js';

/** What a partner tries first, in the order of its collection: each step uses what the one before has answered. */
let program: Program;
let office: Office;
let world: WorldControl;
let customer: Schemas['PayerCustomer'];
let receivable: Schemas['Receivable'];

const ID = /^[0-9a-z]{24}$/;
const MONEY = /^\d+\.\d\d$/;
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const dated = { created: expect.stringMatching(TIME), lastUpdated: expect.stringMatching(TIME) };

beforeAll(async () => {
  program = await startBundle();
  office = new Office(program.ready.paystand.url, newClient());
  world = createControl({ url: program.ready.control.url }).world(`paystand:${office.client.clientId}`);
  await world.freeze('2027-03-01T09:00:00Z');
});

afterAll(async () => {
  await program?.stop();
});

describe('the quick start of a partner', () => {
  it('gets a token for two weeks [paystand.R4, paystand.R5, paystand.R6]', async () => {
    const { status, headers, body } = await office.askForToken();
    expect([status, headers.get('content-type')]).toEqual([200, 'application/json; charset=utf-8']);
    expect(body).toEqual({
      access_token: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/),
      token_type: 'Bearer',
      expires_in: 1_209_600,
      scope: 'auth',
      refresh_token: expect.any(String),
    });
  });

  it('lists customers, which are none [paystand.R39, paystand.R44, paystand.R32]', async () => {
    const { body, headers } = await office.call('GET', '/payerCustomers');
    expect(body).toEqual({ results: [], count: 0, settings: { limit: 50, offset: 0, order: 'created DESC' } });
    for (const name of ['x-ratelimit-limit', 'x-ratelimit-remaining', 'x-ratelimit-reset']) expect(headers.get(name)).toMatch(/^\d+$/);
    expect(await office.done('GET', '/customers/timezone')).toEqual({ timezone: 'America/Los_Angeles' });
  });

  it('makes a customer, whose payer has another id [paystand.R60, paystand.R63, paystand.R68]', async () => {
    const asked = { extCustomerId: 'CUST-1', customerName: 'Acme Dental Group', email: 'ap@example.com', contactFirstName: 'Dana' };
    customer = await office.createCustomer(asked);
    const ownerId = office.client.customerId;
    const payer = { name: asked.customerName, email: asked.email, externalId: 'CUST-1', ownerId, status: 'active', ...dated };
    expect(customer).toEqual({
      object: 'payerCustomer',
      id: expect.stringMatching(ID),
      ...asked,
      payerId: customer.payer.id,
      payer: { object: 'payer', id: expect.stringMatching(ID), ...payer },
      ownerId,
      status: 'active',
      ...dated,
    });
    expect(customer.payer.id).not.toBe(customer.id);
    expect(await office.done('GET', `/payerCustomers/${customer.id}`)).toEqual(customer);
    expect(inShort(await office.call('POST', '/payerCustomers', asked))).toBe('422 validationError extCustomerId');
    expect(inShort(await office.call('GET', `/payerCustomers/${customer.payer.id}`))).toBe('401 insufficientResourceAccess');
  });

  it('makes an invoice, whose fields come back under other names [paystand.R73, paystand.R78, paystand.R79, paystand.R80]', async () => {
    const asked = { postingDate: '2027-03-01', dueDate: '2027-03-31', totalAmount: '100.00', amountDue: '80.00', currency: 'USD' as const };
    receivable = await office.createReceivable({ ...asked, status: 'active' });
    expect(receivable).toEqual({
      object: 'receivable',
      id: expect.stringMatching(ID),
      amount: '100.00',
      amountPaid: '20.00',
      currency: 'USD',
      status: 'active',
      extId: 'INVKEY-1',
      extCustomerId: 'CUST-1',
      payerCustomerId: customer.id,
      payerEmail: 'ap@example.com',
      date: '2027-03-01T00:00:00.000Z',
      dateDue: '2027-03-31T00:00:00.000Z',
      ownerId: office.client.customerId,
      ...dated,
    });
    for (const [field, blamed] of [
      ['erpId', 'extId'],
      ['erpRef', 'invoiceKey'],
    ] as const) {
      const { [field]: _, ...rest } = { extCustomerId: 'CUST-1', erpId: 'B', erpRef: 'B', totalAmount: '1.00', dueDate: '2027-03-31' };
      expect(inShort(await office.call('POST', '/receivables/create', rest))).toBe(`400 apiError parameterMissing ${blamed}`);
    }
    expect(inShort(await office.call('POST', '/receivables', {}))).toBe('405 apiError');
  });

  it('attaches a PDF, and gets it back [paystand.R113, paystand.R114, paystand.R128]', async () => {
    const content = pdf(70_000);
    const { status, body } = await office.upload(receivable, content, 'INV-1001.pdf');
    expect([status, body]).toEqual([200, expect.objectContaining({ object: 'receivableAttachment', name: 'INV-1001.pdf', ...dated })]);
    const read = await office.read(receivable);
    expect(read).toEqual({ ...receivable, invoiceKey: 'INV-1001', attachments: [body] });
    const { headers, bytes } = await office.call('GET', body.url);
    expect([headers.get('content-type'), bytes.equals(content)]).toEqual(['application/pdf', true]);
  });

  it('reads it in both forms, changes it, and finds it in the list [paystand.R89, paystand.R90, paystand.R91]', async () => {
    const { date: _, ownerId: __, ...kept } = receivable;
    const older = { ...kept, status: 'current', dateDue: '03-31-2027', invoiceKey: 'INV-1001' };
    expect(await office.done('GET', `/receivables/${receivable.id}`)).toEqual(older);
    const all = { extCustomerId: 'CUST-1', erpId: 'INVKEY-1', erpRef: 'INV-1001', totalAmount: '100.00', dueDate: '2027-04-30' };
    await world.advance({ by: 'PT1M' });
    const changed = await office.done<Schemas['Receivable']>('PUT', `/receivables/${receivable.id}/update`, all);
    expect(changed).toMatchObject({ amountPaid: '0.00', dateDue: '2027-04-30T00:00:00.000Z', lastUpdated: '2027-03-01T09:01:00.000Z' });
    const { erpRef: ___, ...part } = all;
    const partial = await office.call('PUT', `/receivables/${receivable.id}/update`, part);
    expect(inShort(partial)).toBe('400 apiError parameterMissing invoiceKey');
    expect(await office.done('GET', '/receivables')).toMatchObject({ results: [changed], count: 1 });
    receivable = changed;
  });

  it('sees what was paid, with the payment as it is now [paystand.R103, paystand.R104, paystand.R107, paystand.R229]', async () => {
    await world.act('paystand', 'checkout', { id: customer.id, receivables: [{ receivableId: receivable.id }] });
    const transactions = () => office.done<Schemas['ReceivableTransactionList']>('GET', `/receivables/${receivable.id}/transactions`);
    const { results, count } = await transactions();
    expect([results, count]).toMatchObject([
      [
        {
          object: 'receivableTransaction',
          resourceType: 'Payment',
          amountApplied: '100.00',
          status: 'active',
          receivable: { extId: 'INVKEY-1', amountPaid: '100.00' },
          payment: { amount: '103.50', status: 'posted', feeSplit: { subtotal: '100.00', payerTotalFees: '3.50', payerTotal: '103.50' } },
        },
      ],
      1,
    ]);
    expect(await office.read(receivable)).toMatchObject({ status: 'paid', datePaid: '2027-03-01T09:01:00.000Z' });
    await world.advance({ by: 'P1D' });
    expect((await transactions()).results[0]?.payment).toMatchObject({ status: 'paid', fees: [{ feeType: 'paystand', amount: '2.88' }] });
  });

  it('follows the payout to the bank, to the cent [paystand.R188, paystand.R191, paystand.R192, paystand.R233]', async () => {
    await world.advance({ by: 'P3D' });
    const { results } = await office.done<Schemas['TransferList']>('GET', '/transfers');
    const [transfer] = results;
    expect(transfer).toMatchObject({ object: 'transfer', amount: '100.62', currency: 'USD', status: 'sending' });
    const path = `/transfers/${transfer?.id}`;
    expect(inShort(await office.call('GET', `${path}/report`))).toBe('404 resourceNotFound');
    await world.advance({ by: 'P1D' });
    expect(await office.done('GET', path)).toMatchObject({ status: 'paid', dateSettled: expect.stringMatching(TIME) });
    expect(await office.done('GET', `${path}/report`)).toMatchObject({ status: 'completed', amount: '100.62', entryCount: 2 });
    const entries = await office.done<Schemas['TransferReportEntryList']>('GET', `${path}/report/entries`);
    expect(entries.results.reduce((sum, { amount }) => sum + Math.round(Number(amount) * 100), 0)).toBe(10_062);
  });

  it('meets money as text, times with milliseconds, and no null, wherever it looks [paystand.R225, paystand.R226, paystand.R228]', async () => {
    const paths = [
      '/payerCustomers',
      '/receivables',
      '/receivables/read',
      '/payments/all',
      '/transfers',
      `/receivables/${receivable.id}/read`,
    ];
    const seen: [string, unknown][] = [];
    const look = (value: unknown, name: string): void => {
      seen.push([name, value]);
      if (Array.isArray(value)) for (const item of value) look(item, name);
      else if (typeof value === 'object' && value !== null) for (const [key, inner] of Object.entries(value)) look(inner, key);
    };
    for (const path of paths) look(await office.done('GET', path), path);
    const values = (names: RegExp) => seen.filter(([name]) => names.test(name)).map(([, value]) => value);
    expect(values(/./)).not.toContain(null);
    for (const amount of values(/^(amount\w*|payerTotal\w*|subtotal|settlementAmount)$/)) expect(amount).toMatch(MONEY);
    for (const time of values(/^(created|lastUpdated|date\w*)$/)) expect(time).toMatch(TIME);
    for (const id of values(/^(id|payerId|payerCustomerId|paymentId)$/)) expect(id).toMatch(ID);
  });
});
