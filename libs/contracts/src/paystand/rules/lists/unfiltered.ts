import { exactly, wrong } from '../../../verifier/index.js';
import { client, docsX } from '../../sources.js';
import { rule } from '../dialect.js';
import { invalid } from '../parts.js';
import { charging } from '../payments/needs.js';
import { longAgo } from './filters.js';
import { bareReceivableList, idsIn, page } from './lists.js';

const day = 86_400_000;
const isoDay = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** Lists that know no filters, or others. */
export const unfiltered = [
  rule('paystand.R52', 'GET /receivables/read ignores f.querytype=by-query-filters.', docsX('FAQ, polling'), async (stage) => {
    const list = bareReceivableList(stage);
    const { id } = await stage.given.aReceivable();
    const { results } = await page(list());
    stage.expect('the newest invoice', results[0], { id });
    await list(longAgo).answers(200, { results: exactly(results) });
    await list({ ...longAgo, 'f.limit': '1', 'f.offset': '1', 'f.order': 'created ASC' }).answers(200, { results: exactly(results) });
    await stage.inferred('also where the filters make no sense', () =>
      list({ 'f.querytype': 'by-query-filters', 'f.datepreset': 'sometime', 'f.limit': 'ten' }).answers(200, { results: exactly(results) }),
    );
  }),

  rule(
    'paystand.R53',
    'GET /transfers/all ignores the filters by date.',
    client('skill: polling'),
    charging(['clearsAtOnce'], ['provider']),
    async ({ api, given, expect }) => {
      const { id } = await given.aPayout();
      const { results } = await api.listAllTransfers().answers(200, { results: [{ id }] });
      const query = wrong({ ...longAgo, 'f.limit': '7', 'f.offset': '5' });
      const { results: filtered } = await api.listAllTransfers({ query }).answers(200, { results: exactly(results) });
      expect('the transfer', filtered[0], { id });
      await api.listTransfers({ query: longAgo }).answers(200, { results: exactly([]) });
    },
  ),

  rule(
    'paystand.R54',
    'startDate and endDate restrict GET /payments/all by calendar days.',
    client('sample: payments/all'),
    charging(['clears']),
    async (stage) => {
      const { api, given, can, control, expect, inferred } = stage;
      const { id, created } = await given.aCardPayment();
      const at = Date.parse(created);
      const found = (query: object, ours = [id]) => idsIn(api.listAllPayments({ query: { limit: 100, ...query } }), ours);
      const between = (start: number, end: number) => ({ startDate: isoDay(start), endDate: isoDay(end) });
      expect('around its day', await found(between(at - 2 * day, at + 2 * day)), [id]);
      expect('before it', await found(between(at - 9 * day, at - 3 * day)), []);
      expect('after it', await found(between(at + 3 * day, at + 9 * day)), []);
      await inferred('what they are compared with is the creation, and the filters of f. go before them', async () => {
        const window = between(at - 9 * day, at - 3 * day);
        expect('the same, filtered', await found({ ...window, 'f.querytype': 'by-query-filters', 'f.limit': '100' }), [id]);
      });
      await inferred('a day that is none, and an end before its start, are answered 400', async () => {
        const query = (startDate: string, endDate: string) => ({ query: { startDate, endDate } });
        await api.listAllPayments(query('2026-02-30', '2026-03-01')).refuses(400, invalid('startDate'));
        await api.listAllPayments(query('2026-02-02', '2026-02-01')).refuses(400, invalid('startDate'));
      });
      if (!can('clock')) return;
      await inferred("both days count whole, in the merchant's time zone", async () => {
        const three = Math.ceil((await control.freeze()) / day) * day + day + 3 * 3_600_000;
        await control.settings({ timeZone: 'America/New_York' });
        await control.advanceTo(three);
        const { id: late } = await given.aCardPayment();
        const on = (first: number, last: number) => found(between(first, last), [late]);
        expect('the day before in UTC', await on(three - day, three - day), [late]);
        expect('the last of two', await on(three - 2 * day, three - day), [late]);
        expect('the day of UTC', await on(three, three + day), []);
      });
    },
  ),
];
