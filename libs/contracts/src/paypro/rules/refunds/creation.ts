import { absoluteUrl, docs, exactly, matching, sdk, seed, utcInstant, where, wrong } from '../../../verifier/index.js';
import { bankAccount } from '../../situations.js';
import { rule } from '../dialect.js';
import { allRefused, eachOf } from '../parts.js';

const money = { needs: ['payer'], effects: ['creates', 'money'] } as const;
const methodsThatNeedAnAccount = ['bancontact', 'creditcard'] as const;

/** What a refund is made of, and how much may go back. */
export const refunds = [
  rule('paypro.R45', 'A refund needs an amount.', seed('POST /payments/{id}/refunds'), money, async (stage) => {
    const { api, given } = stage;
    const { id } = await given.aPaidPayment({ amount: 1000 });
    await api.createRefund({ id, body: { amount: 100 } }).answers(201, { amount: 100 });
    await api.createRefund({ id, body: wrong({ reason: 'none' }) }).refuses(422, { param: 'amount' });
    const amounts = ['100', 1.5, null];
    await allRefused(
      stage,
      'amount',
      amounts.map((amount) => api.createRefund({ id, body: { amount: wrong(amount) } })),
    );
  }),

  rule('paypro.R46', 'A refund of more than the payment is refused.', seed('POST /payments/{id}/refunds'), money, async (stage) => {
    const { api, given } = stage;
    const { id } = await given.aPaidPayment({ amount: 1000 });
    await allRefused(
      stage,
      'amount',
      [1001, 100_000].map((amount) => api.createRefund({ id, body: { amount } })),
    );
    await api.createRefund({ id, body: { amount: 1000 } }).answers(201, { amount: 1000 });
  }),

  rule('paypro.R47', 'A payment may be refunded in several parts.', seed('POST /payments/{id}/refunds'), money, async ({ api, given }) => {
    const { id } = await given.aPaidPayment({ amount: 1000 });
    const made: string[] = [];
    await eachOf([100, 250, 300], async (amount) =>
      made.unshift((await api.createRefund({ id, body: { amount } }).answers(201, { amount })).id),
    );
    await api.listPaymentRefunds({ id }).answers(200, { count: 3, data: made.map((refund) => ({ id: refund, payment: id })) });
  }),

  rule(
    'paypro.R48',
    "A payment's refunds together cannot exceed its amount.",
    seed('POST /payments/{id}/refunds'),
    { ...money, effects: ['creates', 'money', 'load'] },
    async (stage) => {
      const { api, given, expect } = stage;
      const { id } = await given.aPaidPayment({ amount: 1000 });
      await api.createRefund({ id, body: { amount: 600 } }).answers(201, { amount: 600 });
      await allRefused(
        stage,
        'amount',
        [401, 1000].map((amount) => api.createRefund({ id, body: { amount } })),
      );
      const rest = await api.createRefund({ id, body: { amount: 400 } }).answers(201, { amount: 400 });
      await allRefused(stage, 'amount', [api.createRefund({ id, body: { amount: 1 } })]);
      await stage.inferred('what a canceled refund held may be refunded again', async () => {
        await api.cancelRefund({ id: rest.id }).answers(200, { state: 'canceled' });
        await api.createRefund({ id, body: { amount: 401 } }).refuses(422, { param: 'amount' });
        await api.createRefund({ id, body: { amount: 400 } }).answers(201, { amount: 400 });
      });
      const other = await given.aPaidPayment({ amount: 1000 });
      const atOnce = await Promise.all(
        Array.from({ length: 20 }, () => api.createRefund({ id: other.id, body: { amount: 100 } }).exchange()),
      );
      expect('refunds made at once', atOnce.filter(({ status }) => status === 201).length, 10);
      await api.listPaymentRefunds({ id: other.id, query: { limit: 100 } }).answers(200, { count: 10 });
    },
  ),

  rule(
    'paypro.R49',
    "The description of a refund is the payment's, unless it has one of its own.",
    seed('POST /payments/{id}/refunds'),
    money,
    async ({ api, given }) => {
      const { id } = await given.aPaidPayment({ description: 'Order 77, two chairs' });
      const refund = await api.createRefund({ id, body: { amount: 100 } }).answers(201, { description: 'Order 77, two chairs' });
      await api.getRefund({ id: refund.id }).answers(200, { description: 'Order 77, two chairs' });
      await api.createRefund({ id, body: { amount: 100, description: null } }).answers(201, { description: 'Order 77, two chairs' });
      await api.createRefund({ id, body: { amount: 100, description: 'One chair back' } }).answers(201, { description: 'One chair back' });
    },
  ),

  rule(
    'paypro.R50',
    'The reason of a refund is returned as given, null where none was.',
    [docs('refund object'), sdk('refund fixture')],
    money,
    async ({ api, given }) => {
      const { id } = await given.aPaidPayment();
      const refund = await api
        .createRefund({ id, body: { amount: 100, reason: 'Broken on arrival' } })
        .answers(201, { reason: 'Broken on arrival' });
      await api.getRefund({ id: refund.id }).answers(200, { reason: 'Broken on arrival' });
      await api.createRefund({ id, body: { amount: 100 } }).answers(201, { reason: null });
    },
  ),

  rule(
    'paypro.R51',
    'A bancontact or creditcard payment is not refunded without an iban.',
    seed('POST /payments/{id}/refunds'),
    money,
    async (stage) => {
      const { api, given } = stage;
      const { iban: _, ...without } = bankAccount;
      await eachOf(methodsThatNeedAnAccount, async (method) => {
        const { id } = await given.aPaidPayment({ pay_methods: [method] });
        await allRefused(stage, 'iban', [api.createRefund({ id, body: { amount: 100, ...without } })]);
        await api.createRefund({ id, body: { amount: 100, ...bankAccount } }).answers(201, { amount: 100 });
      });
    },
  ),

  rule(
    'paypro.R52',
    'A bancontact or creditcard payment is not refunded without the name of the account holder.',
    seed('POST /payments/{id}/refunds'),
    money,
    async (stage) => {
      const { api, given } = stage;
      const { account_holder_name: _, ...without } = bankAccount;
      await eachOf(methodsThatNeedAnAccount, async (method) => {
        const { id } = await given.aPaidPayment({ pay_methods: [method] });
        await allRefused(stage, 'account_holder_name', [api.createRefund({ id, body: { amount: 100, ...without } })]);
        await api.createRefund({ id, body: { amount: 100, ...bankAccount } }).answers(201, { amount: 100 });
      });
    },
  ),

  rule(
    'paypro.R53',
    'An ideal payment is refunded without either.',
    seed('POST /payments/{id}/refunds'),
    money,
    async ({ api, given, inferred }) => {
      const { id } = await given.aPaidPayment({ pay_methods: ['ideal'] });
      await api.createRefund({ id, body: { amount: 100 } }).answers(201, { amount: 100, payment: id });
      await inferred('both are taken all the same, and not returned', () =>
        api.createRefund({ id, body: { amount: 100, ...bankAccount } }).answers(
          201,
          where('no account', (refund) => !JSON.stringify(refund).includes(bankAccount.iban)),
        ),
      );
    },
  ),

  rule(
    'paypro.R54',
    'Only a payment that is paid or completed can be refunded.',
    docs('refunds'),
    { needs: ['payer', 'provider'], effects: ['creates', 'money'] },
    async (stage) => {
      const { api, given } = stage;
      const body = { amount: 100 };
      await eachOf([await given.aPaidPayment(), await given.aCompletedPayment()], ({ id }) =>
        api.createRefund({ id, body }).answers(201, { payment: id }),
      );
      const others = [
        await given.anOpenPayment(),
        await given.anInitializedPayment(),
        await given.aProcessingPayment(),
        await given.aFailedPayment(),
        await given.anExpiredPayment(),
        await given.aCanceledPayment(),
      ];
      await allRefused(
        stage,
        null,
        others.map(({ id }) => api.createRefund({ id, body })),
      );
      await eachOf(others, ({ id }) => api.listPaymentRefunds({ id }).answers(200, { count: 0 }));
    },
  ),

  rule(
    'paypro.R56',
    'A new refund names its payment, links to it, and is in the list of that payment and in the list of all.',
    [sdk('refund fixture'), seed('GET /refunds')],
    money,
    async ({ api, given, inferred, expect }) => {
      const { id } = await given.aPaidPayment({ description: 'Order 1001' });
      const links = { self: absoluteUrl, payment: matching(new RegExp(`/payments/${id}$`)) };
      const named = { type: 'refund', amount: 400, currency: 'EUR', payment: id, _links: links } as const;
      const refund = await api.createRefund({ id, body: { amount: 400 } }).answers(201, named);
      await api.getRefund({ id: refund.id }).answers(200, exactly(refund));
      await api.listPaymentRefunds({ id }).answers(200, { data: [exactly(refund)] });
      const all = await api.listRefunds().answers(200, { type: 'list' });
      expect('the newest of all refunds', all.data[0], exactly(refund));
      await api.raw({ method: 'GET', path: refund._links.payment }).answers(200, { id, type: 'payment' });
      await inferred('it is open, and nothing else is in it', () => {
        const rest = { id: refund.id, description: 'Order 1001', reason: null, state: 'open', refunded_at: null, created_at: utcInstant };
        return api.getRefund({ id: refund.id }).answers(200, exactly({ ...named, ...rest }));
      });
    },
  ),
];
