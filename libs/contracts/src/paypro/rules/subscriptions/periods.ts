import { absoluteUrl, docs, exactly, matching, oneOf, seed, utcInstant, wrong } from '../../../verifier/index.js';
import { rule } from '../dialect.js';
import { allRefused, eachOf, periodsOf, unknownIds } from '../parts.js';

const post = seed('POST /subscriptions/{id}/subscription_periods');
const money = { effects: ['creates', 'money'] } as const;
const everyone = { needs: ['payer', 'provider'], effects: ['creates', 'money'] } as const;
const weekly = { amount: 2500, interval: 'week', multiplier: 1 } as const;

/** The periods of a subscription. */
export const subscriptionPeriods = [
  rule('paypro.R96', 'A next period needs an amount.', post, money, async (stage) => {
    const { api, given, expect } = stage;
    const { id } = await given.anActiveSubscription();
    await api.createSubscriptionPeriod({ id, body: { amount: 1250 } }).answers(201, { amount: 1250 });
    const create = (body: unknown) => api.createSubscriptionPeriod({ id, body: wrong(body) });
    await allRefused(stage, 'amount', [{}, { amount: null }, { description: 'Extra lessons' }].map(create));
    await stage.inferred('of whole cents above 0', () =>
      eachOf(['1250', 12.5, 0, -1], (amount) => create({ amount }).refuses(422, { param: 'amount' })),
    );
    expect('periods', (await periodsOf(stage, id)).length, 2);
  }),

  rule('paypro.R97', 'A next period has that amount and the next number.', post, money, async (stage) => {
    const { api, given, control, can, expect, inferred } = stage;
    const { id } = await given.anActiveSubscription({ period: weekly });
    const other = await given.anActiveSubscription();
    const made = [];
    for (const [index, amount] of [1250, 10, 9900].entries()) {
      const body = { amount, description: `Lessons ${index}` };
      const payments = { data: [{ amount, subscription: id }] };
      const facts = { type: 'subscription_period', subscription: id, amount, period_number: index + 2, payments } as const;
      const period = await api.createSubscriptionPeriod({ id, body }).answers(201, facts);
      await api.getSubscriptionPeriod({ id: period.id }).answers(200, exactly(period));
      made.push(period);
    }
    expect('periods', await periodsOf(stage, id), [{ period_number: 1, amount: 2500 }, ...made.map((period) => exactly(period))]);
    await api.createSubscriptionPeriod({ id: other.id, body: { amount: 10 } }).answers(201, { period_number: 2 });
    await inferred('its payment is charged to the mandate, and described as it says, or as the subscription is', async () => {
      const charged = { mandate: other.mandate, customer: other.customer, state: 'processing', amount: 300 } as const;
      const create = (body: { amount: number; description?: string }) => api.createSubscriptionPeriod({ id: other.id, body });
      await create({ amount: 300 }).answers(201, { payments: { data: [{ ...charged, description: 'Gym' }] } });
      await create({ amount: 300, description: 'Towels' }).answers(201, { payments: { data: [{ ...charged, description: 'Towels' }] } });
    });
    if (!can('clock')) return;
    await inferred('the regular ones keep their dates, and number on', async () => {
      await control.advance('P8D');
      expect('the newest period', (await periodsOf(stage, id)).at(-1), { period_number: 5, amount: 2500 });
    });
  }),

  rule('paypro.R98', 'A period of an unknown subscription is answered 404.', post, money, async ({ api, given }) => {
    const { id } = await given.anActiveSubscription();
    await api.createSubscriptionPeriod({ id, body: { amount: 1250 } }).answers(201, { amount: 1250 });
    await api.createSubscriptionPeriod({ id: unknownIds.subscription, body: { amount: 1250 } }).refuses(404);
    await api.createSubscriptionPeriod({ id: unknownIds.subscription, body: wrong({}) }).refuses(404);
  }),

  rule(
    'paypro.R99',
    'A period holds its payments as a list, the same that its own list of payments holds.',
    [seed('subscription periods'), docs('period object')],
    money,
    async (stage) => {
      const { api, given, control, can, expect } = stage;
      const subscription = await given.anActiveSubscription();
      const other = await given.aPeriod();
      const period = await given.aPeriod({ subscription: subscription.id });
      const whole = {
        id: matching(/^SP/),
        type: 'subscription_period',
        amount: 2500,
        period_number: 1,
        subscription: subscription.id,
        state: oneOf('open', 'pending', 'paid'),
        payments: { type: 'list', data: [{ type: 'payment', amount: 2500 }], count: 1, _links: { self: absoluteUrl } },
        created_at: utcInstant,
        _links: { self: absoluteUrl, subscription: subscription._links.self },
      } as const;
      expect('the period', period, whole);
      expect('its keys', Object.keys(period).toSorted(), Object.keys(whole).toSorted());
      const asBefore = async () => {
        const { payments } = await api.getSubscriptionPeriod({ id: period.id }).answers(200, { id: period.id });
        const { data } = payments;
        await api.listSubscriptionPeriodPayments({ id: period.id }).answers(200, exactly(payments));
        await api.raw({ method: 'GET', path: payments._links.self }).answers(200, exactly(payments));
        await api.getPayment({ id: data[0]?.id ?? '' }).answers(200, exactly(data[0]));
        expect('the period in its list', await periodsOf(stage, subscription.id), [{ payments: exactly(payments) }]);
        return data[0];
      };
      const payment = await asBefore();
      expect('of another period', other.payments.data[0]?.id === payment?.id, false);
      if (!can('payer')) return;
      await control.act('settle', { id: payment?.id ?? '' });
      expect('its payment, once it is paid', await asBefore(), { state: 'paid' });
    },
  ),

  rule(
    'paypro.R100',
    'A period is open, pending, paid, canceled, reversed or refunded.',
    docs('period object'),
    everyone,
    async (stage) => {
      const { api, given, control, expect, inferred } = stage;
      const six = oneOf('open', 'pending', 'paid', 'canceled', 'reversed', 'refunded');
      const { id } = await given.anActiveSubscription({ cancel_periods_on_cancellation: true });
      const next = async () => {
        const period = await api.createSubscriptionPeriod({ id, body: { amount: 1000 } }).answers(201, { state: six });
        return { period: period.id, payment: period.payments.data[0]?.id ?? '' };
      };
      const [pending, failed, paid, reversed, refunded, part] = [
        await next(),
        await next(),
        await next(),
        await next(),
        await next(),
        await next(),
      ];
      await control.act('fail', { id: failed.payment });
      await eachOf([paid, reversed, refunded, part], ({ payment }) => control.act('settle', { id: payment }));
      await control.act('chargeback', { id: reversed.payment });
      const refund = async (payment: string, amount: number) => (await given.aRefundedRefund({ payment, amount })).id;
      await refund(refunded.payment, 400);
      await refund(refunded.payment, 600);
      await refund(part.payment, 999);
      const states = async () => {
        const periods = await periodsOf(stage, id);
        for (const { state } of periods) expect('state', state, six);
        return periods.slice(1).map(({ state }) => state);
      };
      const before = await states();
      await api.cancelSubscription({ id }).answers(200, { state: 'canceled' });
      const after = await states();
      await inferred('as its payment is', () => {
        expect('states', before, ['pending', 'open', 'paid', 'reversed', 'refunded', 'paid']);
        expect('states once canceled', after, ['pending', 'canceled', 'paid', 'canceled', 'refunded', 'paid']);
      });
      await api.getSubscriptionPeriod({ id: pending.period }).answers(200, { state: six });
    },
  ),
];
