import { absoluteUrl, docs, exactly, inference, seed, where, wrong } from '../../../verifier/index.js';
import type { components } from '../../index.js';
import { rule } from '../dialect.js';
import { eachOf, type PayProStage } from '../parts.js';

type PaymentList = components['schemas']['PaymentList'];

const aList = where('a list', Array.isArray);
const aCount = where('a count', Number.isInteger);

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

/** What a list is made of. */
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
