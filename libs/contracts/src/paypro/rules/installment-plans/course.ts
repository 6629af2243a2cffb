import { absoluteUrl, docs, exactly, matching, missing, seed, utcInstant } from '../../../verifier/index.js';
import { rule } from '../dialect.js';
import { allRefused, eachOf, eventsOf, planPeriodsOf } from '../parts.js';

const money = { effects: ['creates', 'money'] } as const;
const overTime = { needs: ['clock'], effects: ['creates', 'money'] } as const;
const weekly = { amount: 25_000, interval: 'week', multiplier: 1 } as const;

/** What becomes of an installment plan. */
export const installmentPlanCourse = [
  rule(
    'paypro.R110',
    'A plan makes no more periods than it is to have.',
    seed('POST /installment_plans'),
    { ...overTime, needs: ['clock', 'payer'] },
    async (stage) => {
      const { api, given, control, expect, inferred } = stage;
      const three = await given.anActivePlan({ period: weekly, number_of_periods: 3 });
      const one = await given.anActivePlan({ period: weekly, number_of_periods: 1 });
      const unpaid = await given.anActivePlan({ period: weekly, number_of_periods: 2 });
      const longer = await given.anActivePlan({ period: weekly, number_of_periods: 2 });
      const numbers = async (id: string) => (await planPeriodsOf(stage, id)).map(({ period_number }) => period_number);
      await control.foretell([{ installment_plan: unpaid.id, period: 2, outcome: 'fail' }]);
      await control.advance('P8D');
      expect('periods in the second week', await numbers(three.id), [1, 2]);
      await inferred('the number can be changed while it runs', () =>
        api
          .updateInstallmentPlan({ id: longer.id, body: { number_of_periods: 4 } })
          .answers(200, { number_of_periods: 4, state: 'active' }),
      );
      await control.advance('P60D');
      expect('periods of three', await numbers(three.id), [1, 2, 3]);
      expect('periods of one', await numbers(one.id), [1]);
      await inferred('it is completed once the last of them is paid', async () => {
        await eachOf([three, one, longer], async ({ id }) => {
          const completed = await api.getInstallmentPlan({ id }).answers(200, { state: 'completed' });
          expect('the last event', (await eventsOf(stage, id)).at(-1), {
            event_type: 'installment_plan.completed',
            payload: exactly(completed),
          });
        });
        expect('periods of four', await numbers(longer.id), [1, 2, 3, 4]);
        await api.getInstallmentPlan({ id: unpaid.id }).answers(200, { state: 'active' });
        expect('periods of two', await planPeriodsOf(stage, unpaid.id), [{ state: 'paid' }, { state: 'open' }]);
      });
      await inferred('the last counts, not how many there are', async () => {
        const daily = await given.anActivePlan({ period: { ...weekly, interval: 'day' }, number_of_periods: 2 });
        await control.advance('PT25H');
        const [first, last] = (await planPeriodsOf(stage, daily.id)).map(({ payments }) => payments.data[0]?.id ?? '');
        await control.act('settle', { id: first ?? '' });
        await api.getInstallmentPlan({ id: daily.id }).answers(200, { state: 'active' });
        await control.act('settle', { id: last ?? '' });
        await api.getInstallmentPlan({ id: daily.id }).answers(200, { state: 'completed' });
      });
    },
  ),

  rule('paypro.R111', 'A canceled plan makes no new periods.', seed('DELETE /installment_plans/{id}'), overTime, async (stage) => {
    const { api, given, control, expect } = stage;
    const kept = await given.anActivePlan({ period: weekly });
    const running = await given.anActivePlan({ period: weekly });
    const others = [await given.aPausedPlan({ period: weekly }), await given.aPendingPlan({ period: weekly })];
    const made = async () => [(await planPeriodsOf(stage, running.id)).length, (await planPeriodsOf(stage, kept.id)).length];
    await control.advance('P8D');
    expect('periods before', await made(), [2, 2]);
    await eachOf([running, ...others], async ({ id }) => {
      await api.cancelInstallmentPlan({ id }).answers(200, { id, type: 'installment_plan', state: 'canceled' });
      await api.getInstallmentPlan({ id }).answers(200, { state: 'canceled' });
    });
    await control.advance('P28D');
    expect('periods after', await made(), [2, 4]);
    const counts = await Promise.all(others.map(async ({ id }) => (await planPeriodsOf(stage, id)).length));
    expect('periods of the others', counts, [1, 0]);
    await api.getInstallmentPlan({ id: running.id }).answers(200, { state: 'canceled' });
  }),

  rule('paypro.R112', 'A canceled plan cannot be resumed.', seed('POST /installment_plans/{id}/resume'), money, async (stage) => {
    const { api, given } = stage;
    const { id: canceled } = await given.aCanceledPlan();
    const { id: paused } = await given.aPausedPlan();
    await api.resumeInstallmentPlan({ id: paused }).answers(200, { state: 'active' });
    const { id: ended } = await given.aPausedPlan();
    await api.cancelInstallmentPlan({ id: ended }).answers(200, { state: 'canceled' });
    await allRefused(
      stage,
      null,
      [canceled, ended].map((id) => api.resumeInstallmentPlan({ id })),
    );
    await eachOf([canceled, ended], (id) => api.getInstallmentPlan({ id }).answers(200, { state: 'canceled' }));
  }),

  rule('paypro.R113', 'Plans are paused and resumed as subscriptions are.', seed('installment plans'), overTime, async (stage) => {
    const { api, given, control, expect, inferred } = stage;
    const kept = await given.anActivePlan({ period: weekly });
    const { id } = await given.anActivePlan({ period: weekly });
    const numbers = async (plan: string) => (await planPeriodsOf(stage, plan)).map(({ period_number }) => period_number);
    await control.advance('P8D');
    await api.pauseInstallmentPlan({ id }).answers(200, { id, type: 'installment_plan', state: 'paused' });
    await control.advance('P14D');
    await api.getInstallmentPlan({ id }).answers(200, { state: 'paused' });
    expect(
      'periods of both',
      [await numbers(id), await numbers(kept.id)],
      [
        [1, 2],
        [1, 2, 3, 4],
      ],
    );
    await api.resumeInstallmentPlan({ id }).answers(200, { id, type: 'installment_plan', state: 'active' });
    await api.getInstallmentPlan({ id }).answers(200, { state: 'active' });
    await inferred('what was paused is not made up for', async () => expect('periods', await numbers(id), [1, 2]));
    await control.advance('P7D');
    expect('periods a week later', await numbers(id), [1, 2, 3]);
    await inferred('and it still ends with the last', async () => {
      await control.advance('P60D');
      expect('periods', await numbers(id), [1, 2, 3, 4]);
    });
  }),

  rule('paypro.R114', 'A period of a plan names its plan and links to it.', docs('period object'), money, async (stage) => {
    const { api, given, expect } = stage;
    const plan = await given.anActivePlan();
    const period = await given.aPlanPeriod({ plan: plan.id });
    const whole = exactly({
      id: matching(/^IP/),
      type: 'installment_plan_period',
      amount: 25_000,
      period_number: 1,
      installment_plan: plan.id,
      state: 'pending',
      payments: { type: 'list', data: period.payments.data, count: 1, _links: { self: absoluteUrl } },
      created_at: utcInstant,
      _links: { self: absoluteUrl, installment_plan: plan._links.self },
    });
    expect('the period', period, { subscription: missing, installment_plan: plan.id, _links: { installment_plan: plan._links.self } });
    await stage.inferred('it is what a period of a subscription is otherwise', () => expect('the period', period, whole));
    await api.listInstallmentPlanPeriodPayments({ id: period.id }).answers(200, exactly(period.payments));
    await api.raw({ method: 'GET', path: period._links.installment_plan }).answers(200, exactly(plan));
    await given.aPlanPeriod();
    expect('periods of that plan', await planPeriodsOf(stage, plan.id), [exactly(period)]);
  }),

  rule(
    'paypro.R115',
    'The first period of a plan cannot be changed after its start.',
    docs('PATCH /installment_plans/{id}'),
    money,
    async (stage) => {
      const { api, given, inferred } = stage;
      const fields = { first_period: { amount: 5000, vat: 21 } };
      const { id: pending } = await given.aPendingPlan(fields);
      await api
        .updateInstallmentPlan({ id: pending, body: { first_period: { amount: 6000 } } })
        .answers(200, { first_period: { amount: 6000 } });
      const started = [await given.anActivePlan(fields), await given.aPausedPlan(fields)];
      await allRefused(
        stage,
        'first_period',
        started.flatMap(({ id }) =>
          [{ amount: 6000 }, null].map((first_period) => api.updateInstallmentPlan({ id, body: { first_period } })),
        ),
      );
      await eachOf(started, (plan) => api.getInstallmentPlan({ id: plan.id }).answers(200, exactly(plan)));
      await inferred('the rest can: it answers the plan as it is then', () =>
        eachOf(started, async (plan) => {
          const changes = { description: 'Sofa in six parts', number_of_periods: 6, period: { ...plan.period, amount: 17_000 } };
          await api.updateInstallmentPlan({ id: plan.id, body: changes }).answers(200, exactly({ ...plan, ...changes }));
          await api.getInstallmentPlan({ id: plan.id }).answers(200, exactly({ ...plan, ...changes }));
        }),
      );
    },
  ),
];
