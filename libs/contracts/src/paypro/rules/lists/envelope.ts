import { absoluteUrl, type Call, docs, exactly, inference, seed, where, wrong } from '../../../verifier/index.js';
import type { components } from '../../index.js';
import { oneOfEach } from '../answers/one-of-each.js';
import { rule } from '../dialect.js';
import { eachOf, type PayProStage } from '../parts.js';

type PaymentList = components['schemas']['PaymentList'];

const aList = where('a list', Array.isArray);
const aCount = where('a count', Number.isInteger);

/** Every list there is, each with something in it where the target can be brought to have it. */
async function everyList(stage: PayProStage) {
  const { api } = stage;
  const all = await oneOfEach(stage);
  const payment = { id: all.chargeback?.payment ?? all.payment.id };
  const refunded = { id: all.refund?.payment ?? all.payment.id };
  const customer = { id: all.customer.id };
  const { subscription_period: period, installment_plan_period: part } = all;
  return [
    (ask: Asked) => api.listPayments(ask),
    (ask: Asked) => api.listPaymentChargebacks({ ...payment, ...ask }),
    (ask: Asked) => api.listPaymentRefunds({ ...refunded, ...ask }),
    (ask: Asked) => api.listRefunds(ask),
    (ask: Asked) => api.listChargebacks(ask),
    (ask: Asked) => api.listPayMethods(ask),
    (ask: Asked) => api.listCustomers(ask),
    (ask: Asked) => api.listCustomerMandates({ ...customer, ...ask }),
    (ask: Asked) => api.listCustomerSubscriptions({ ...customer, ...ask }),
    (ask: Asked) => api.listMandates(ask),
    (ask: Asked) => api.listSubscriptions(ask),
    (ask: Asked) => api.listSubscriptionPeriods({ id: all.subscription.id, ...ask }),
    (ask: Asked) => api.listInstallmentPlans(ask),
    (ask: Asked) => api.listInstallmentPlanPeriods({ id: all.installment_plan.id, ...ask }),
    (ask: Asked) => api.listEvents(ask),
    (ask: Asked) => api.listWebhooks(ask),
    ...(period ? [(ask: Asked) => api.listSubscriptionPeriodPayments({ id: period.id, ...ask })] : []),
    ...(part ? [(ask: Asked) => api.listInstallmentPlanPeriodPayments({ id: part.id, ...ask })] : []),
  ];
}

interface Asked {
  readonly query?: { readonly limit?: number; readonly cursor?: string };
}

const pathOf = (link: string): string => new URL(link).pathname;

/** What a list is made of. */
export const lists = [
  rule('paypro.R15', 'A list answers type list, its data, their count, and a link to itself.', seed('list responses'), async (stage) => {
    const { id } = await stage.given.anOpenPayment();
    const envelope = { type: 'list', data: aList, count: aCount, _links: { self: absoluteUrl } } as const;
    await eachOf(await everyList(stage), async (list) => {
      const call: Call<unknown> = list({});
      await call.answers(200, envelope);
      const { body, request } = await call.exchange();
      const { self } = (body as PaymentList)._links;
      stage.expect('path of the link to itself', pathOf(self), pathOf(request.url));
      stage.expect('query of the link to itself', new URL(self).search, '');
    });
    const empty = exactly({ type: 'list', data: [], count: 0, _links: { self: absoluteUrl } });
    await eachOf([stage.api.listPaymentRefunds, stage.api.listPaymentChargebacks], (list) => list({ id }).answers(200, empty));
    const { id: nobody } = await stage.given.aCustomer();
    await eachOf([stage.api.listCustomerMandates, stage.api.listCustomerSubscriptions], (list) => list({ id: nobody }).answers(200, empty));
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
    await stage.given.severalPayments(3);
    const page = await stage.api.listPayments({ query: { limit: 3 } }).answers(200, { count: 3 });
    stage.expect('objects', page.data.length, 3);
    await eachOf(await everyList(stage), async (list) => {
      const call: Call<unknown> = list({});
      const body = (await call.answers(200, { type: 'list', data: aList })) as PaymentList;
      stage.expect('count', body.count, body.data.length);
    });
  }),

  rule(
    'paypro.P6',
    'A limit or a cursor that is not valid is answered 422 that blames it.',
    inference('the only status for bad input'),
    async (stage) => {
      const { api, given } = stage;
      await given.anOpenPayment();
      await api.listPayments({ query: { limit: 1 } }).answers(200, { count: 1 });
      await eachOf(['0', '-1', '101', '1.5', 'ten'], (limit) =>
        api.listPayments({ query: { limit: wrong(limit) } }).refuses(422, { param: 'limit' }),
      );
      await eachOf(['nonsense', '%', 'bjo', 'eDpQUDM1QzZCS1BQU1I0UQ'], (cursor) =>
        api.listPayments({ query: { cursor } }).refuses(422, { param: 'cursor' }),
      );
      await eachOf(await everyList(stage), async (list) => {
        const calls: readonly (readonly [string, Call<unknown>])[] = [
          ['limit', list({ query: { limit: wrong('0') } })],
          ['cursor', list({ query: { cursor: 'nonsense' } })],
        ];
        await eachOf(calls, ([param, call]) => call.answers(422, { error: { type: 'invalid_request', param } }));
      });
    },
  ),
];
