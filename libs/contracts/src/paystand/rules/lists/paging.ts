import { exactly } from '../../../verifier/index.js';
import { newReceivable } from '../../situations/requests.js';
import { client, docsOld, docsX } from '../../sources.js';
import { rule } from '../dialect.js';
import { eachOf, type PaystandStage } from '../parts.js';
import { bareReceivableList, idsIn, type List, page, plainLists, receivableList } from './lists.js';

/** A list that rows can be put into. */
interface Filled {
  readonly name: string;
  readonly list: List;
  /** Makes one more, and says which. */
  readonly make: () => Promise<string>;
}

async function filledLists(stage: PaystandStage): Promise<readonly Filled[]> {
  const { given } = stage;
  const { id: payerCustomerId } = await given.aCustomer();
  const [customers] = plainLists(stage, payerCustomerId);
  const anInvoice = async () => (await given.aReceivable({ payerCustomerId })).id;
  return [
    { name: 'customers', list: customers as List, make: async () => (await given.aCustomer()).id },
    { name: 'invoices', list: receivableList(stage), make: anInvoice },
    { name: 'invoices without filters', list: bareReceivableList(stage), make: anInvoice },
  ];
}

/** So many more, a second after one another: the newest first, as lists have them. */
async function several(stage: PaystandStage, { make }: Filled, count: number): Promise<readonly string[]> {
  const made: string[] = [];
  while (made.length < count) {
    if (made.length > 0) await stage.passSeconds(1);
    made.unshift(await make());
  }
  return made;
}

/** Invoices of a second each, of which the first one is changed last: oldest first by their last change. */
async function changed(stage: PaystandStage): Promise<readonly [string, string, string]> {
  const { api, given, passSeconds } = stage;
  const first = await given.aReceivable();
  await passSeconds(1);
  const second = await given.aReceivable();
  await passSeconds(1);
  const third = await given.aReceivable();
  await passSeconds(1);
  const body = newReceivable({ payerCustomerId: first.payerCustomerId }, { erpId: first.extId, erpRef: 'INV-1002' });
  await api.updateReceivable({ receivableId: first.id, body }).answers(200, { id: first.id });
  return [second.id, third.id, first.id];
}

const filter = { 'f.querytype': 'by-query-filters' } as const;

/** In which order a list goes, and how one gets through it. */
export const paging = [
  rule(
    'paystand.R41',
    'The limit and the offset cut pages out of a list that follow each other and do not overlap.',
    client('skill: lists'),
    async (stage) => {
      await eachOf(await filledLists(stage), async (filled) => {
        const { list, name } = filled;
        const made = await several(stage, filled, 7);
        const pages = [];
        for (const offset of ['0', '3', '6']) pages.push(await idsIn(list({ limit: '3', offset }), made));
        stage.expect(`pages of ${name}`, pages.slice(0, 2), [made.slice(0, 3), made.slice(3, 6)]);
        stage.expect(`the last of ${name}`, pages[2], made.slice(6));
        stage.expect(`one of ${name}`, await idsIn(list({ limit: '1', offset: '4' })), [made[4]]);
      });
    },
  ),

  rule('paystand.R42', 'Lists begin with what is newest.', docsOld('lists'), async (stage) => {
    await eachOf(await filledLists(stage), async (filled) => {
      const made = await several(stage, filled, 3);
      const { results } = await page(filled.list());
      stage.expect(
        `the newest ${filled.name}`,
        results.slice(0, 3).map(({ id }) => id),
        made,
      );
      const instants = results.map(({ created }) => created);
      stage.expect(`the instants of ${filled.name}`, instants, instants.toSorted().toReversed());
    });
  }),

  rule(
    'paystand.R43',
    'The order lastUpdated DESC begins with what has changed last, ASC with what has not changed for longest.',
    client('skill: lists'),
    async (stage) => {
      const oldestFirst = await changed(stage);
      await eachOf([receivableList(stage), bareReceivableList(stage)], async (list) => {
        const down = await page(list({ order: 'lastUpdated DESC', limit: '100' }));
        stage.expect(
          'what changed last',
          down.results.slice(0, 3).map(({ id }) => id),
          oldestFirst.toReversed(),
        );
        const up = await page(list({ order: 'lastUpdated ASC', limit: '100' }));
        stage.expect('what changed first', await idsIn(list({ order: 'lastUpdated ASC', limit: '1000' }), oldestFirst), oldestFirst);
        const [falling, rising] = [down, up].map(({ results }) => results.map(({ lastUpdated }) => lastUpdated));
        stage.expect('the instants with DESC', falling, falling?.toSorted().toReversed());
        stage.expect('the instants with ASC', rising, rising?.toSorted());
      });
      await stage.inferred('other members are as good: created, amount, status and id', () =>
        eachOf(['created', 'amount', 'status', 'id'], async (member) => {
          const { results: up } = await page(receivableList(stage)({ order: `${member} ASC`, limit: '1000' }));
          const { results: down } = await page(receivableList(stage)({ order: `${member} DESC`, limit: '1000' }));
          const values = (rows: typeof up) => rows.map((row) => String((row as unknown as Record<string, unknown>)[member]).padStart(20));
          stage.expect(`${member} ASC`, values(up), values(up).toSorted());
          stage.expect(`${member} DESC`, values(down), values(down).toSorted().toReversed());
        }),
      );
    },
  ),

  rule(
    'paystand.R51',
    'f.limit is 50 when it is left out, and with f.offset and f.order it cuts the filtered list into pages.',
    [docsX('query guide'), client('skill: query guide')],
    { effects: ['creates', 'load'] },
    async (stage) => {
      const { given, expect } = stage;
      const list = receivableList(stage);
      const { id: payerCustomerId } = await given.aCustomer();
      const made: string[] = [];
      while (made.length < 51) made.unshift((await given.aReceivable({ payerCustomerId })).id);
      const { results } = await page(list(filter));
      expect('rows without f.limit', results.length, 50);
      const all = await idsIn(list({ ...filter, 'f.limit': '51' }));
      expect('all of ours', all.toSorted(), made.toSorted());
      const first = await idsIn(list({ ...filter, 'f.limit': '20' }));
      const second = await idsIn(list({ ...filter, 'f.limit': '20', 'f.offset': '20' }));
      const third = await idsIn(list({ ...filter, 'f.limit': '11', 'f.offset': '40' }));
      expect('the pages together', [...first, ...second, ...third], all);
      await list({ ...filter, 'f.limit': '3' }).answers(200, { results: all.slice(0, 3).map((id) => ({ id })) });
      const oldestFirst = await changed(stage);
      const down = await idsIn(list({ ...filter, 'f.limit': '3', 'f.order': 'lastUpdated DESC' }));
      expect('what changed last', down, oldestFirst.toReversed());
      const up = await page(list({ ...filter, 'f.limit': '100', 'f.order': 'lastUpdated ASC' }));
      const instants = up.results.map(({ lastUpdated }) => lastUpdated);
      expect('the instants with ASC', instants, instants.toSorted());
      await stage.inferred('they go before limit, offset and order', async () => {
        const both = { ...filter, 'f.limit': '2', 'f.offset': '1', 'f.order': 'lastUpdated DESC' };
        const alone = await page(list(both));
        await list({ ...both, limit: '5', offset: '3', order: 'created ASC' }).answers(200, { results: exactly(alone.results) });
        expect('settings', alone.settings, exactly({ limit: 2, offset: 1, order: 'lastUpdated DESC' }));
        const { settings } = await page(list({ ...filter, limit: '5', offset: '3', order: 'created ASC' }));
        expect('settings of the others', settings, exactly({ limit: 5, offset: 3, order: 'created ASC' }));
      });
    },
  ),
];
