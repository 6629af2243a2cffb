import { describe, expect, it } from 'vitest';
import { inShop } from '../../../test/in-world.js';
import { putOutcomes } from '../../recurring/outcomes.js';

describe('an installment plan', () => {
  it('has as many periods as agreed, and is completed when the last is paid [paypro.R106, R110]', () => {
    const { createPlan, plan, planPeriods, events, wait } = inShop();
    const { id, state } = createPlan({ first_period: { amount: 1000 } });
    expect(state).toBe('active');
    wait(60);
    expect(plan(id).state).toBe('active');
    wait(400);
    expect(plan(id).state).toBe('completed');
    expect(planPeriods(id)).toEqual(['1 1000 paid 2026-01-30', '2 2500 paid 2026-02-28', '3 2500 paid 2026-03-30']);
    expect(events()).toEqual([
      'installment_plan.created',
      'installment_plan.started',
      'payment.created',
      'payment.paid',
      'payment.created',
      'payment.paid',
      'payment.created',
      'payment.paid',
      'installment_plan.completed',
    ]);
  });

  it('of which the last payment is refused is not completed, and has no other', () => {
    const { createPlan, plan, planPeriods, run, wait } = inShop();
    const { id } = createPlan({ number_of_periods: 2 });
    run((tx) => putOutcomes(tx, [{ installment_plan: id, period: 2, outcome: 'fail' }]));
    wait(400);
    expect(planPeriods(id)).toEqual(['1 2500 paid 2026-01-30', '2 2500 open 2026-02-28']);
    expect(plan(id).state).toBe('active');
  });

  it('that is paused when its last payment arrives is completed when it is resumed', () => {
    const { createPlan, ask, plan, events, wait } = inShop();
    const { id } = createPlan({ number_of_periods: 1 });
    ask('pauseInstallmentPlan', { params: { id } });
    wait(10);
    expect(plan(id).state).toBe('paused');
    expect(ask('resumeInstallmentPlan', { params: { id } })).toMatchObject({ state: 'completed' });
    expect(events().slice(-2)).toEqual(['installment_plan.resumed', 'installment_plan.completed']);
  });

  it('may get more or fewer periods, not fewer than it has [X2]', () => {
    const { createPlan, updatePlan, planPeriods, plan, wait } = inShop();
    const { id } = createPlan();
    wait(40);
    expect(updatePlan(id, { number_of_periods: 1 })).toBe('number_of_periods: Number of periods is too low');
    expect(updatePlan(id, { number_of_periods: 4 }).number_of_periods).toBe(4);
    wait(400);
    expect(planPeriods(id)).toHaveLength(4);
    const other = createPlan();
    wait(10);
    expect(updatePlan(other.id, { number_of_periods: 1 }).state).toBe('completed');
    expect(plan(id).state).toBe('completed');
  });

  it('is paused, resumed and canceled as a subscription is [paypro.R111-R113]', () => {
    const { createPlan, ask, planPeriods, events, wait } = inShop();
    const { id } = createPlan();
    const steps = ['pause', 'resume', 'cancel', 'cancel', 'resume', 'pause'].map((step) => {
      const after = ask<{ state: string } | string>(`${step}InstallmentPlan`, { params: { id } });
      return typeof after === 'string' ? after : after.state;
    });
    expect(steps).toEqual([
      'paused',
      'active',
      'canceled',
      'null: An installment plan that is canceled cannot be canceled paypro.P8',
      'null: An installment plan that is canceled cannot be resumed paypro.R112',
      'null: An installment plan that is canceled cannot be paused paypro.P8',
    ]);
    wait(400);
    expect(planPeriods(id)).toEqual(['1 2500 paid 2026-01-30']);
    expect(events().filter((type) => type.startsWith('installment_plan'))).toEqual([
      'installment_plan.created',
      'installment_plan.started',
      'installment_plan.paused',
      'installment_plan.resumed',
      'installment_plan.canceled',
    ]);
  });
});
