import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPaystand, type PaystandSchemas } from '../../src/paystand/index.js';
import { credentials, token } from './kit/access.js';
import { receivable } from './kit/answers.js';
import { listed, refused } from './kit/envelopes.js';
import { transaction } from './kit/money.js';
import { type Stub, startStub } from './kit/stub.js';
import { thrownBy } from './kit/thrown-by.js';

let stub: Stub;

/** Five invoices, of which pages show at most three. */
const rows: readonly PaystandSchemas['Receivable'][] = [1, 2, 3, 4, 5].map((number) => ({ ...receivable, extId: `K${number}` }));
const largest = 3;
const pageAt = (asked: Readonly<Record<string, string>>) => {
  const offset = Number(asked['f.offset'] ?? asked.offset ?? 0);
  const limit = Math.min(Number(asked['f.limit'] ?? asked.limit ?? 50), largest);
  return listed(rows.slice(offset, offset + limit), rows.length, offset, limit);
};

beforeEach(async () => {
  stub = await startStub();
  stub.on('listReceivables', ({ query }) => ({ status: 200, body: pageAt(query) }));
});

afterEach(async () => {
  await stub.close();
  expect(stub.faults).toEqual([]);
});

const queries = () => stub.asked().map(({ query }) => query);

/** A client whose list is answered like this, page after page. */
const answering = (...bodies: readonly unknown[]) => {
  const asked: string[] = [];
  const fetch = async ({ url }: Request) => {
    if (url.endsWith('/oauth/token')) return Response.json(token);
    asked.push(new URL(url).search);
    return Response.json(bodies[asked.length - 1] ?? listed([]));
  };
  return { asked, ...createPaystand({ ...credentials, environment: 'sandbox', fetch }) };
};

describe('a list', () => {
  it('is iterated over all pages by offset, each row once [paystand.R41]', async () => {
    const seen: string[] = [];
    for await (const { extId } of stub.paystand.receivables.list({ limit: 2 })) seen.push(extId);
    expect(seen).toEqual(['K1', 'K2', 'K3', 'K4', 'K5']);
    expect(queries()).toEqual([{ limit: '2' }, { limit: '2', offset: '2' }, { limit: '2', offset: '4' }]);
  });

  it('asks for no page that is not read, and for none before it is', async () => {
    const list = stub.paystand.receivables.list();
    expect(stub.calls).toEqual([]);
    for await (const { extId } of list) if (extId === 'K3') break;
    expect(queries()).toEqual([{}]);
  });

  it('starts anew each time', async () => {
    const list = stub.paystand.receivables.list();
    expect(await list.all()).toEqual(await list.all());
    expect(queries()).toEqual([{}, { offset: '3' }, {}, { offset: '3' }]);
  });

  it('is read page by page [paystand.R39]', async () => {
    const page = (offset: number) => stub.paystand.receivables.list({ limit: 2, offset }).page();
    expect(await page(0)).toEqual({ data: rows.slice(0, 2), count: 5, next: 2 });
    expect(await page(4)).toEqual({ data: rows.slice(4), count: 5, next: null });
    expect(await page(9)).toEqual({ data: [], count: 5, next: null });
  });

  it('goes on where the server cuts its pages', async () => {
    expect(await stub.paystand.receivables.list({ limit: 5000 }).all()).toHaveLength(5);
    expect(queries()).toEqual([{ limit: '5000' }, { limit: '5000', offset: '3' }]);
  });

  it('can start in the middle, and in another order', async () => {
    const rest = await stub.paystand.receivables.list({ offset: 3, order: 'amount ASC' }).all();
    expect(rest.map(({ extId }) => extId)).toEqual(['K4', 'K5']);
    expect(queries()).toEqual([{ offset: '3', order: 'amount ASC' }]);
  });

  it('of one invoice sends its id with every page', async () => {
    stub.on('listReceivableTransactions', (_, nth) => ({ status: 200, body: listed(nth < 3 ? [transaction] : [], 2, nth - 1, 1) }));
    await stub.paystand.receivables.transactions(receivable.id, { limit: 1 }).all();
    expect(stub.asked().map(({ names, query }) => [names.receivableId, query.offset])).toEqual([
      [receivable.id, undefined],
      [receivable.id, '1'],
      [receivable.id, '2'],
    ]);
  });

  it('ends with a short page where the answer has neither count nor settings, and with an empty one', async () => {
    const { receivables, asked } = answering({ results: rows.slice(0, 2) }, { results: rows.slice(2, 4) }, { results: rows.slice(4) });
    expect(await receivables.list({ limit: 2 }).all()).toHaveLength(5);
    expect(asked).toHaveLength(3);
    const even = answering({ results: rows.slice(0, 2) }, { results: [] });
    expect(await even.receivables.list({ limit: 2 }).all()).toHaveLength(2);
    expect(even.asked).toHaveLength(2);
  });

  it('ends, though its count says that there are more', async () => {
    const { receivables, asked } = answering(listed(rows.slice(0, 2), 99), listed([], 99));
    expect(await receivables.list().all()).toHaveLength(2);
    expect(asked).toEqual(['', '?offset=2']);
  });
});

describe('filters', () => {
  const pattern = { 'f.querytype': 'by-query-filters' };

  it.each([
    [
      'days of the last change',
      { from: '2026-05-01', to: '2026-05-22', dateType: 'lastUpdated', limit: 2 },
      { 'f.datepreset': 'custom', 'f.datestart': '2026-05-01', 'f.dateend': '2026-05-22', 'f.datetype': 'lastUpdated', 'f.limit': '2' },
    ],
    [
      'the days that end today, in a zone',
      { preset: 'past7days', timezone: 'Europe/Amsterdam', order: 'lastUpdated ASC', offset: 1 },
      { 'f.datepreset': 'past7days', 'f.timezone': 'Europe/Amsterdam', 'f.order': 'lastUpdated ASC', 'f.offset': '1' },
    ],
    ['an invoice by its key', { extId: 'INV 1&2' }, { 'f.extId': 'INV 1&2' }],
    ['invoices of a customer', { extCustomerId: 'CUST-1' }, { 'f.extCustomerId': 'CUST-1' }],
  ] as const)('ask for %s, with the word that switches them on [paystand.R45 to paystand.R51]', async (_, options, query) => {
    await stub.paystand.receivables.list(options).page();
    expect(queries()).toEqual([{ ...pattern, ...query }]);
  });

  it('go with every page, and so does the paging', async () => {
    await stub.paystand.payments.list({ from: '2026-05-01', to: '2026-05-22' }).page();
    await stub.paystand.receivables.list({ preset: 'past30days', limit: 3 }).all();
    const asked = { ...pattern, 'f.datepreset': 'past30days', 'f.limit': '3' };
    expect(queries().slice(1)).toEqual([asked, { ...asked, 'f.offset': '3' }]);
  });

  it('are nothing that lists without them take', () => {
    // @ts-expect-error customers cannot be filtered
    stub.paystand.customers.list({ preset: 'past7days' });
    // @ts-expect-error days go together
    stub.paystand.payments.list({ from: '2026-05-01' });
    // @ts-expect-error a preset has days of its own
    stub.paystand.payments.list({ preset: 'past7days', from: '2026-05-01', to: '2026-05-02' });
    // @ts-expect-error payments have no key of an ERP
    stub.paystand.payments.list({ extId: 'INV-1' });
    expect(stub.calls).toEqual([]);
  });
});

describe('a list that fails', () => {
  it('in the middle ends the iteration', async () => {
    stub.on('listReceivables', ({ query }, nth) =>
      nth === 1
        ? { status: 200, body: pageAt(query) }
        : { status: 400, body: refused(400, { code: 'validationError', parameter: 'offset' }) },
    );
    const seen: string[] = [];
    const read = async () => {
      for await (const { extId } of stub.paystand.receivables.list()) seen.push(extId);
    };
    await expect(read()).rejects.toMatchObject({ kind: 'validation', parameter: 'offset' });
    expect(seen).toEqual(['K1', 'K2', 'K3']);
  });

  it.each([
    ['is none', receivable],
    ['has no rows', { object: 'list' }],
  ])('because it %s is an unexpected answer', async (_, body) => {
    expect(await thrownBy(answering(body).receivables.list().page())).toMatchObject({ kind: 'unexpected_answer' });
  });
});
