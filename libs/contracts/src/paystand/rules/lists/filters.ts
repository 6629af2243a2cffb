import { exactly, inference } from '../../../verifier/index.js';
import { client, docsX } from '../../sources.js';
import { rule } from '../dialect.js';
import { eachOf, invalid, missingParameter, type PaystandStage } from '../parts.js';
import { filteredLists, idsIn, type List, page, receivableList } from './lists.js';

const day = 86_400_000;
const timed = { needs: ['clock'] } as const;
const guide = [docsX('query guide'), client('skill: query guide')] as const;

export const on = { 'f.querytype': 'by-query-filters' } as const;

const isoDay = (at: number | string): string => new Date(at).toISOString().slice(0, 10);

/** Days of a zone, the first and the last. */
export const days = (start: number | string, end = start, timezone = 'UTC'): Readonly<Record<string, string>> => ({
  ...on,
  'f.datepreset': 'custom',
  'f.datestart': isoDay(start),
  'f.dateend': isoDay(end),
  'f.timezone': timezone,
});

/** Nothing is so old. */
export const longAgo = days('2001-01-01', '2001-01-31');

/** That windows with a row's day have it, and others have not. */
async function restricts({ expect }: PaystandStage, list: List, { id, created }: { readonly id: string; readonly created: string }) {
  const at = Date.parse(created);
  expect('in a window around its day', await idsIn(list({ ...days(at - day, at + day), 'f.limit': '100' }), [id]), [id]);
  expect('in a window of its day', await idsIn(list({ ...days(at), 'f.limit': '100' }), [id]), [id]);
  expect('in a window before it', await idsIn(list(days(at - 9 * day, at - 2 * day)), [id]), []);
  expect('in a window after it', await idsIn(list(days(at + 2 * day, at + 9 * day)), [id]), []);
  expect('long ago', await idsIn(list(longAgo)), []);
}

/** Lists narrowed by dates. */
export const filters = [
  rule('paystand.R45', 'Without f.querytype=by-query-filters no other f. parameter counts for anything.', guide, async (stage) => {
    const { id } = await stage.given.aReceivable();
    const { 'f.querytype': _, ...without } = longAgo;
    const others = { ...without, 'f.datetype': 'created', 'f.limit': '1', 'f.offset': '5', 'f.order': 'created ASC' };
    await eachOf(filteredLists(stage), async (list) => {
      const { results } = await page(list());
      await list(others).answers(200, { results: exactly(results) });
      await list({ 'f.datepreset': 'never', 'f.timezone': 'Nowhere', 'f.limit': 'ten' }).answers(200, { results: exactly(results) });
    });
    stage.expect('the new invoice', await idsIn(receivableList(stage)(others), [id]), [id]);
    stage.expect('the same, filtered', await idsIn(receivableList(stage)({ ...others, ...on }), [id]), []);
  }),

  rule(
    'paystand.R46',
    'With f.querytype=by-query-filters, f.datepreset=custom with f.datestart and f.dateend restricts the rows.',
    guide,
    async (stage) => {
      const { given, api, can, inferred } = stage;
      const list = receivableList(stage);
      const invoice = await given.aReceivable();
      await restricts(stage, list, invoice);
      if (can('provider')) {
        const [, payments, refunds, allRefunds, disputes, allDisputes, transfers] = filteredLists(stage) as readonly List[];
        const payment = await given.aPaidPayment();
        const refund = await given.aRefund({ payment: payment.id });
        const dispute = await given.aDispute();
        const { id: transferId } = await given.aPayout();
        await restricts(stage, payments as List, payment);
        await eachOf([refunds, allRefunds], (each) => restricts(stage, each as List, refund));
        await eachOf([disputes, allDisputes], (each) => restricts(stage, each as List, dispute));
        await restricts(stage, transfers as List, await api.getTransfer({ transferId }).answers(200, { id: transferId }));
      }
      await inferred('f.extId and f.extCustomerId do so too', async () => {
        const { extId, extCustomerId, id } = invoice;
        await given.aReceivable();
        stage.expect('by f.extId', await idsIn(list({ ...on, 'f.extId': extId })), [id]);
        stage.expect('by f.extCustomerId', await idsIn(list({ ...on, 'f.extCustomerId': extCustomerId })), [id]);
        stage.expect('by both and dates', await idsIn(list({ ...longAgo, 'f.extId': extId })), []);
        stage.expect('by nobody', await idsIn(list({ ...on, 'f.extCustomerId': `${extCustomerId}x` })), []);
      });
    },
  ),

  rule('paystand.R47', 'All of the last day belongs to the window.', guide, timed, async (stage) => {
    const { control, given, expect } = stage;
    const list = receivableList(stage);
    const midnight = Math.ceil((await control.freeze()) / day) * day + day;
    await control.advanceTo(midnight - 1);
    const { id: last } = await given.aReceivable();
    await control.advanceTo(midnight);
    const { id: next } = await given.aReceivable();
    const both = [last, next];
    expect('the window of the last day', await idsIn(list(days(midnight - day)), both), [last]);
    expect('one that ends on it', await idsIn(list(days(midnight - 3 * day, midnight - day)), both), [last]);
    expect('one that ends before it', await idsIn(list(days(midnight - 3 * day, midnight - 2 * day)), both), []);
    expect('one that begins after it', await idsIn(list(days(midnight, midnight + day)), both), [next]);
    expect('both days', await idsIn(list(days(midnight - day, midnight)), both), [next, last]);
  }),

  rule(
    'paystand.R48',
    'With f.datetype=lastUpdated the time of the last change is compared, with created that of the creation.',
    guide,
    timed,
    async (stage) => {
      const { api, control, given, expect, inferred } = stage;
      const list = receivableList(stage);
      const noon = Math.ceil((await control.freeze()) / day) * day + day / 2;
      await control.advanceTo(noon);
      const { id } = await given.aReceivable();
      await control.advanceTo(noon + 3 * day);
      await api.cancelReceivable({ receivableId: id }).answers(200, { id });
      const found = (at: number, datetype?: string) => idsIn(list({ ...days(at), ...(datetype && { 'f.datetype': datetype }) }), [id]);
      expect('created on the first day', await found(noon, 'created'), [id]);
      expect('changed on the first day', await found(noon, 'lastUpdated'), []);
      expect('created three days later', await found(noon + 3 * day, 'created'), []);
      expect('changed three days later', await found(noon + 3 * day, 'lastUpdated'), [id]);
      expect('changed the day between', await found(noon + day, 'lastUpdated'), []);
      await inferred('created is what is compared when nothing is said', async () => {
        expect('on the first day', await found(noon), [id]);
        expect('three days later', await found(noon + 3 * day), []);
      });
    },
  ),

  rule('paystand.R49', 'f.datepreset=past7days needs neither f.datestart nor f.dateend.', client('skill: query guide'), async (stage) => {
    const { control, given, expect, can, inferred } = stage;
    const list = receivableList(stage);
    const preset = (days: number) => ({ ...on, 'f.datepreset': `past${days}days`, 'f.timezone': 'UTC', 'f.limit': '100' });
    const { id } = await given.aReceivable();
    expect('a new invoice', await idsIn(list(preset(7)), [id]), [id]);
    if (!can('clock')) return;
    await control.advance('P9D');
    expect('nine days later', await idsIn(list(preset(7)), [id]), []);
    await inferred('these are the seven days that end today, and other numbers are as good', async () => {
      const midnight = Math.ceil((await control.freeze()) / day) * day + day;
      await control.advanceTo(midnight);
      const { id: fresh } = await given.aReceivable();
      const found = (count: number) => idsIn(list(preset(count)), [fresh]);
      await control.advanceTo(midnight + 7 * day - 1);
      expect('on the seventh day', [await found(7), await found(6)], [[fresh], []]);
      await control.advanceTo(midnight + 7 * day);
      expect('on the eighth day', [await found(7), await found(8), await found(365)], [[], [fresh], [fresh]]);
      await eachOf(['past0days', 'past366days', 'pastdays', 'past7day', 'today'], (name) =>
        list({ ...on, 'f.datepreset': name }).refuses(400, invalid('f.datepreset')),
      );
    });
  }),

  rule('paystand.R50', 'f.timezone says where days begin and end.', guide, timed, async (stage) => {
    const { api, control, given, expect, inferred } = stage;
    const list = receivableList(stage);
    const three = Math.ceil((await control.freeze()) / day) * day + day + 3 * 3_600_000;
    await control.advanceTo(three);
    const { id } = await given.aReceivable();
    const found = (at: number, zone: string) => idsIn(list(days(at, at, zone)), [id]);
    const around = async (zone: string) => [await found(three - day, zone), await found(three, zone), await found(three + day, zone)];
    expect('days of UTC', await around('UTC'), [[], [id], []]);
    expect('days of New York', await around('America/New_York'), [[id], [], []]);
    expect('days of Tokyo', await around('Asia/Tokyo'), [[], [id], []]);
    await control.advanceTo(three + 13 * 3_600_000);
    const { id: evening } = await given.aReceivable();
    expect('a day of Tokyo', await idsIn(list(days(three + day, three + day, 'Asia/Tokyo')), [evening]), [evening]);
    await inferred("without it, these are the merchant's days", async () => {
      const ofMerchant = async (at: number) => {
        const { 'f.timezone': _, ...query } = days(at);
        return idsIn(list(query), [id]);
      };
      await api.getTimezone().answers(200, { timezone: 'America/Los_Angeles' });
      expect('days of Los Angeles', [await ofMerchant(three - day), await ofMerchant(three)], [[id], []]);
      await control.settings({ timeZone: 'Europe/Amsterdam' });
      await api.getTimezone().answers(200, { timezone: 'Europe/Amsterdam' });
      expect('days of Amsterdam', [await ofMerchant(three - day), await ofMerchant(three)], [[], [id]]);
    });
  }),

  rule(
    'paystand.R57',
    'f.datepreset=custom without both days is answered 400.',
    inference('something that is needed is missing'),
    async (stage) => {
      const { id } = await stage.given.aReceivable();
      const { 'f.datestart': start, 'f.dateend': end, ...rest } = longAgo;
      const [f, t] = ['f.datestart', 'f.dateend'] as const;
      stage.expect('the new invoice', await idsIn(receivableList(stage)({ ...on, limit: '20' }), [id]), [id]);
      await stage.unmoved(() =>
        eachOf(filteredLists(stage), async (list) => {
          await page(list(longAgo));
          await list({ ...rest, [t]: String(end) }).refuses(400, missingParameter(f));
          await list({ ...rest, [f]: String(start) }).refuses(400, missingParameter(t));
          await list(rest).refuses(400, missingParameter(f));
          await eachOf(['2001-02-30', '01-31-2001', '2001-1-1', 'yesterday', ''], async (text) => {
            await list({ ...longAgo, [f]: text }).refuses(400, invalid(f));
            await list({ ...longAgo, [t]: text }).refuses(400, invalid(t));
          });
          await list({ ...longAgo, [t]: '2000-12-31' }).refuses(400, invalid(f));
          await list({ ...longAgo, 'f.datepreset': 'sometime' }).refuses(400, invalid('f.datepreset'));
          await list({ ...longAgo, 'f.timezone': 'Nowhere/Land' }).refuses(400, invalid('f.timezone'));
          await list({ ...longAgo, 'f.datetype': 'dateDue' }).refuses(400, invalid('f.datetype'));
        }),
      );
    },
  ),
];
