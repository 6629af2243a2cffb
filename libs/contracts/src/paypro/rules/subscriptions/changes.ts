import { absoluteUrl, docs, exactly, seed } from '../../../verifier/index.js';
import { rule } from '../dialect.js';
import { allRefused, eachOf, paymentsFor, periodsOf, unknownIds } from '../parts.js';
import { dayAfter, startOf } from './calendar.js';

const money = { effects: ['creates', 'money'] } as const;
const overTime = { needs: ['clock'], effects: ['creates', 'money'] } as const;
const patch = 'PATCH /subscriptions/{id}';
const weekly = { amount: 2500, vat: 21, interval: 'week', multiplier: 1 } as const;

/** What can be changed about a subscription. */
export const subscriptionChanges = [
  rule('paypro.R87', 'PATCH of a subscription answers it as it is then.', seed(patch), money, async ({ api, given }) => {
    const other = await given.anActiveSubscription();
    const subscription = await given.anActiveSubscription({ metadata: { member: 7 } });
    const { id, created_at } = subscription;
    const described = exactly({ ...subscription, description: 'Gym and pool' });
    await api.updateSubscription({ id, body: { description: 'Gym and pool' } }).answers(200, described);
    await api.getSubscription({ id }).answers(200, described);
    const period = { amount: 3000, vat: 9, interval: 'week', multiplier: 2 } as const;
    const changes = { description: 'Pool', period, cancel_at: dayAfter(created_at, 400), cancel_periods_on_cancellation: true };
    await api.updateSubscription({ id, body: changes }).answers(200, exactly({ ...subscription, ...changes }));
    await api.getSubscription({ id }).answers(200, exactly({ ...subscription, ...changes }));
    const back = { cancel_at: null, cancel_periods_on_cancellation: false };
    await api.updateSubscription({ id, body: back }).answers(200, exactly({ ...subscription, ...changes, ...back }));
    await api.updateSubscription({ id, body: {} }).answers(200, exactly({ ...subscription, ...changes, ...back }));
    await api.getSubscription({ id: other.id }).answers(200, exactly(other));
  }),

  rule(
    'paypro.R88',
    'A new period setting of an active subscription is for new periods; those there are keep their amount.',
    seed(patch),
    overTime,
    async (stage) => {
      const { api, given, control, expect, inferred } = stage;
      const { id } = await given.anActiveSubscription({ period: weekly });
      const [before] = await periodsOf(stage, id);
      await api.updateSubscription({ id, body: { period: { amount: 3000 } } }).answers(200, { period: { amount: 3000 } });
      expect('periods', await periodsOf(stage, id), [exactly(before)]);
      await control.advance('P8D');
      expect('periods', await periodsOf(stage, id), [{ id: before?.id ?? '', amount: 2500 }, { amount: 3000 }]);
      const amounts = (await paymentsFor(stage, id)).map(({ amount }) => amount);
      expect('payments', amounts, [2500, 3000]);
      await inferred('what is not sent of it stays', () =>
        api.getSubscription({ id }).answers(200, { period: exactly({ ...weekly, amount: 3000 }) }),
      );
    },
  ),

  rule('paypro.R89', 'The first period of a subscription cannot be changed after its start.', seed(patch), money, async (stage) => {
    const { api, given } = stage;
    const fields = { first_period: { amount: 5000, vat: 21 } };
    const started = [await given.anActiveSubscription(fields), await given.aPausedSubscription(fields)];
    await api.updateSubscription({ id: started[0]?.id ?? '', body: { description: 'Gym' } }).answers(200, fields);
    await allRefused(
      stage,
      'first_period',
      started.flatMap(({ id }) =>
        [{ amount: 6000 }, { amount: 5000, vat: 9 }, null].map((first_period) => api.updateSubscription({ id, body: { first_period } })),
      ),
    );
    await eachOf(started, (subscription) => api.getSubscription({ id: subscription.id }).answers(200, exactly(subscription)));
  }),

  rule('paypro.R90', 'The first period of a subscription can be changed before its start.', seed(patch), money, async (stage) => {
    const { api, given, control, can, expect } = stage;
    const { created_at } = await given.aCustomer();
    const start_at = dayAfter(created_at, 10);
    const fields = { start_at, first_period: { amount: 5000, vat: 21 } };
    const later = await given.aMandatedSubscription(fields);
    const without = await given.aMandatedSubscription(fields);
    const asking = await given.aPendingSubscription();
    const first_period = { amount: 6000, vat: 9 };
    await eachOf([later, asking], async ({ id }) => {
      await api.updateSubscription({ id, body: { first_period } }).answers(200, { first_period: exactly(first_period) });
      await api.getSubscription({ id }).answers(200, { first_period: exactly(first_period) });
    });
    await api.updateSubscription({ id: without.id, body: { first_period: null } }).answers(200, { first_period: null });
    if (!can('clock')) return;
    await control.advanceTo(startOf(dayAfter(start_at, 1)));
    expect('periods', await periodsOf(stage, later.id), [{ period_number: 1, amount: 6000 }]);
    expect('periods', await periodsOf(stage, without.id), [{ period_number: 1, amount: 2500 }]);
  }),

  rule(
    'paypro.R91',
    'Only an approved direct-debit mandate of the same customer can be put into a subscription.',
    docs(patch),
    { needs: ['clock', 'payer', 'settings'], effects: ['creates', 'money'] },
    async (stage) => {
      const { api, given, control, expect, inferred } = stage;
      const subscription = await given.anActiveSubscription({ period: weekly });
      const { id } = subscription;
      const customer = String(subscription.customer);
      const approved = await given.anApprovedMandate({ customer });
      const ofAnother = await given.anApprovedMandate();
      const ofCreditcard = await given.aMandateByFirstPayment('creditcard', { customer });
      expect('the mandate of a creditcard', ofCreditcard, { pay_method: 'creditcard', state: 'approved' });
      await control.settings({ times: { mandate: { approved: '3 days' } } });
      const pending = await given.aMandate({ customer });
      await api.getMandate({ id: pending.id }).answers(200, { state: 'pending' });
      const unusable = [unknownIds.mandate, ofAnother.id, ofCreditcard.id, pending.id];
      await allRefused(
        stage,
        'mandate',
        unusable.map((mandate) => api.updateSubscription({ id, body: { mandate, description: 'Taken over' } })),
      );
      await api.getSubscription({ id }).answers(200, exactly(subscription));
      const put = { mandate: approved.id, _links: { mandate: approved._links.self } };
      await api.updateSubscription({ id, body: { mandate: approved.id } }).answers(200, put);
      await api.getSubscription({ id }).answers(200, { ...put, description: subscription.description, state: 'active' });
      await inferred('the next period is charged to it', async () => {
        await control.advance('P8D');
        const mandates = (await paymentsFor(stage, id)).map(({ mandate }) => mandate);
        expect('mandates of the payments', mandates, [subscription.mandate, approved.id]);
      });
      await inferred('once approved it can be put in, and so can one of a first payment by ideal', async () => {
        await api.updateSubscription({ id, body: { mandate: pending.id } }).answers(200, { mandate: pending.id });
        const ofIdeal = await given.aMandateByFirstPayment('ideal', { customer });
        await api
          .updateSubscription({ id, body: { mandate: ofIdeal.id } })
          .answers(200, { mandate: ofIdeal.id, _links: { mandate: absoluteUrl } });
      });
    },
  ),
];
