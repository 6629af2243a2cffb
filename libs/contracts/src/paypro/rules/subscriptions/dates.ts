import { docs, seed } from '../../../verifier/index.js';
import { rule } from '../dialect.js';
import { eachOf, periodsOf } from '../parts.js';
import { dayAfter, justBefore, midMonthAfter, startOf } from './calendar.js';

const overTime = { needs: ['clock'], effects: ['creates', 'money'] } as const;
const weekly = { amount: 2500, interval: 'week', multiplier: 1 } as const;

const lastDayOf = (year: number, month: number): string => new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);

/** When periods come, and when it all ends. */
export const subscriptionDates = [
  rule(
    'paypro.R83',
    'A subscription runs until it is canceled, or until its cancel date where it has one.',
    seed('POST /subscriptions'),
    overTime,
    async (stage) => {
      const { api, given, control, expect, inferred } = stage;
      await control.freeze();
      const { created_at } = await given.aCustomer();
      const cancel_at = dayAfter(created_at, 40);
      const endless = await given.anActiveSubscription({ period: { amount: 2500, interval: 'year', multiplier: 1 } });
      const { id } = await given.anActiveSubscription({ period: weekly, cancel_at });
      const paused = await given.aPausedSubscription({ period: weekly, cancel_at });
      await control.advanceTo(justBefore(cancel_at));
      await api.getSubscription({ id }).answers(200, { state: 'active', cancel_at });
      expect('weeks', (await periodsOf(stage, id)).length, 6);
      await inferred('it ends with the first moment of that day, also while it is paused, and that makes its event', async () => {
        await control.advanceTo(startOf(cancel_at));
        await eachOf([id, paused.id], async (ended) => {
          await api.getSubscription({ id: ended }).answers(200, { state: 'canceled' });
          const { data } = await api.listEvents({ query: { limit: 100 } }).answers(200, { type: 'list' });
          const last = data.find(({ payload }) => payload.id === ended);
          expect('the last event', last, { event_type: 'subscription.canceled', created_at: startOf(cancel_at) });
        });
      });
      await control.advanceTo(startOf(dayAfter(cancel_at, 1)));
      await api.getSubscription({ id }).answers(200, { state: 'canceled', cancel_at });
      await control.advance('P1150D');
      expect('weeks', (await periodsOf(stage, id)).length, 6);
      await api.getSubscription({ id: endless.id }).answers(200, { state: 'active', cancel_at: null });
      expect('years', (await periodsOf(stage, endless.id)).length, 4);
      await api.cancelSubscription({ id: endless.id }).answers(200, { state: 'canceled' });
    },
  ),

  rule('paypro.R86', 'A month with a multiplier of three makes a period every three months.', docs('period'), overTime, async (stage) => {
    const { given, control, expect, inferred } = stage;
    const { created_at } = await given.aCustomer();
    const start_at = midMonthAfter(created_at, 1);
    const quarters = [0, 3, 6, 9, 12].map((months) => midMonthAfter(start_at, months));
    const { id } = await given.aMandatedSubscription({ start_at, period: { amount: 7500, interval: 'month', multiplier: 3 } });
    const fortnights = await given.aMandatedSubscription({ start_at, period: { ...weekly, multiplier: 2 } });
    const first_period = { amount: 100, interval: 'day', multiplier: 10 } as const;
    const shorter = await given.aMandatedSubscription({ start_at, period: weekly, first_period });
    const beginnings = async (subscription: string) => (await periodsOf(stage, subscription)).map((period) => period.created_at);
    await inferred('weeks are counted alike, and a first period may have a length of its own', async () => {
      await control.advanceTo(startOf(dayAfter(start_at, 29)));
      const instants = (...days: number[]) => days.map((count) => startOf(dayAfter(start_at, count)));
      expect('fortnights', await beginnings(fortnights.id), instants(0, 14, 28));
      expect('weeks after ten days', await beginnings(shorter.id), instants(0, 10, 17, 24));
    });
    await control.advanceTo(startOf(dayAfter(quarters.at(-1) ?? '', 1)));
    const periods = await periodsOf(stage, id);
    expect(
      'their numbers',
      periods.map(({ period_number }) => period_number),
      [1, 2, 3, 4, 5],
    );
    expect(
      'their days',
      (await beginnings(id)).map((instant) => instant.slice(0, 10)),
      quarters,
    );
    await inferred('from the 31st it is the last day of each month', async () => {
      const year = Number(created_at.slice(0, 4)) + 2;
      const { id: monthly } = await given.aMandatedSubscription({ start_at: `${year}-01-31` });
      await control.advanceTo(`${year + 1}-01-01T00:00:00Z`);
      const ends = Array.from({ length: 12 }, (_, month) => startOf(lastDayOf(year, month + 1)));
      expect('months', await beginnings(monthly), ends);
    });
  }),

  rule('paypro.R101', 'A subscription scheduled by hand makes no periods by itself.', docs('scheduling'), overTime, async (stage) => {
    const { api, given, control, expect, inferred } = stage;
    const automatic = await given.anActiveSubscription({ period: weekly });
    const { id } = await given.anActiveSubscription({ period: weekly, scheduling: 'manual', first_period: { amount: 5000 } });
    await api.getSubscription({ id }).answers(200, { scheduling: 'manual' });
    const atFirst = (await periodsOf(stage, id)).length;
    await control.advance('P30D');
    expect('periods', (await periodsOf(stage, id)).length, atFirst);
    expect('periods of the automatic one', (await periodsOf(stage, automatic.id)).length, 5);
    const period = await api.createSubscriptionPeriod({ id, body: { amount: 1250 } }).answers(201, { amount: 1250 });
    await control.advance('P30D');
    expect('periods', await periodsOf(stage, id), [...Array.from({ length: atFirst }, () => ({})), { id: period.id }]);
    await inferred('its first period is there from the start', async () => {
      const [first] = await periodsOf(stage, id);
      expect('periods at the start', atFirst, 1);
      expect('the first', first, { period_number: 1, amount: 5000 });
    });
    await inferred('then it needs no period, nor a first one', async () => {
      const { id: customer } = await given.aCustomer();
      const { id: mandate } = await given.aMandate({ customer });
      const body = { customer, mandate, description: 'Gym', currency: 'EUR', scheduling: 'manual' } as const;
      const bare = await api.createSubscription({ body }).answers(201, { state: 'active', period: null, first_period: null });
      expect('periods', await periodsOf(stage, bare.id), []);
      await api.createSubscriptionPeriod({ id: bare.id, body: { amount: 900 } }).answers(201, { period_number: 1, amount: 900 });
    });
  }),
];
