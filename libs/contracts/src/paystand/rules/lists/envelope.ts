import { exactly, inference, where } from '../../../verifier/index.js';
import { newCustomer } from '../../situations/requests.js';
import { client } from '../../sources.js';
import { rule } from '../dialect.js';
import { eachOf, invalid, type PaystandStage } from '../parts.js';
import { filteredLists, idsIn, type List, page, plainLists, receivableList, wholeList } from './lists.js';

/** Every list there is, and an invoice that is in some of them. */
async function everyList(stage: PaystandStage): Promise<{ readonly id: string; readonly lists: readonly List[] }> {
  const { id } = await stage.given.aReceivable();
  return { id, lists: [...filteredLists(stage), ...plainLists(stage, id)] };
}

/** So many customers, and so many invoices of one of them. */
async function many({ api, given }: PaystandStage, count: number): Promise<void> {
  const { id: payerCustomerId } = await given.aCustomer();
  for (let made = 0; made < count; made += 1) {
    await api.createPayerCustomer({ body: newCustomer() }).answers(200, { object: 'payerCustomer' });
    await given.aReceivable({ payerCustomerId });
  }
}

/** What a list is made of. */
export const lists = [
  rule('paystand.R39', 'A list is answered as an object of results, count and settings.', client('skill: lists'), async (stage) => {
    const { id, lists: all } = await everyList(stage);
    await eachOf(all, (list) => list().answers(200, wholeList));
    await stage.api.listReceivables({ query: { limit: 20 } }).answers(200, { results: where('the new invoice among others', has(id)) });
    await stage.inferred('nothing else is in it, and the settings are the limit, the offset and the order that count', () =>
      eachOf(all, async (list) => {
        const { results, count } = await page(list());
        await list().answers(200, exactly({ results, count, settings: { limit: 50, offset: 0, order: 'created DESC' } }));
        const asked = { limit: '7', offset: '2', order: 'lastUpdated ASC' };
        const { settings } = await page(list(asked));
        stage.expect('settings', settings, exactly({ limit: 7, offset: 2, order: 'lastUpdated ASC' }));
      }),
    );
    await stage.inferred('more than 1000 rows are cut to that', async () => {
      const { settings } = await page(receivableList(stage)({ limit: '1001' }));
      stage.expect('settings', settings, { limit: 1000 });
    });
  }),

  rule(
    'paystand.R40',
    'A list without a limit holds 50 rows at most.',
    client('skill: lists'),
    { effects: ['creates', 'load'] },
    async (stage) => {
      const { api, expect, inferred } = stage;
      await many(stage, 51);
      const { results: customers, count } = await api.listPayerCustomers().answers(200, wholeList);
      expect('customers', customers.length, 50);
      const { results: invoices } = await api.listReceivables().answers(200, wholeList);
      expect('invoices', invoices.length, 50);
      const { results: bare } = await api.listReceivablesRead().answers(200, wholeList);
      expect('invoices without filters', bare.length, 50);
      await api.listPayerCustomers({ query: { limit: 51 } }).answers(200, { results: where('51 rows', hasLength(51)) });
      await inferred('the count is that of all rows', () =>
        expect(
          'count',
          count,
          where('51 at least', (value) => Number(value) >= 51),
        ),
      );
    },
  ),

  rule('paystand.R44', 'An empty list is answered 200, with no results.', inference('the usual answer'), async (stage) => {
    const { id: receivableId } = await stage.given.aReceivable();
    const empty = { results: exactly([]), count: 0 } as const;
    await stage.api.listReceivableTransactions({ receivableId }).answers(200, empty);
    await eachOf([receivableList(stage), ...plainLists(stage, receivableId).slice(0, 2)], async (list) => {
      const { count } = await page(list());
      stage.expect('count', count > 0, true);
      await list({ offset: String(count) }).answers(200, { results: exactly([]), count });
      await list({ offset: String(count + 1000) }).answers(200, { results: exactly([]), count });
    });
  }),

  rule(
    'paystand.R58',
    'A limit or an offset that is negative or no whole number is answered 400.',
    inference('a query that is no good cannot be understood'),
    async (stage) => {
      const { lists: all } = await everyList(stage);
      await stage.unmoved(async () => {
        await eachOf(all, async (list) => {
          await page(list({ limit: '1', offset: '0' }));
          await eachOf(['0', '-1', '1.5', 'ten', ''], (limit) => list({ limit }).refuses(400, invalid('limit')));
          await eachOf(['-1', '0.5', 'ten', ''], (offset) => list({ offset }).refuses(400, invalid('offset')));
          await eachOf(['sideways', 'created', 'created UP', 'nothing ASC', 'created ASC, id ASC', ''], (order) =>
            list({ order }).refuses(400, invalid('order')),
          );
        });
        await eachOf(filteredLists(stage), async (list) => {
          const on = { 'f.querytype': 'by-query-filters' };
          await eachOf(['0', '-1', '1.5', 'ten'], (limit) => list({ ...on, 'f.limit': limit }).refuses(400, invalid('f.limit')));
          await eachOf(['-1', '0.5', 'ten'], (offset) => list({ ...on, 'f.offset': offset }).refuses(400, invalid('f.offset')));
          await list({ ...on, 'f.order': 'sideways' }).refuses(400, invalid('f.order'));
        });
      });
    },
  ),

  rule('paystand.R59', 'Unknown query parameters are ignored.', client('sample: format=json'), async (stage) => {
    const { id, lists: all } = await everyList(stage);
    await eachOf(all, async (list) => {
      const { results } = await page(list());
      await list({ format: 'json', page: '2', per_page: '1', sort: 'amount', 'f.nothing': '1' }).answers(200, {
        results: exactly(results),
      });
    });
    stage.expect('the new invoice', await idsIn(receivableList(stage)({ format: 'json', limit: '20' }), [id]), [id]);
  }),
];

const has = (id: string) => (rows: unknown) => Array.isArray(rows) && rows.some((row) => row.id === id);
const hasLength = (length: number) => (rows: unknown) => Array.isArray(rows) && rows.length === length;
