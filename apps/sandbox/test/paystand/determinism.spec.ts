import { createControl } from '@paystub/client/control';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startBundle } from '../kit/bundle.js';
import { exchange, type Line } from '../kit/exchange.js';
import { clientOf, Office, pdf, type Schemas } from '../kit/paystand.js';
import { freePort } from '../kit/ports.js';
import { openReceiver, type Receiver } from '../kit/receiver.js';

const client = clientOf('test_deterministic');
const saved = { currency: 'USD', payerId: 'fixturepayer000000000001' };
let receiver: Receiver<Schemas['Event']>;
let port: number;
let first: Month;

beforeAll(async () => {
  receiver = await openReceiver();
  port = await freePort();
  first = await monthIn('one');
});

afterAll(() => receiver?.close());

/** A month of an ERP in a frozen world, in a process of its own: every byte that it saw. */
async function monthIn(seed: string) {
  const program = await startBundle(['--port', String(port), '--seed', seed]);
  try {
    const { url } = program.ready.paystand;
    const world = createControl({ url: program.ready.control.url }).world(`paystand:${client.clientId}`);
    await world.freeze('2027-03-01T09:00:00Z');
    await world.updateSettings('paystand', { webhooks: { enabled: true, urls: [receiver.hooks] } });
    const office = new Office(url, client);
    const lines: Line[] = [];
    const ask = async <T>(method: string, path: string, body?: object): Promise<T> => {
      const line = await exchange(url, { ...(await office.headers()) }, method, `/v3${path}`, body);
      lines.push(line);
      await world.waitForDeliveries();
      return (line.body === '' ? undefined : JSON.parse(line.body)) as T;
    };
    const act = (name: string, id: string, fields: object = {}) => world.act('paystand', name, { id, ...fields }, { wait: true });
    const tokens = [(await office.askForToken()).body];
    const customer = await ask<Schemas['PayerCustomer']>('POST', '/payerCustomers', {
      extCustomerId: 'CUST-1',
      customerName: 'Acme Dental Group',
      email: 'ap@example.com',
    });
    const invoice = (erpId: string) =>
      ask<Schemas['Receivable']>('POST', '/receivables/create', {
        extCustomerId: 'CUST-1',
        erpId,
        erpRef: 'INV',
        totalAmount: '100.00',
        dueDate: '2027-03-31',
      });
    const [one, two] = [await invoice('A'), await invoice('B')];
    await invoice('A');
    const attachment = (await office.upload(one, pdf(1000, 'always the same'))).body;
    const acted = [await act('checkout', customer.id, { receivables: [{ receivableId: one.id }] })];
    const bank = await ask<Schemas['Payment']>('POST', '/payments/secure', {
      ...saved,
      amount: '100.00',
      bankId: 'fixturebank0000000000usd',
      receivableId: two.id,
      meta: { order: 7 },
    });
    await ask('POST', '/payments/secure', { ...saved, amount: '10.00', cardId: 'fixturecard0000000000002' });
    await ask('POST', '/payments/secure', { ...saved, amount: '10.00', cardId: 'fixturecard0000000000259' });
    const { fired } = await world.advance({ by: 'P8D' }, { wait: true });
    await ask('POST', `/payments/${bank.id}/refunds`, { amount: '1.00', currency: 'USD' });
    acted.push(await act('dispute', bank.id, { disputeType: 'Bank' }));
    for (const path of ['/receivables', '/receivables/read?order=amount%20ASC', '/payments/all', '/refunds', '/disputes/all', '/transfers'])
      await ask('GET', path);
    await ask('GET', `/receivables/${one.id}/read`);
    await ask('GET', `/receivables/${two.id}/transactions`);
    await ask('GET', '/receivables?f.querytype=by-query-filters&f.datepreset=past7days&f.datetype=lastUpdated');
    await ask('GET', `/events/${acted[0]?.events[0]?.id}`);
    await ask('GET', '/creditMemos');
    const records = await Promise.all(
      ['entries', 'balances', 'withdrawals', 'events'].map((name) => world.records('paystand', name).all()),
    );
    const arrived = receiver.arrivals.map(({ headers, body }) => ({ headers, body: body.toString('utf8') }));
    return { tokens, lines, attachment, acted, fired, records, webhooks: arrived };
  } finally {
    await program.stop();
    receiver.arrivals.length = 0;
  }
}

type Month = Awaited<ReturnType<typeof monthIn>>;

describe('the same seed and the same commands in a frozen world', () => {
  it('give the same bytes in two processes: tokens, headers, error refs, files’ links and webhooks included', async () => {
    const second = await monthIn('one');
    const statuses = first.lines.map(({ status }) => status).join(' ');
    expect(statuses).toBe('200 200 200 422 200 402 200 200 200 200 200 200 200 200 200 200 200 200 501');
    expect(first.fired.map(({ job }) => job)).toEqual(
      expect.arrayContaining(['finalise', 'clear', 'dispute', 'post', 'release', 'pay-out']),
    );
    const families = first.webhooks.map(({ body }) => (JSON.parse(body) as Schemas['Event']).sourceType);
    expect(new Set(families)).toEqual(new Set(['Payment', 'Fee', 'ReceivableTransaction', 'Dispute', 'Transfer', 'Refund']));
    expect(second).toEqual(first);
  });

  it('give other ids, refs and tokens with another seed', async () => {
    const other = await monthIn('two');
    const found = (month: Month, pattern: RegExp) =>
      new Set(
        [...JSON.stringify(month).matchAll(pattern)].map(([, one = '']) => one).filter((one) => !/^(fixture|merchantbank)/.test(one)),
      );
    const same = (pattern: RegExp) => [...found(first, pattern)].filter((one) => found(other, pattern).has(one));
    for (const pattern of [/\\?"id\\?":\\?"([0-9a-z]{24})/g, /\\"ref\\":\\"([0-9a-f]{32})/g, /"(?:access|refresh)_token":"([^"]+)"/g]) {
      expect(found(first, pattern).size).toBeGreaterThan(0);
      expect(same(pattern)).toEqual([]);
    }
  });
});
