import { absoluteUrl, docs, exactly, inference, matching, sdk, seed, wrong } from '../../../verifier/index.js';
import { order } from '../../situations.js';
import { rule } from '../dialect.js';
import { allRefused, eachOf } from '../parts.js';

const payMethods = [
  'afterpay',
  'bancontact',
  'bank-transfer',
  'creditcard',
  'direct-debit',
  'ideal',
  'ideal-qr',
  'klarna-paynow',
  'paypal',
] as const;

const issuers = [
  ...(['SNSBNL2A', 'ASNBNL21', 'ABNANL2A', 'BUNQNL2A', 'KNABNL2H', 'RABONL2U', 'REVOLT21'] as const),
  ...(['RBRBNL21', 'TRIONL2U', 'FVLBNL22', 'INGBNL2A', 'BITSNL2A', 'NTSBDEB1', 'NNBANL2G'] as const),
];

const together = matching(/cannot be used together with/);

/** What a payment is made of. */
export const payments = [
  rule('paypro.R23', 'A payment needs an amount, a currency and a description.', seed('POST /payments'), async ({ api, inferred }) => {
    await api.createPayment({ body: { amount: 1000, currency: 'EUR', description: 'Order 1001' } }).answers(201, {
      amount: 1000,
      currency: 'EUR',
      description: 'Order 1001',
    });
    const needed = ['amount', 'currency', 'description'];
    await eachOf(needed, (param) => api.createPayment({ body: { ...order(), [param]: undefined } }).refuses(422, { param }));
    await inferred('null is as good as nothing, and so is an empty description', async () => {
      await eachOf(needed, (param) => api.createPayment({ body: { ...order(), [param]: null } }).refuses(422, { param }));
      await api
        .createPayment({ body: order({ description: '' }) })
        .refuses(422, { param: 'description', message: 'Description must be set' });
    });
    await inferred('of several findings the first by the table is answered', async () => {
      await api.createPayment({ body: wrong({ description: 7, currency: 'USD' }) }).refuses(422, { param: 'amount' });
      await api.createPayment({ body: wrong({ issuer: 'none', pay_methods: ['cash'], amount: '1000' }) }).refuses(422, { param: 'amount' });
      await api.createPayment({ body: wrong({ issuer: 'none', amount: 1000, currency: 'USD' }) }).refuses(422, { param: 'currency' });
    });
  }),

  rule('paypro.R24', 'The amount is an integer.', seed('POST /payments'), async (stage) => {
    await stage.api.createPayment({ body: order({ amount: 1000 }) }).answers(201, { amount: 1000 });
    const amounts = ['1000', 10.5, true, [1000], { cents: 1000 }];
    await allRefused(
      stage,
      'amount',
      amounts.map((amount) => stage.api.createPayment({ body: order({ amount: wrong(amount) }) })),
    );
  }),

  rule('paypro.R25', 'A currency other than EUR is refused.', seed('POST /payments'), async (stage) => {
    await stage.api.createPayment({ body: order({ currency: 'EUR' }) }).answers(201, { currency: 'EUR' });
    const currencies = ['USD', 'GBP', 'eur', ''];
    await allRefused(
      stage,
      'currency',
      currencies.map((currency) => stage.api.createPayment({ body: order({ currency: wrong(currency) }) })),
    );
  }),

  rule('paypro.R26', 'A pay method outside the nine is refused.', seed('POST /payments'), async (stage) => {
    await stage.api.createPayment({ body: order({ pay_methods: [...payMethods] }) }).answers(201);
    const lists = [['cash'], ['ideal', 'sofort'], ['direct_debit'], ['iDEAL']];
    await allRefused(
      stage,
      'pay_methods',
      lists.map((list) => stage.api.createPayment({ body: order({ pay_methods: wrong(list) }) })),
    );
  }),

  rule('paypro.R27', 'A single pay method becomes that of the payment.', seed('POST /payments'), async ({ api }) => {
    await eachOf(payMethods, async (method) => {
      const { id } = await api
        .createPayment({ body: order({ pay_methods: [method] }) })
        .answers(201, { pay_method: { id: method, type: 'pay_method' } });
      await api.getPayment({ id }).answers(200, { pay_method: { id: method } });
    });
    await api.createPayment({ body: order({ pay_methods: ['ideal', 'paypal'] }) }).answers(201, { pay_method: null });
  }),

  rule('paypro.R28', 'An issuer outside the fourteen is refused.', seed('POST /payments'), async (stage) => {
    await eachOf(issuers, (issuer) => stage.api.createPayment({ body: order({ issuer }) }).answers(201));
    const strangers = ['BANKNL3Y', 'ABNANL2X', 'abnanl2a'];
    await allRefused(
      stage,
      'issuer',
      strangers.map((issuer) => stage.api.createPayment({ body: order({ issuer: wrong(issuer) }) })),
    );
  }),

  rule(
    'paypro.R29',
    'Metadata is returned as it was given, when a payment is created and when it is retrieved.',
    seed('POST /payments'),
    async ({ api }) => {
      const metadata = {
        order_id: 1001,
        'naïve key': 'Ünïcode €',
        nested: { list: [1, 'two', null, { three: 3.5 }], empty: {} },
        none: null,
        yes: true,
      };
      const { id } = await api.createPayment({ body: order({ metadata }) }).answers(201, { metadata: exactly(metadata) });
      await api.getPayment({ id }).answers(200, { metadata: exactly(metadata) });
      await api.createPayment({ body: order() }).answers(201, { metadata: exactly({}) });
    },
  ),

  rule('paypro.R30', 'A new payment has a link to its checkout.', seed('POST /payments'), async ({ given, expect }) => {
    expect('an open payment', await given.anOpenPayment(), { _links: { checkout: absoluteUrl } });
    expect('an initialized payment', await given.anInitializedPayment(), { _links: { checkout: absoluteUrl } });
  }),

  rule('paypro.R31', 'Of a new payment nothing is paid or refunded yet.', sdk('payment fixture'), async ({ api }) => {
    const { id } = await api.createPayment({ body: order() }).answers(201, { refunded_amount: 0, paid_at: null });
    await api.getPayment({ id }).answers(200, { refunded_amount: 0, paid_at: null });
  }),

  rule(
    'paypro.R32',
    'The return URL and the cancel URL are returned as given, null where none was.',
    [docs('payment object'), sdk('payment fixture')],
    async ({ api }) => {
      const urls = { return_url: 'https://shop.invalid/done?order=1001&x=%C3%A9', cancel_url: 'https://shop.invalid/cart#top' };
      const { id } = await api.createPayment({ body: order(urls) }).answers(201, urls);
      await api.getPayment({ id }).answers(200, urls);
      await api.createPayment({ body: order() }).answers(201, { return_url: null, cancel_url: null });
      await api.createPayment({ body: order({ return_url: null, cancel_url: null }) }).answers(201, { return_url: null, cancel_url: null });
    },
  ),

  rule('paypro.R38', 'A customer and a mandate are not sent together.', docs('POST /payments'), async ({ api, given, inferred }) => {
    const { id: mandate, customer } = await given.anApprovedMandate();
    await api.createPayment({ body: order({ customer }) }).answers(201, { customer });
    const both = api.createPayment({ body: order({ pay_methods: null, customer, mandate }) });
    await both.isRefused();
    await inferred('status 422 that says so', () => both.refuses(422, { message: together }));
  }),

  rule('paypro.R39', 'Pay methods and a mandate are not sent together.', docs('POST /payments'), async ({ api, given, inferred }) => {
    const { id: mandate } = await given.anApprovedMandate();
    await api.createPayment({ body: order() }).answers(201, { mandate: null });
    const both = api.createPayment({ body: order({ mandate }) });
    await both.isRefused();
    await inferred('status 422 that says so', () => both.refuses(422, { message: together }));
  }),

  rule('paypro.R40', 'A mandate cannot be set up without a customer.', docs('POST /payments'), async (stage) => {
    const { api, given } = stage;
    await api.createPayment({ body: order({ setup_mandate: false }) }).answers(201);
    await api.createPayment({ body: order({ setup_mandate: true, customer: (await given.aCustomer()).id }) }).answers(201);
    const without = api.createPayment({ body: order({ setup_mandate: true }) });
    await without.isRefused();
    await stage.inferred('status 422', () => without.refuses(422, {}));
  }),

  rule('paypro.R41', 'A mandate is not set up where one is given.', docs('POST /payments'), async ({ api, given, inferred }) => {
    const { id: mandate, customer } = await given.anApprovedMandate();
    await api.createPayment({ body: order({ setup_mandate: true, customer }) }).answers(201, { customer });
    const both = api.createPayment({ body: order({ pay_methods: null, setup_mandate: true, mandate }) });
    await both.isRefused();
    await inferred('status 422 that says so', () => both.refuses(422, { message: together }));
  }),

  rule('paypro.R43', 'A locale that is unknown is ignored.', docs('POST /payments'), async ({ api, inferred }) => {
    await api.createPayment({ body: order({ locale: 'nl' }) }).answers(201);
    const { id } = await api.createPayment({ body: order({ locale: 'tlh' }) }).answers(201, { state: 'open' });
    const { locale } = await api.getPayment({ id }).answers(200, { state: 'open' });
    await inferred('it is not returned either', () => api.getPayment({ id }).answers(200, locale === undefined ? {} : { locale: null }));
  }),

  rule(
    'paypro.P4',
    'A payment begins open with one pay method, initialized with none or several.',
    inference('samples of payment.created'),
    async ({ api }) => {
      await api.createPayment({ body: order({ pay_methods: ['ideal'] }) }).answers(201, { state: 'open', pay_method: { id: 'ideal' } });
      await api
        .createPayment({ body: order({ pay_methods: ['ideal', 'paypal'] }) })
        .answers(201, { state: 'initialized', pay_method: null });
      await api.createPayment({ body: order({ pay_methods: null }) }).answers(201, { state: 'initialized', pay_method: null });
      const { pay_methods: _, ...without } = order();
      await api.createPayment({ body: without }).answers(201, { state: 'initialized', pay_method: null });
    },
  ),

  rule(
    'paypro.P11',
    "An amount outside the pay method's bounds is answered 422 that blames it.",
    inference('the bounds of a pay method'),
    async ({ api, expect }) => {
      const { data } = await api.listPayMethods().answers(200, { type: 'list' });
      const ideal = data.find(({ id }) => id === 'ideal');
      expect('the bounds of ideal', ideal, { minimum_amount: 10, maximum_amount: 5_000_000 });
      await eachOf([10, 5_000_000], (amount) => api.createPayment({ body: order({ amount }) }).answers(201, { amount }));
      await eachOf([9, 5_000_001, 0, -1000], (amount) => api.createPayment({ body: order({ amount }) }).refuses(422, { param: 'amount' }));
    },
  ),
];
