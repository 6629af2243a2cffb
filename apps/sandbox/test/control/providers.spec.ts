import { type Control, createControl } from '@paystub/client/control';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Program, startBundle } from '../kit/bundle.js';
import { credentialsOf } from '../kit/credentials.js';
import { Merchant, newKey } from '../kit/paypro.js';
import { type Client, clientOf, inShort, newClient, Office } from '../kit/paystand.js';
import { Biller, newKey as newPaystarKey, sessionIn, slug } from '../kit/paystar.js';

let program: Program;
let control: Control;

beforeAll(async () => {
  program = await startBundle();
  control = createControl({ url: program.ready.control.url });
});

afterAll(async () => {
  await program?.stop();
});

const start = '2027-03-02T09:00:00.000Z';

/** A world for a program that takes payments by all providers. */
async function oneForAll() {
  const made = await control.worlds.create({ now: start, frozen: true });
  const { paystar, paystand, paypro } = credentialsOf(made);
  return {
    world: control.world(made),
    biller: new Biller(program.ready.paystar.url, paystar.apiKey),
    office: new Office(program.ready.paystand.url, paystand),
    merchant: new Merchant(program.ready.paypro.url, paypro.apiKey),
    slug: paystar.businessUnitSlug,
    id: made.id,
  };
}

describe('a world that was made', () => {
  it('has credentials for every provider, which reach it', async () => {
    const { world, biller, office, merchant, slug: first, id } = await oneForAll();
    expect(biller.key).toMatch(/^test_[A-Za-z0-9]{32}$/);
    expect(office.client).toEqual(clientOf(office.client.clientId));
    expect(merchant.key).toMatch(/^pp_[A-Za-z0-9]{32}$/);
    expect(first).toBe(slug);
    const payment = await merchant.createPayment();
    const session = await biller.bill();
    const customer = await office.createCustomer();
    expect(await world.records('paypro', 'payments').count()).toBe(1);
    expect(await world.records('paystand', 'payer-customers').count()).toBe(1);
    expect(await world.records('paystar', 'payment-sessions').count()).toBe(1);
    expect(await world.requests({ provider: 'paystar' }).count()).toBe(1);
    const journal = await world.requests().all();
    expect(journal.map(({ operation, seq }) => `${seq} ${operation}`)).toEqual([
      '4 createPayerCustomer',
      '3 createToken',
      '2 initiatePaymentSession',
      '1 createPayment',
    ]);
    const { clientId } = office.client;
    for (const name of [`paystar:${biller.key}`, `paystand:${clientId}`, `paypro:${merchant.key}`, biller.key, clientId, merchant.key])
      expect((await control.world(name).get()).id).toBe(id);
    expect([payment.created_at, customer.created]).toEqual(['2027-03-02T09:00:00Z', '2027-03-02T09:00:00.000Z']);
    const { paymentSession } = await biller.client.paymentSessions.get(session.PaymentSessionIdentifier);
    expect(paymentSession.createdDateUtc).toBe('2027-03-02T09:00:00Z');
  });

  it('has one clock: an advance moves all, in the order in which things fall due', async () => {
    const { world, biller, office, merchant } = await oneForAll();
    const session = await biller.bill();
    const { id } = await office.createCustomer();
    const receivable = await office.createReceivable();
    await world.act('paystand', 'checkout', { id, receivables: [{ receivableId: receivable.id }] });
    const scheduling = await biller.client.sessions.initiateSchedulePayment({
      BusinessUnitSlug: slug,
      SyncAccount: true,
      ClientAccount: { AccountNumber: 'W-77', Name: 'Pat Roe', Balance: 4210 },
      ClientUser: { EmailAddress: 'pat@example.com' },
    });
    await world.act('paystar', 'schedule-payment', { id: sessionIn(scheduling), date: '2027-03-03T08:00:00Z' });
    const unpaid = await merchant.createPayment();
    const { fired, now } = await world.advance({ by: 'P1D' });
    expect(now).toBe('2027-03-03T09:00:00.000Z');
    expect(fired.map(({ at, provider, job, events }) => [at, provider, job, events.map(({ type }) => type).join()])).toEqual([
      ['2027-03-02T09:30:00.000Z', 'paystand', 'finalise', 'fee paystand,payment posted'],
      ['2027-03-03T08:00:00.000Z', 'paystar', 'pay', 'Payment.Succeeded'],
      ['2027-03-03T09:00:00.000Z', 'paystand', 'clear', 'payment paid'],
      ['2027-03-03T09:00:00.000Z', 'paypro', 'expire', 'payment.expired'],
    ]);
    expect(await merchant.payment(unpaid.id)).toMatchObject({ state: 'expired' });
    expect(await biller.client.paymentSessions.get(session.PaymentSessionIdentifier)).toMatchObject({ canProcessSession: false });
  });

  it('is reset as a whole', async () => {
    const { world, biller, office, merchant } = await oneForAll();
    const bill = { ClientReference: 'inv-1' };
    await merchant.createPayment();
    await biller.bill(bill);
    await office.createCustomer();
    await world.reset();
    expect(await merchant.done('GET', '/payments')).toMatchObject({ count: 0 });
    expect(await world.records('paystar', 'payment-sessions').count()).toBe(0);
    expect(await office.done('GET', '/payerCustomers')).toMatchObject({ count: 0 });
    await biller.bill(bill);
  });

  it('takes the credentials that it is given, and gives the others', async () => {
    const apiKey = newPaystarKey();
    const made = await control.worlds.create({ credentials: { paystar: { apiKey } } });
    const { paystar, paystand, paypro } = credentialsOf(made);
    expect([paystar, paypro.apiKey]).toEqual([{ apiKey, businessUnitSlug: slug }, expect.stringMatching(/^pp_/)]);
    expect(paystand).toEqual(clientOf(paystand.clientId));
    const again = await control.worlds.create({ credentials: { paystar: { apiKey } } });
    expect(again.id).toBe(made.id);
    const other = control.worlds.create({ credentials: { paystar: { apiKey }, paypro: { apiKey: newKey() } } });
    await expect(other).rejects.toMatchObject({ status: 409, type: 'urn:paystub:world-differs' });
  });
});

describe('keys of several providers', () => {
  it('that nobody declared open a world each', async () => {
    const merchant = new Merchant(program.ready.paypro.url, newKey());
    const biller = new Biller(program.ready.paystar.url, newPaystarKey());
    // Of the same letters as the biller's: it is another provider's, and so another world.
    const office = new Office(program.ready.paystand.url, clientOf(biller.key));
    await Promise.all([merchant.createPayment(), biller.bill(), office.createCustomer()]);
    const names = [`paypro:${merchant.key}`, `paystar:${biller.key}`, `paystand:${biller.key}`];
    const worlds = await Promise.all(names.map((name) => control.world(name).get()));
    expect(new Set(worlds.map(({ id }) => id)).size).toBe(3);
  });

  it('name no world of the other provider', async () => {
    const wrong = control.world(`paypro:${newPaystarKey()}`).get();
    await expect(wrong).rejects.toMatchObject({ status: 404, type: 'urn:paystub:unknown-world' });
    await expect(control.world(`paystar:${newKey()}`).get()).rejects.toMatchObject({ status: 404 });
    const headers = { 'x-paystar-api-key': newKey(), 'content-type': 'application/json' };
    expect((await fetch(`${program.ready.paystar.url}/integrations/events`, { method: 'POST', headers, body: '{}' })).status).toBe(401);
  });
});

describe('strict credentials', () => {
  it('are those that were declared, of any shape, and no others', async () => {
    const strict = await startBundle(['--credentials', 'strict']);
    const there = createControl({ url: strict.ready.control.url });
    const biller = (key: string) => new Biller(strict.ready.paystar.url, key);
    const merchant = (key: string) => new Merchant(strict.ready.paypro.url, key);
    const office = (client: Client) => new Office(strict.ready.paystand.url, client);
    const asIs = { kind: 'authentication', status: 401 };
    await expect(biller(newPaystarKey()).bill()).rejects.toMatchObject(asIs);
    expect((await merchant(newKey()).call('GET', '/payments')).status).toBe(401);
    expect(inShort(await office(newClient()).askForToken())).toBe('401 insufficientResourceAccess');
    await expect(there.world(`paystar:${newPaystarKey()}`).get()).rejects.toMatchObject({ status: 404 });
    const [own, others] = ['sk-of-a-kind/that=only+we.have', 'acme-production-like'];
    const clientId = 'ci.of/a=kind';
    const made = await there.worlds.create({
      credentials: { paystar: { apiKey: own }, paypro: { apiKey: others }, paystand: { clientId } },
    });
    await biller(own).bill();
    await office(credentialsOf(made).paystand).createCustomer();
    expect((await merchant(others).createPayment()).state).toBe('open');
    expect(await there.world(made).requests({ status: 200 }).count()).toBe(3);
    await expect(biller(others).bill()).rejects.toMatchObject(asIs);
    await expect(biller(`${own}x`).bill()).rejects.toMatchObject(asIs);
    await there.world(made).drop();
    await expect(biller(own).bill()).rejects.toMatchObject(asIs);
    // What is printed at the start works in either mode.
    await biller(strict.ready.paystar.apiKey).bill();
    await office(strict.ready.paystand).createCustomer();
    expect(strict.stdout()).not.toContain(own);
    expect((await strict.stop()).stderr).toBe('');
  });
});
