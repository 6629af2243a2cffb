import type { Fault } from '@paystub/mock-kernel';
import { expect, it } from 'vitest';
import { inShop, monthly } from '../../../test/in-world.js';
import { installmentPlanSeed } from './installment-plan.js';
import { installmentPlanPeriodSeed, subscriptionPeriodSeed } from './periods.js';
import { type SubscriptionSeed, subscriptionSeed } from './subscription.js';

const paramOf = (step: () => unknown) => {
  try {
    step();
    return 'taken';
  } catch (error) {
    const { code, facts } = error as Fault;
    return facts.param ?? code;
  }
};

/** A shop in which a subscription is seeded, and what has become of it a while later. */
function seeded(fields: Partial<SubscriptionSeed>, days = 0) {
  const shop = inShop();
  const { id } = shop.run((tx) => subscriptionSeed.build(tx, { ...shop.payer, period: monthly, ...fields }));
  shop.wait(days);
  return { ...shop, id };
}

it('an active subscription goes on as if it had run since it was created, and tells nobody', () => {
  const { id, get, periods, events } = seeded({ created_at: '2025-10-31T08:00:00Z' }, 30);
  expect(get(id)).toMatchObject({ state: 'active', description: 'Seeded', created_at: '2025-10-31T08:00:00Z' });
  expect(periods(id)).toEqual(
    ['4 2500 pending 2026-01-31', '5 2500 pending 2026-02-28'].map((row, i) => (i ? row : row.replace('pending', 'paid'))),
  );
  expect(events()).toEqual(['payment.created', 'payment.paid', 'payment.created']);
});

it.each<[string, Partial<SubscriptionSeed>, number, readonly string[]]>([
  ['created now', {}, 40, ['2 2500 paid 2026-02-28']],
  [
    'with a first period of its own length',
    { first_period: { amount: 1, interval: 'week', multiplier: 1 } },
    10,
    ['2 2500 pending 2026-02-06'],
  ],
  ['with more periods than its dates say', { periods_made: 7 }, 30, ['8 2500 pending 2026-02-28']],
  ['that starts later', { start_at: '2026-02-10' }, 12, ['1 2500 pending 2026-02-10']],
  ['that is paused', { state: 'paused' }, 400, []],
  ['on demand', { scheduling: 'manual' }, 400, []],
  ['that ended', { state: 'canceled' }, 400, []],
])('a subscription %s has the due work of a created one', (_, fields, days, expected) => {
  const { id, periods } = seeded(fields, days);
  expect(periods(id)).toEqual(expected);
});

it('one that waits for its first payment asks for it when its link is opened', () => {
  const { id, get } = seeded({ mandate: null, pay_methods: ['ideal'] });
  expect(get(id)).toMatchObject({ state: 'pending', mandate: null });
  expect(get(id)._links.checkout).toBeDefined();
});

it('has to fit what is there', () => {
  const { run, payer, somebody } = inShop();
  const tried = (fields: object) =>
    paramOf(() => run((tx) => subscriptionSeed.build(tx, { ...payer, period: monthly, ...fields } as SubscriptionSeed)));
  expect(
    [
      {},
      { customer: 'CU0' },
      { mandate: 'MD0' },
      somebody(),
      { mandate: somebody().mandate },
      { mandate: null, state: 'active' },
      { period: undefined },
    ].map(tried),
  ).toEqual(['taken', 'customer', 'mandate', 'taken', 'mandate_of_another', 'mandate', 'period']);
});

it('a plan has no more periods than agreed, those it had included', () => {
  const { run, payer, plan, planPeriods, wait } = inShop();
  const make = (created_at: string) =>
    run((tx) => installmentPlanSeed.build(tx, { ...payer, period: monthly, number_of_periods: 4, created_at })).id;
  const [running, full] = [make('2025-11-30T12:00:00Z'), make('2024-01-31T12:00:00Z')];
  wait(400);
  expect([planPeriods(running), planPeriods(full)]).toEqual([['4 2500 paid 2026-02-28'], []]);
  expect([plan(running).state, plan(full).state]).toEqual(['completed', 'active']);
});

it('periods take the next number and price, and follow the payments that they name', () => {
  const { run, payer, create, createPlan, act, payments, periods, planPeriods } = inShop();
  const { id } = create({ first_period: { amount: 9 }, scheduling: 'manual' });
  const plan = createPlan();
  const [, debit] = payments();
  expect(payer.customer).toBe(debit?.customer);
  const made = run((tx) => [
    subscriptionPeriodSeed.build(tx, { subscription: id, state: 'reversed' }),
    subscriptionPeriodSeed.build(tx, { subscription: id, period_number: 5, amount: 3, state: 'pending', payments: [debit?.id ?? ''] }),
    installmentPlanPeriodSeed.build(tx, { installment_plan: plan.id, created_at: '2026-01-01T00:00:00Z' }),
  ]);
  expect(made.map(({ period_number, amount }) => [period_number, amount])).toEqual([
    [2, 2500],
    [5, 3],
    [2, 2500],
  ]);
  act('settle', debit?.id ?? '');
  expect(periods(id).slice(1)).toEqual(['2 2500 reversed 2026-01-30', '5 3 paid 2026-01-30']);
  expect(planPeriods(plan.id)).toHaveLength(2);
});

it('a period has to fit what is there', () => {
  const { run, create, createPlan } = inShop();
  const { id } = create();
  const onDemand = create({ scheduling: 'manual', period: undefined });
  const plan = createPlan();
  const ofSubscription = (body: object) => paramOf(() => run((tx) => subscriptionPeriodSeed.build(tx, { subscription: id, ...body })));
  const ofPlan = (body: object) => paramOf(() => run((tx) => installmentPlanPeriodSeed.build(tx, { installment_plan: plan.id, ...body })));
  expect([{ subscription: 'PS0' }, { period_number: 1 }, { payments: ['PP0'] }, { subscription: onDemand.id }].map(ofSubscription)).toEqual(
    ['subscription', 'period_number', 'payments', 'amount'],
  );
  expect([{ installment_plan: 'PI0' }, { period_number: 4 }].map(ofPlan)).toEqual(['installment_plan', 'period_number']);
});
