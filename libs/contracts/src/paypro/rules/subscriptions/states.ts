import { docs, seed } from '../../../verifier/index.js';
import { rule } from '../dialect.js';
import { allRefused, eachOf, periodsOf } from '../parts.js';
import { dayAfter, startOf } from './calendar.js';

const money = { effects: ['creates', 'money'] } as const;
const overTime = { needs: ['clock'], effects: ['creates', 'money'] } as const;
const weekly = { amount: 2500, interval: 'week', multiplier: 1 } as const;

/** What becomes of a subscription. */
export const subscriptionStates = [
  rule('paypro.R92', 'A canceled subscription makes no new periods.', seed('DELETE /subscriptions/{id}'), overTime, async (stage) => {
    const { api, given, control, expect, inferred } = stage;
    const { created_at } = await given.aCustomer();
    const kept = await given.anActiveSubscription({ period: weekly });
    const running = await given.anActiveSubscription({ period: weekly });
    const paused = await given.aPausedSubscription({ period: weekly });
    const waiting = await given.aMandatedSubscription({ period: weekly, start_at: dayAfter(created_at, 10) });
    const asking = await given.aPendingSubscription({ period: weekly });
    const made = async () => [(await periodsOf(stage, running.id)).length, (await periodsOf(stage, kept.id)).length];
    await control.advance('P8D');
    expect('periods before', await made(), [2, 2]);
    await eachOf([running, paused, waiting, asking], async ({ id }) => {
      await api.cancelSubscription({ id }).answers(200, { id, type: 'subscription', state: 'canceled' });
      await api.getSubscription({ id }).answers(200, { state: 'canceled' });
    });
    await control.advance('P28D');
    expect('periods after', await made(), [2, 6]);
    await eachOf([running, waiting, asking], ({ id }) => api.getSubscription({ id }).answers(200, { state: 'canceled' }));
    expect('periods of the paused one', (await periodsOf(stage, paused.id)).length, 1);
    expect('periods of the one that waited', await periodsOf(stage, waiting.id), []);
    await inferred('the periods it has are left as they are', async () => {
      const states = (await periodsOf(stage, running.id)).map(({ state }) => state);
      expect('states', states, ['paid', 'paid']);
    });
  }),

  rule('paypro.R93', 'A canceled subscription cannot be resumed.', seed('POST /subscriptions/{id}/resume'), money, async (stage) => {
    const { api, given } = stage;
    const { id: canceled } = await given.aCanceledSubscription();
    const { id: paused } = await given.aPausedSubscription();
    await api.resumeSubscription({ id: paused }).answers(200, { state: 'active' });
    const { id: ended } = await given.aPausedSubscription();
    await api.cancelSubscription({ id: ended }).answers(200, { state: 'canceled' });
    await allRefused(
      stage,
      null,
      [canceled, ended].map((id) => api.resumeSubscription({ id })),
    );
    await eachOf([canceled, ended], (id) => api.getSubscription({ id }).answers(200, { state: 'canceled' }));
  }),

  rule(
    'paypro.R94',
    'A paused subscription makes no new periods while it is paused.',
    seed('POST /subscriptions/{id}/pause'),
    overTime,
    async (stage) => {
      const { api, given, control, expect } = stage;
      const kept = await given.anActiveSubscription({ period: weekly });
      const { id } = await given.anActiveSubscription({ period: weekly });
      await control.advance('P8D');
      await api.pauseSubscription({ id }).answers(200, { id, type: 'subscription', state: 'paused' });
      await control.advance('P28D');
      await api.getSubscription({ id }).answers(200, { state: 'paused' });
      expect('periods', [(await periodsOf(stage, id)).length, (await periodsOf(stage, kept.id)).length], [2, 6]);
    },
  ),

  rule(
    'paypro.R95',
    'A resumed subscription is active and makes periods again.',
    seed('POST /subscriptions/{id}/resume'),
    overTime,
    async (stage) => {
      const { api, given, control, expect, inferred } = stage;
      const { created_at } = await given.aCustomer();
      const start_at = dayAfter(created_at, 1);
      const on = (days: number) => startOf(dayAfter(start_at, days));
      const { id } = await given.aMandatedSubscription({ period: weekly, start_at });
      await control.advanceTo(on(10));
      await api.pauseSubscription({ id }).answers(200, { state: 'paused' });
      await control.advanceTo(on(30));
      await api.resumeSubscription({ id }).answers(200, { id, type: 'subscription', state: 'active' });
      await api.getSubscription({ id }).answers(200, { state: 'active' });
      const before = (await periodsOf(stage, id)).length;
      await control.advanceTo(on(38));
      const after = (await periodsOf(stage, id)).length;
      expect('periods made in a week', after - before, 1);
      await inferred('what was paused is not made up for: it goes on with the next regular date', async () => {
        const periods = (await periodsOf(stage, id)).map((period) => ({ at: period.created_at, number: period.period_number }));
        const expected = [0, 7, 35].map((days, index) => ({ at: on(days), number: index + 1 }));
        expect('periods', periods, expected);
      });
    },
  ),

  rule(
    'paypro.R102',
    'Canceling a subscription cancels its open and reversed periods too, where it says so.',
    docs('PATCH /subscriptions/{id}'),
    { needs: ['payer', 'provider'], effects: ['creates', 'money'] },
    async (stage) => {
      const { api, given, control, expect } = stage;
      const debitOf = async (id: string, amount: number) => {
        const period = await api.createSubscriptionPeriod({ id, body: { amount } }).answers(201, { amount });
        return period.payments.data[0]?.id ?? '';
      };
      const withPeriods = async () => {
        const { id } = await given.anActiveSubscription();
        await control.act('fail', { id: await debitOf(id, 100) });
        const reversed = await debitOf(id, 200);
        await control.act('settle', { id: reversed });
        await control.act('chargeback', { id: reversed });
        await control.act('settle', { id: await debitOf(id, 300) });
        return id;
      };
      const statesOf = async (id: string) => (await periodsOf(stage, id)).map(({ state }) => state);
      const cases = [
        [true, ['pending', 'canceled', 'canceled', 'paid']],
        [false, ['pending', 'open', 'reversed', 'paid']],
        [undefined, ['pending', 'open', 'reversed', 'paid']],
      ] as const;
      await eachOf(cases, async ([cancel_periods_on_cancellation, states]) => {
        const id = await withPeriods();
        expect('states before', await statesOf(id), ['pending', 'open', 'reversed', 'paid']);
        const body = cancel_periods_on_cancellation === undefined ? undefined : { cancel_periods_on_cancellation };
        if (body) await api.updateSubscription({ id, body }).answers(200, body);
        await api.cancelSubscription({ id }).answers(200, { state: 'canceled' });
        expect('states after', await statesOf(id), states);
      });
      await stage.inferred('it may say so from the start', async () => {
        const { id } = await given.anActiveSubscription({ cancel_periods_on_cancellation: true });
        await control.act('fail', { id: await debitOf(id, 100) });
        await api.cancelSubscription({ id }).answers(200, { state: 'canceled', cancel_periods_on_cancellation: true });
        expect('states', await statesOf(id), ['pending', 'canceled']);
      });
    },
  ),
];
