import { absoluteUrl, exactly, matching, missing, seed, where } from '../../../verifier/index.js';
import { rule } from '../dialect.js';
import { eachOf, type PayProStage, paymentsFor, periodsOf } from '../parts.js';
import { dayAfter, justBefore, startOf } from './calendar.js';

const money = { effects: ['creates', 'money'] } as const;
const notActive = where('any state but active', (state) => typeof state === 'string' && state !== 'active');
const post = seed('POST /subscriptions');
const shop = { return_url: 'https://shop.invalid/done?member=7', cancel_url: 'https://shop.invalid/gym' };

/** Pays for the first time on the page that the subscription links to; answers where the customer is then. */
async function payFirst({ open }: PayProStage, checkout: string | undefined, choices = {}): Promise<string> {
  const page = await open(checkout ?? '');
  return (await page.press('do', 'pay', choices)).url;
}

/** When a subscription begins. */
export const subscriptionStarts = [
  rule('paypro.R77', 'With a mandate and without a start date, a subscription is active at once.', post, money, async (stage) => {
    const { api, given, expect, inferred } = stage;
    const { id: customer, created_at } = await given.aCustomer();
    const { id: mandate } = await given.aMandate({ customer });
    const agreed = { customer, mandate, first_period: { amount: 5000, vat: 21 } };
    const subscription = await given.aMandatedSubscription(agreed);
    expect('the subscription', subscription, { state: 'active', start_at: null, customer, mandate, _links: { checkout: missing } });
    expect('the subscription', subscription, {
      subscription_type: 'direct_debit',
      _links: { mandate: absoluteUrl, customer: absoluteUrl },
    });
    await api.getSubscription({ id: subscription.id }).answers(200, exactly(subscription));
    await inferred('its first period is charged to the mandate', async () => {
      const debit = { amount: 5000, description: 'Gym', customer, mandate, subscription: subscription.id, state: 'processing' };
      expect('periods', await periodsOf(stage, subscription.id), [
        { type: 'subscription_period', period_number: 1, amount: 5000, state: 'pending', payments: { data: [debit] } },
      ]);
    });
    await inferred('a start date that is not to come is as good as none', () =>
      eachOf([0, -40], async (days) => {
        const start_at = dayAfter(created_at, days);
        const { id } = await given.anActiveSubscription({ customer, mandate, start_at });
        expect('periods', await periodsOf(stage, id), [{ period_number: 1 }]);
      }),
    );
  }),

  rule(
    'paypro.R78',
    'With a mandate and a start date to come, a subscription is not active before.',
    post,
    { needs: ['clock'], effects: ['creates', 'money'] },
    async (stage) => {
      const { api, given, control, expect, inferred } = stage;
      await control.freeze();
      const { created_at } = await given.aCustomer();
      const start_at = dayAfter(created_at, 10);
      const { id } = await given.aMandatedSubscription({ start_at });
      await eachOf([created_at, justBefore(start_at)], async (moment) => {
        if (moment !== created_at) await control.advanceTo(moment);
        await api.getSubscription({ id }).answers(200, { state: notActive, start_at });
        expect('periods', await periodsOf(stage, id), []);
        expect('payments', await paymentsFor(stage, id), []);
      });
      await inferred('it is pending until the first moment of that day', async () => {
        await api.getSubscription({ id }).answers(200, { state: 'pending' });
        await control.advanceTo(startOf(start_at));
        await api.getSubscription({ id }).answers(200, { state: 'active' });
        expect('periods', await periodsOf(stage, id), [{ period_number: 1, created_at: startOf(start_at) }]);
      });
      await control.advanceTo(startOf(dayAfter(start_at, 1)));
      await api.getSubscription({ id }).answers(200, { state: 'active', start_at });
      expect('periods', await periodsOf(stage, id), [{ period_number: 1, amount: 2500 }]);
    },
  ),

  rule('paypro.R79', 'With pay methods a subscription is not active at first and has a link to a checkout.', post, async (stage) => {
    const { api, given, expect, inferred } = stage;
    const fields = { pay_methods: ['ideal'], first_period: { amount: 5000 }, payment_details: shop } as const;
    const subscription = await given.aPendingSubscription(fields);
    expect('the subscription', subscription, { state: notActive, _links: { checkout: absoluteUrl } });
    await api.getSubscription({ id: subscription.id }).answers(200, exactly(subscription));
    const several = await given.aPendingSubscription({ pay_methods: ['ideal', 'creditcard'] });
    expect('the subscription', several, { state: notActive, _links: { checkout: absoluteUrl } });
    await inferred('it is pending, and has no mandate and no period yet', async () => {
      const nothing = { state: 'pending', mandate: null, subscription_type: null, _links: { mandate: missing } } as const;
      await eachOf([subscription, several], ({ id }) => api.getSubscription({ id }).answers(200, nothing));
      expect('periods', await periodsOf(stage, subscription.id), []);
    });
    await inferred('its first payment is there, and costs what the first period costs', async () => {
      const { id, customer } = subscription;
      const first = { amount: 5000, description: 'Gym', customer, subscription: id, mandate: null, state: 'open', ...shop };
      expect('payments', await paymentsFor(stage, id), [{ ...first, pay_method: { id: 'ideal' } }]);
      expect('payments', await paymentsFor(stage, several.id), [{ amount: 2500, state: 'initialized', pay_method: null }]);
    });
  }),

  rule(
    'paypro.R80',
    'A subscription with pay methods becomes active when the first payment is paid.',
    post,
    { needs: ['payer'], effects: ['creates', 'money'] },
    async (stage) => {
      const { api, given, open, expect, inferred } = stage;
      const { id, customer, _links } = await given.aPendingSubscription({ payment_details: shop });
      expect('where the customer is', await payFirst(stage, _links.checkout), shop.return_url);
      const active = await api.getSubscription({ id }).answers(200, { state: 'active', _links: { checkout: missing } });
      await inferred('the payment has left an approved mandate with the customer, and the first period paid', async () => {
        expect('the subscription', active, {
          mandate: matching(/^MD/),
          subscription_type: 'direct_debit',
          _links: { mandate: absoluteUrl },
        });
        const mandate = String(active.mandate);
        await api.getMandate({ id: mandate }).answers(200, { state: 'approved', customer: String(customer), pay_method: 'direct-debit' });
        const [payment] = await paymentsFor(stage, id);
        expect('the first payment', payment, { state: 'paid', amount: 2500, mandate, customer });
        expect('periods', await periodsOf(stage, id), [
          { period_number: 1, amount: 2500, state: 'paid', payments: { data: [exactly(payment)] } },
        ]);
      });
      await inferred('a creditcard leaves a mandate of its own kind', async () => {
        const other = await given.aPendingSubscription({ pay_methods: ['ideal', 'creditcard'] });
        await payFirst(stage, other._links.checkout, { pay_method: 'creditcard' });
        const { mandate } = await api.getSubscription({ id: other.id }).answers(200, { state: 'active', subscription_type: null });
        await api.getMandate({ id: String(mandate) }).answers(200, { state: 'approved', pay_method: 'creditcard' });
      });
      await inferred('a first payment that comes to nothing leaves it pending, and its link makes another', async () => {
        const other = await given.aPendingSubscription();
        await eachOf(['fail', 'cancel', 'expire'], async (end) => {
          await (await open(other._links.checkout ?? '')).press('do', end);
          await api.getSubscription({ id: other.id }).answers(200, { state: 'pending', _links: { checkout: absoluteUrl } });
          expect('periods', await periodsOf(stage, other.id), []);
        });
        await payFirst(stage, other._links.checkout);
        await api.getSubscription({ id: other.id }).answers(200, { state: 'active' });
        const payments = await paymentsFor(stage, other.id);
        const states = payments.map(({ state }) => state);
        expect('its first payments', states, ['failed', 'canceled', 'expired', 'paid']);
      });
    },
  ),
];
