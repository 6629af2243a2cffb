import { absoluteUrl, docs, exactly, inference, matching, missing, sdk, seed, where, wrong } from '../../verifier/index.js';
import type { components } from '../index.js';
import { rule } from './dialect.js';
import { eachOf, type PayProStage } from './parts.js';

type PaymentList = components['schemas']['PaymentList'];

const aList = where('a list', Array.isArray);
const aCount = where('a count', Number.isInteger);
const idsOf = ({ data }: PaymentList): readonly string[] => data.map(({ id }) => id);

/** Every list that can be asked for without a parent. */
const topLists = ({ api, built }: PayProStage) =>
  Object.entries({
    listPayments: () => api.listPayments(),
    listRefunds: () => api.listRefunds(),
    listChargebacks: () => api.listChargebacks(),
    listPayMethods: () => api.listPayMethods(),
    listCustomers: () => api.listCustomers(),
    listMandates: () => api.listMandates(),
    listSubscriptions: () => api.listSubscriptions(),
    listInstallmentPlans: () => api.listInstallmentPlans(),
    listEvents: () => api.listEvents(),
    listWebhooks: () => api.listWebhooks(),
  })
    .filter(([operationId]) => built(operationId))
    .map(([, ask]) => ask);

const pathOf = (link: string): string => new URL(link).pathname;

/** Follows `next` to the end of the list, by the links as they stand. */
async function pagesFrom({ api }: PayProStage, first: PaymentList): Promise<readonly PaymentList[]> {
  const pages = [first];
  for (let next = first._links.next; next && pages.length < 200; next = pages.at(-1)?._links.next) {
    pages.push((await api.raw({ method: 'GET', path: next }).answers(200, { type: 'list' })) as PaymentList);
  }
  return pages;
}

export const lists = [
  rule('paypro.R15', 'A list answers type list, its data, their count, and a link to itself.', seed('list responses'), async (stage) => {
    const { id } = await stage.given.anOpenPayment();
    const envelope = { type: 'list', data: aList, count: aCount, _links: { self: absoluteUrl } } as const;
    await eachOf([...topLists(stage), () => stage.api.listPaymentRefunds({ id })], async (list) => {
      const call = list();
      await call.answers(200, envelope);
      const { body, request } = await call.exchange();
      const { self } = (body as PaymentList)._links;
      stage.expect('path of the link to itself', pathOf(self), pathOf(request.url));
      stage.expect('query of the link to itself', new URL(self).search, '');
    });
    await stage.api.listPaymentRefunds({ id }).answers(200, exactly({ type: 'list', data: [], count: 0, _links: { self: absoluteUrl } }));
  }),

  rule('paypro.R16', 'Without a limit, a list holds ten objects at most.', docs('pagination'), async ({ api, given }) => {
    await given.severalPayments(12);
    const tenth = where('ten objects', (data) => Array.isArray(data) && data.length === 10);
    await api.listPayments().answers(200, { data: tenth, count: 10 });
    await api.listEvents().answers(200, { data: tenth, count: 10 });
  }),

  rule('paypro.R17', 'The limit sets the size of a page, from 1 to 100.', docs('pagination'), async ({ api, given, expect }) => {
    await given.severalPayments(12);
    await eachOf([1, 2, 12], async (limit) => {
      const { data } = await api.listPayments({ query: { limit } }).answers(200, { count: limit });
      expect(`objects with limit=${limit}`, data.length, limit);
    });
    const { data } = await api.listPayments({ query: { limit: 100 } }).answers(200, { type: 'list' });
    expect(
      'objects with limit=100',
      data.length,
      where('12 to 100', (length) => Number(length) >= 12 && Number(length) <= 100),
    );
  }),

  rule('paypro.R18', 'Lists begin with what is newest.', seed('list operations'), async ({ api, given, expect, passSeconds, inferred }) => {
    const made: string[] = [];
    await eachOf([1, 2, 3], async (number) => {
      if (number > 1) await passSeconds(2);
      made.unshift((await given.anOpenPayment({ description: `Order ${number}` })).id);
    });
    const { data } = await api.listPayments({ query: { limit: 100 } }).answers(200);
    expect(
      'our payments',
      data.map(({ id }) => id).filter((id) => made.includes(id)),
      made,
    );
    const instants = data.map(({ created_at }) => created_at);
    expect('instants', instants, [...instants].sort().reverse());
    const { data: events } = await api.listEvents({ query: { limit: 100 } }).answers(200);
    expect(
      'our events',
      events.map(({ payload }) => payload.id).filter((id) => made.includes(id)),
      made,
    );
    await inferred('of two made in the same second, the later one is first', async () => {
      const [older, newer] = await given.severalPayments(2);
      await api.listPayments({ query: { limit: 2 } }).answers(200, { data: [{ id: newer?.id ?? '' }, { id: older?.id ?? '' }] });
    });
  }),

  rule(
    'paypro.R19',
    'The link next is there where older objects are, and following it goes on without gap or overlap.',
    seed('pagination'),
    { effects: ['creates', 'load'] },
    async (stage) => {
      const { api, given, expect } = stage;
      const made = (await given.severalPayments(5)).map(({ id }) => id).reverse();
      const whole = await pagesFrom(stage, await api.listPayments({ query: { limit: 100 } }).answers(200));
      const all = whole.flatMap(idsOf);
      expect('our payments', all.slice(0, 5), made);
      expect('different payments', new Set(all).size, all.length);
      expect('the last page', whole.at(-1)?._links, { next: missing });
      const first = await api.listPayments({ query: { limit: 2 } }).answers(200, { count: 2, _links: { next: absoluteUrl } });
      const pages = await pagesFrom(stage, first);
      for (const { data } of pages)
        expect(
          'objects of a page',
          data.length,
          where('at least one', (length) => Number(length) > 0),
        );
      expect('all pages', pages.flatMap(idsOf), all.slice(0, pages.flatMap(idsOf).length));
      expect('pages that break off', pages.length < 200 && pages.flatMap(idsOf).length < all.length, false);
      const later = await given.anOpenPayment();
      const again = await api.raw({ method: 'GET', path: first._links.next ?? '' }).answers(200);
      expect('the second page, after another payment', idsOf(again as PaymentList).slice(0, 2), made.slice(2, 4));
      await api.getPayment({ id: later.id }).answers(200);
    },
  ),

  rule('paypro.R20', 'The link prev of a later page leads back to the objects before it.', seed('pagination'), async (stage) => {
    const { api, given, expect } = stage;
    const made = (await given.severalPayments(6)).map(({ id }) => id).reverse();
    const first = await api.listPayments({ query: { limit: 2 } }).answers(200, { _links: { prev: missing, next: absoluteUrl } });
    const [, second, third] = await pagesFrom(stage, first);
    expect('the second page', second, { _links: { prev: absoluteUrl } });
    const back = async (page: PaymentList | undefined) =>
      (await api.raw({ method: 'GET', path: page?._links.prev ?? '' }).answers(200, { type: 'list' })) as PaymentList;
    expect('back to the first page', idsOf(await back(second)), made.slice(0, 2));
    expect('back to the second page', idsOf(await back(third)), made.slice(2, 4));
    expect('the first page again', await back(second), { _links: { prev: missing, next: absoluteUrl } });
  }),

  rule(
    'paypro.R21',
    'The links next and prev carry a cursor.',
    [docs('pagination'), sdk('paging')],
    async ({ api, given, expect, inferred }) => {
      await given.severalPayments(5);
      const withCursor = matching(/[?&]cursor=[^&]+/);
      const cursorOf = (link: string | undefined) => new URL(link ?? '').searchParams.get('cursor') ?? '';
      const limit = 2;
      const first = await api.listPayments({ query: { limit } }).answers(200, { _links: { next: withCursor } });
      // As the SDKs do: the cursor alone, with the caller's own limit.
      const byCursor = await api
        .listPayments({ query: { limit, cursor: cursorOf(first._links.next) } })
        .answers(200, { _links: { prev: withCursor } });
      await api.raw({ method: 'GET', path: first._links.next ?? '' }).answers(200, exactly(byCursor));
      const back = await api.listPayments({ query: { limit, cursor: cursorOf(byCursor._links.prev) } }).answers(200);
      expect('back', idsOf(back), idsOf(first));
      await inferred('a cursor is n: or p: and the id at that end of the page, in base64url', () => {
        const decoded = (link: string | undefined) => Buffer.from(cursorOf(link), 'base64url').toString();
        expect('next', decoded(first._links.next), `n:${first.data.at(-1)?.id}`);
        expect('prev', decoded(byCursor._links.prev), `p:${byCursor.data[0]?.id}`);
      });
    },
  ),

  rule('paypro.R22', 'The count is the number of objects on the page.', docs('pagination'), async (stage) => {
    const { id } = await stage.given.anOpenPayment();
    await stage.given.severalPayments(3);
    const page = await stage.api.listPayments({ query: { limit: 3 } }).answers(200, { count: 3 });
    stage.expect('objects', page.data.length, 3);
    await eachOf([...topLists(stage), () => stage.api.listPaymentRefunds({ id })], async (list) => {
      const body = (await list().answers(200)) as PaymentList;
      stage.expect('count', body.count, body.data.length);
    });
  }),

  rule(
    'paypro.P6',
    'A limit or a cursor that is not valid is answered 422 that blames it.',
    inference('the only status for bad input'),
    async ({ api, given }) => {
      const { id } = await given.anOpenPayment();
      await api.listPayments({ query: { limit: 1 } }).answers(200, { count: 1 });
      await eachOf(['0', '-1', '101', '1.5', 'ten'], (limit) =>
        api.listPayments({ query: { limit: wrong(limit) } }).refuses(422, { param: 'limit' }),
      );
      await eachOf(['nonsense', '%', 'bjo', 'eDpQUDM1QzZCS1BQU1I0UQ'], (cursor) =>
        api.listPayments({ query: { cursor } }).refuses(422, { param: 'cursor' }),
      );
      await eachOf([api.listRefunds, api.listEvents, api.listWebhooks, api.listPayMethods], async (list) => {
        await list({ query: { limit: wrong('0') } }).refuses(422, { param: 'limit' });
        await list({ query: { cursor: 'nonsense' } }).refuses(422, { param: 'cursor' });
      });
      await api.listPaymentRefunds({ id, query: { limit: wrong('0') } }).refuses(422, { param: 'limit' });
    },
  ),
];
