import { type ChildProcess, spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { createControl, type WorldControl } from '@paystub/client/control';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Program, startBundle } from '../kit/bundle.js';
import { newClient, Office, type Schemas } from '../kit/paystand.js';

const example = resolve(import.meta.dirname, '../../../../examples/erp-sync/erp.mjs');

let program: Program;
let office: Office;
let world: WorldControl;
const running: ChildProcess[] = [];

beforeAll(async () => {
  program = await startBundle();
});

beforeEach(async () => {
  office = new Office(program.ready.paystand.url, newClient());
  world = createControl({ url: program.ready.control.url }).world(`paystand:${office.client.clientId}`);
  await world.freeze('2027-03-01T09:00:00Z');
});

afterEach(() => {
  for (const erp of running.splice(0)) erp.kill();
});

afterAll(async () => {
  await program?.stop();
});

/** An ERP in a process of its own, once it is open; the first round may be under way. */
async function open(pollSeconds = 0) {
  const { clientId, clientSecret, customerId } = office.client;
  const access = { PAYSTAND_CLIENT_ID: clientId, PAYSTAND_CLIENT_SECRET: clientSecret, PAYSTAND_CUSTOMER_ID: customerId };
  const env = { ...process.env, ...access, PAYSTAND_URL: office.url, PORT: '0', POLL_SECONDS: String(pollSeconds) };
  const child = spawn(process.execPath, [example], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  running.push(child);
  let said = '';
  const home = await new Promise<string>((done, failed) => {
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk;
      const [url] = /http:\S+/.exec(said) ?? [];
      if (url) done(url);
    });
    child.once('exit', (code) => failed(new Error(`the ERP ended with ${code}`)));
  });
  const text = async (path: string, body?: object) => {
    const sent = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
    return (await fetch(home + path, sent)).text();
  };
  return {
    home,
    said: () => said,
    table: () => text('/'),
    sync: () => text('/sync', {}),
    enter: (invoice: object) => text('/invoices', invoice),
    copies: async () => JSON.parse(await text('/copies')) as Copies,
  };
}

interface Copies {
  readonly [list: string]: readonly { readonly id: string }[];
}

const paths = {
  receivables: '/receivables/read',
  payments: '/payments/all',
  refunds: '/refunds/all',
  disputes: '/disputes/all',
  transfers: '/transfers/all',
};

/** What a row is itself: copies of its payment change with that, and not with it. */
const itself = (row: Record<string, unknown>) => ({ ...row, resource: undefined, fees: undefined });
const sorted = (rows: readonly { readonly id: string }[], isCopied: boolean) =>
  rows.toSorted((a, b) => (a.id < b.id ? -1 : 1)).map((row) => (isCopied ? itself({ ...row }) : row));

/** All that the sandbox has, in the form of the ERP's copies. */
async function theirs(): Promise<Copies> {
  const lists = Object.entries(paths).map(async ([name, path]) => {
    const { results } = await office.done<{ results: readonly { id: string }[] }>('GET', `${path}?limit=1000`);
    return [name, results] as const;
  });
  return Object.fromEntries(await Promise.all(lists));
}

const comparable = (copies: Copies) =>
  Object.fromEntries(Object.entries(copies).map(([name, rows]) => [name, sorted(rows, ['refunds', 'disputes'].includes(name))]));

const isEqual = async (copies: Copies) => expect(comparable(copies)).toEqual(comparable(await theirs()));

const receivableOf = async (key: string) => {
  const { results } = await office.done<Schemas['ReceivableList']>('GET', `/receivables?f.querytype=by-query-filters&f.extId=${key}`);
  return results[0] as Schemas['Receivable'];
};

async function pay(key: string, fields: object = {}): Promise<string> {
  const { id: receivableId, payerCustomerId } = await receivableOf(key);
  const { amount, ...source } = fields as { amount?: string };
  const receivables = [{ receivableId, ...(amount !== undefined && { amount }) }];
  await world.act('paystand', 'checkout', { id: payerCustomerId, receivables, ...source }, { wait: true });
  const { results } = await office.done<Schemas['PaymentList']>('GET', '/payments/all?limit=1');
  return results[0]?.id ?? '';
}

/** On a busy machine. */
const soon = { timeout: 15_000 };

const listen = (home: string, enabled = true) => world.updateSettings('paystand', { webhooks: { enabled, urls: [`${home}/hooks`] } });

describe('the ERP', () => {
  it('sends customers and invoices with their PDFs, and is told what becomes of them', async () => {
    const erp = await open();
    await erp.sync();
    expect(await office.done('GET', '/payerCustomers')).toMatchObject({ count: 2 });
    const { attachments, invoiceKey } = await office.read(await receivableOf('ERP-2'));
    expect([invoiceKey, attachments.map(({ name }) => name)]).toEqual(['INV-2002', ['INV-2002.pdf']]);
    const file = await office.call('GET', attachments[0]?.url ?? '');
    expect(file.bytes.toString('latin1')).toMatch(/^%PDF-1\.4\n[\s\S]*Total: 250\.50 USD[\s\S]*%%EOF\n$/);

    await listen(erp.home);
    await pay('ERP-1');
    expect(await erp.table()).toMatch(/^INV-2001 {2}ERP-1 {2}100\.00 {2}paid 100\.00 {2}open 0\.00 {2}paid$/m);
    await pay('ERP-2', { amount: '50.50', bank: 'unverified' });
    expect(await erp.table()).toMatch(/^INV-2002 {2}ERP-2 {2}250\.50 {2}paid 50\.50 {2}open 200\.00 {2}active$/m);
    await world.advance({ by: 'P7D' });
    expect(await erp.table()).toMatch(/^payout \w{24} {2}100\.62 {2}paid$/m);
    await isEqual(await erp.copies());
  });

  it('ends equal to the sandbox after refunds, disputes, changes of its own, and a time without webhooks', async () => {
    const erp = await open();
    await erp.sync();
    await listen(erp.home);
    const [card, bank] = [await pay('ERP-1'), await pay('ERP-2', { bank: 'unverified' })];
    await world.advance({ by: 'P3D' });
    await world.act('paystand', 'refund', { id: card, amount: '30.00' }, { wait: true });
    await world.act('paystand', 'dispute', { id: bank, disputeType: 'Bank' }, { wait: true });
    expect(await erp.table()).toMatch(/^INV-2001 .* paid 70\.00 {2}open 30\.00 {2}active$/m);

    await listen(erp.home, false);
    await erp.enter({ key: 'ERP-3', total: 150_000 });
    await erp.enter({ key: 'ERP-4', number: 'INV-2004', customer: 'ERP-BOLT', total: 4200, due: '2027-05-31' });
    await erp.enter({ key: 'ERP-5', number: 'INV-2005', customer: 'ERP-BOLT', total: 100, due: '2027-05-31', isVoid: true });
    await erp.sync();
    // By then the ERP's token is too old.
    await world.advance({ by: 'P21D' });
    await office.renew();
    await pay('ERP-4');
    const told = (await erp.sync()).split('\n').slice(0, 5);
    expect(told).toEqual([
      'INV-2001  ERP-1  100.00  paid 70.00  open 30.00  active',
      'INV-2002  ERP-2  250.50  paid 250.50  open 0.00  paid',
      'INV-2003  ERP-3  1500.00  paid 0.00  open 1500.00  active',
      'INV-2004  ERP-4  42.00  paid 42.00  open 0.00  paid',
      'INV-2005  ERP-5  1.00  paid 0.00  open 1.00  cancelled',
    ]);
    await isEqual(await erp.copies());
    expect(comparable(await erp.copies()).disputes).toMatchObject([{ status: 'lost' }]);
  });

  it('that is started anew sends nothing twice', async () => {
    const first = await open();
    await first.sync();
    const before = await theirs();
    for (const erp of running.splice(0)) erp.kill();
    const second = await open();
    await second.sync();
    expect(second.said()).toContain('customer ERP-ACME is there already');
    expect(await theirs()).toEqual(before);
    for (const key of ['ERP-1', 'ERP-2', 'ERP-3']) expect((await office.read(await receivableOf(key))).attachments).toHaveLength(1);
    await isEqual(await second.copies());
  });

  it('believes no event that Paystand has not sent', async () => {
    const erp = await open();
    await erp.sync();
    await listen('https://erp.example');
    await pay('ERP-1');
    const [delivery] = await world.deliveries().all();
    const event = await office.done<Schemas['Event']>('GET', `/events/${delivery?.event}`);
    expect(event).toMatchObject({ resource: { object: 'receivableTransaction', amountApplied: '100.00' } });
    const before = await erp.copies();
    const forged = [
      { ...event, resource: { ...event.resource, amountApplied: '1.00' } },
      { ...event, id: 'a'.repeat(24) },
      { id: '../refunds' },
    ];
    const post = async (body: object) => (await fetch(`${erp.home}/hooks`, { method: 'POST', body: JSON.stringify(body) })).status;
    for (const body of forged) expect(await post(body)).toBe(400);
    expect(await erp.copies()).toEqual(before);
    expect([await post(event), await post(event)]).toEqual([200, 200]);
    expect(await erp.table()).toContain('paid 100.00');
  });

  it('that nobody can reach asks from time to time, and misses nothing', async () => {
    const erp = await open(0.02);
    await expect.poll(async () => (await office.done<Schemas['ReceivableList']>('GET', '/receivables')).count, soon).toBe(3);
    await pay('ERP-1');
    for (let i = 6; i < 70; i++)
      await office.createReceivable({ extCustomerId: 'ERP-ACME', erpId: `OTHER-${i}`, erpRef: `O-${i}`, totalAmount: '1.00' });
    await world.advance({ by: 'P7D' });
    const there = comparable(await theirs());
    await expect.poll(async () => comparable(await erp.copies()), soon).toEqual(there);
  });
});
