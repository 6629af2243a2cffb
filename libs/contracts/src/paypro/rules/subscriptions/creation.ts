import { absoluteUrl, docs, exactly, matching, seed, utcInstant, wrong } from '../../../verifier/index.js';
import { gym } from '../../situations/recurring.js';
import { rule } from '../dialect.js';
import { allRefused, eachOf, type PayProStage } from '../parts.js';

const seven = ['bancontact', 'bank-transfer', 'creditcard', 'direct-debit', 'ideal', 'ideal-qr', 'klarna-paynow'] as const;

const post = seed('POST /subscriptions');

/** A customer, and what a subscription of theirs is created with: it asks for a first payment, so that nobody is charged yet. */
async function someone({ given }: PayProStage) {
  const { id: customer } = await given.aCustomer();
  return { customer, body: gym(customer, { pay_methods: ['ideal'] }) };
}

/** What every source shows of a new subscription that asks for a first payment. */
const fieldsOf = (customer: string, period: ReturnType<typeof gym>['period']) =>
  ({
    id: matching(/^PS/),
    type: 'subscription',
    description: 'Gym',
    currency: 'EUR',
    customer,
    mandate: null,
    start_at: null,
    cancel_at: null,
    first_period: null,
    period: exactly(period),
    created_at: utcInstant,
    _links: { self: absoluteUrl, customer: absoluteUrl, checkout: absoluteUrl },
  }) as const;

/** What a subscription is made of. */
export const subscriptions = [
  rule('paypro.R75', 'A subscription needs a customer, a description, a currency and a period.', post, async (stage) => {
    const { api, inferred } = stage;
    const { customer, body } = await someone(stage);
    const known = fieldsOf(customer, body.period);
    const subscription = await api.createSubscription({ body }).answers(201, known);
    await api.getSubscription({ id: subscription.id }).answers(200, exactly(subscription));
    const bare = (param: string, value?: unknown) => api.createSubscription({ body: wrong({ ...body, [param]: value }) });
    await eachOf(['customer', 'description', 'currency', 'period'], (param) =>
      allRefused(
        stage,
        param,
        [undefined, null].map((nothing) => bare(param, nothing)),
      ),
    );
    await inferred('a period needs an amount, an interval and a multiplier', () =>
      eachOf(['amount', 'interval', 'multiplier'], (param) =>
        bare('period', { ...body.period, [param]: undefined }).refuses(422, { param: `period.${param}` }),
      ),
    );
    await inferred('a first period needs an amount', () =>
      bare('first_period', { vat: 21 }).refuses(422, { param: 'first_period.amount' }),
    );
    await inferred('amounts are whole cents above 0', async () => {
      await eachOf([0, -1, 10.5, '2500'], async (amount) => {
        await bare('period', { ...body.period, amount }).refuses(422, { param: 'period.amount' });
        await bare('first_period', { amount }).refuses(422, { param: 'first_period.amount' });
      });
    });
    await inferred('it is charged by a mandate, or asks for one', () =>
      eachOf([null, undefined, []], (nothing) => bare('pay_methods', nothing).refuses(422, { param: 'mandate' })),
    );
    await inferred('it is pending and automatic, and keeps periods that it cannot collect', () =>
      api.getSubscription({ id: subscription.id }).answers(
        200,
        exactly({
          ...known,
          state: 'pending',
          scheduling: 'automatic',
          subscription_type: null,
          cancel_periods_on_cancellation: false,
          metadata: {},
          payment_details: { return_url: null, cancel_url: null },
        }),
      ),
    );
  }),

  rule('paypro.R76', 'A subscription takes a mandate or pay methods, not both.', post, async (stage) => {
    const { api } = stage;
    const { customer, body } = await someone(stage);
    const { id: mandate } = await stage.given.aMandate({ customer });
    await api.createSubscription({ body }).answers(201, { customer, mandate: null });
    const lists = [['ideal'], ['ideal', 'creditcard']] as const;
    const both = lists.map((pay_methods) => api.createSubscription({ body: { ...body, mandate, pay_methods } }));
    await eachOf(both, (call) => call.isRefused());
    await stage.inferred('status 422 that says so', () =>
      eachOf(both, (call) => call.refuses(422, { message: matching(/cannot be used together with/) })),
    );
  }),

  rule('paypro.R81', 'A subscription with a pay method outside the seven is refused.', post, async (stage) => {
    const { api, given } = stage;
    const { id: customer } = await given.aCustomer();
    const create = (pay_methods: readonly string[]) => api.createSubscription({ body: gym(customer, { pay_methods: wrong(pay_methods) }) });
    await create(seven).answers(201, { customer });
    await eachOf(seven, (method) => create([method]).answers(201, { customer }));
    const lists = [['paypal'], ['afterpay'], ['ideal', 'paypal'], ['cash'], ['direct_debit']];
    await allRefused(stage, 'pay_methods', lists.map(create));
  }),

  rule('paypro.R82', 'A subscription in a currency other than EUR is refused.', post, async (stage) => {
    const { body } = await someone(stage);
    await stage.api.createSubscription({ body }).answers(201, { currency: 'EUR' });
    const currencies = ['USD', 'GBP', 'eur', ''];
    await allRefused(
      stage,
      'currency',
      currencies.map((currency) => stage.api.createSubscription({ body: { ...body, currency: wrong(currency) } })),
    );
  }),

  rule('paypro.R84', 'A period lasts so many days, weeks, months or years, and nothing else.', docs('period'), async (stage) => {
    const { api } = stage;
    const { body } = await someone(stage);
    const create = (field: string, interval: string) =>
      api.createSubscription({ body: wrong({ ...body, [field]: { amount: 2500, multiplier: 2, interval } }) });
    await eachOf(['day', 'week', 'month', 'year'], async (interval) => {
      await create('period', interval).answers(201, { period: wrong({ interval, multiplier: 2 }) });
      await create('first_period', interval).answers(201, { first_period: wrong({ interval, multiplier: 2 }) });
    });
    await eachOf(['period', 'first_period'], (field) =>
      allRefused(
        stage,
        `${field}.interval`,
        ['hour', 'quarter', 'months', 'Month', ''].map((interval) => create(field, interval)),
      ),
    );
    await stage.inferred('there is at least one', () =>
      eachOf([0, -1, 1.5, '1'], (multiplier) =>
        api
          .createSubscription({ body: wrong({ ...body, period: { ...body.period, multiplier } }) })
          .refuses(422, { param: 'period.multiplier' }),
      ),
    );
  }),

  rule('paypro.R85', 'A VAT outside 0 to 30 is refused.', docs('period'), async (stage) => {
    const { api } = stage;
    const { body } = await someone(stage);
    const create = (field: string, vat: unknown) => api.createSubscription({ body: wrong({ ...body, [field]: { ...body.period, vat } }) });
    await eachOf(['period', 'first_period'], async (field) => {
      await eachOf([0, 30, 8.5], (vat) => create(field, vat).answers(201, wrong({ [field]: { vat } })));
      await allRefused(
        stage,
        `${field}.vat`,
        [-0.5, 30.5, 100].map((vat) => create(field, vat)),
      );
    });
    await stage.inferred('none is 0', () => eachOf([undefined, null], (vat) => create('period', vat).answers(201, { period: { vat: 0 } })));
    await stage.inferred('in an update too', async () => {
      const { id } = await api.createSubscription({ body }).answers(201, { period: { vat: 21 } });
      await api.updateSubscription({ id, body: { period: { vat: 31 } } }).refuses(422, { param: 'period.vat' });
      await api.updateSubscription({ id, body: { period: { vat: 9 } } }).answers(200, { period: { vat: 9, amount: 2500 } });
    });
  }),

  rule(
    'paypro.R103',
    'The payment details of a subscription always hold the return URL and the cancel URL.',
    docs('payment_details'),
    async ({ api, given }) => {
      const { id: customer } = await given.aCustomer();
      const urls = { return_url: 'https://shop.invalid/done?order=1001&x=%C3%A9', cancel_url: 'https://shop.invalid/cart#top' };
      const none = { return_url: null, cancel_url: null };
      const cases = [
        [undefined, none],
        [{}, none],
        [{ return_url: urls.return_url }, { ...none, return_url: urls.return_url }],
        [
          { cancel_url: urls.cancel_url, return_url: null },
          { ...none, cancel_url: urls.cancel_url },
        ],
        [{ ...urls, issuer: 'ABNANL2A' }, urls],
      ] as const;
      await eachOf(cases, async ([payment_details, returned]) => {
        const fields = { pay_methods: ['ideal'], ...(payment_details ? { payment_details } : {}) } as const;
        const { id } = await api.createSubscription({ body: gym(customer, fields) }).answers(201, { payment_details: exactly(returned) });
        await api.getSubscription({ id }).answers(200, { payment_details: exactly(returned) });
      });
    },
  ),

  rule('paypro.R104', 'The metadata of a subscription is returned as it was given.', post, async ({ api, given }) => {
    const metadata = { member: 7, 'naïve key': 'Ünïcode €', nested: { list: [1, 'two', null, { three: 3.5 }], empty: {} }, none: null };
    const { id } = await given.aPendingSubscription({ metadata });
    await api.getSubscription({ id }).answers(200, { metadata: exactly(metadata) });
    await api.updateSubscription({ id, body: { description: 'Pool' } }).answers(200, { metadata: exactly(metadata) });
    await api.cancelSubscription({ id }).answers(200, { metadata: exactly(metadata) });
    const without = await given.aPendingSubscription();
    await api.getSubscription({ id: without.id }).answers(200, { metadata: exactly({}) });
  }),
];
