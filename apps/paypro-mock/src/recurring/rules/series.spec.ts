import { type Fault, takes } from '@paystub/mock-kernel';
import { readGrid } from '@paystub/testing';
import { expect, it } from 'vitest';
import { render } from '../../faults.js';
import { newInstallmentPlan } from '../../resources/installment-plans/installment-plan.js';
import { newSubscription } from '../../resources/subscriptions/subscription.js';
import { checkNotStarted, checkOngoing, checkRunning } from './checks.js';
import { advance, type Series } from './series.js';
import { charging, ongoing, running, type SeriesEvent, type SeriesState, seriesLifecycle } from './states.js';

// Dossier 6.5, 6.7.
const documented = readGrid<SeriesState, SeriesEvent>(`
             start   pause   resume  cancel    complete
  pending    active  -       -       canceled  -
  active     -       paused  -       canceled  completed
  paused     -       -       active  canceled  -
  canceled   -       -       -       -         -
  completed  -       -       -       -         -        `);

const terms = { customer: 'CU1', description: 'Gym', currency: 'EUR', period: { amount: 2500, interval: 'month', multiplier: 1 } } as const;
const subscription = newSubscription('PS1', 0, terms, undefined);
const plan = newInstallmentPlan('PI1', 0, { ...terms, number_of_periods: 3 }, undefined);

const refusal = (step: () => unknown) => {
  try {
    step();
    return 'allowed';
  } catch (error) {
    const { status, body, rule } = render(error as Fault);
    return `${status} ${body.error.param} ${body.error.message} ${rule}`;
  }
};

it.each(documented)('%s then %s: %s [dossier 6.5, 6.7]', (from, event, to) => {
  expect(seriesLifecycle[from][event] ?? 'refused').toBe(to);
  for (const series of [subscription, plan] as Series[]) {
    if (to === 'refused') expect(refusal(() => advance({ ...series, state: from }, event))).toMatch('422 null');
    else expect(advance({ ...series, state: from }, event).state).toBe(to);
  }
});

it.each<[Series, SeriesState, SeriesEvent, string]>([
  [subscription, 'paused', 'pause', '422 null A subscription that is paused cannot be paused paypro.P8'],
  [subscription, 'active', 'resume', '422 null A subscription that is active cannot be resumed paypro.P8'],
  [subscription, 'canceled', 'cancel', '422 null A subscription that is canceled cannot be canceled paypro.P8'],
  [subscription, 'canceled', 'resume', '422 null A subscription that is canceled cannot be resumed paypro.R93'],
  [plan, 'canceled', 'resume', '422 null An installment plan that is canceled cannot be resumed paypro.R112'],
])('%# says what it refuses, and why [paypro.P1]', (series, state, event, expected) => {
  expect(refusal(() => advance({ ...series, state }, event))).toBe(expected);
});

it.each([
  ['has not ended', ongoing, 'pending active paused'],
  ['has started and has not ended', charging, 'active paused'],
  ['has periods', running, 'active'],
])('%s', (_, states, expected) => {
  expect(states).toEqual(expected.split(' '));
});

it('what has not ended can be canceled, and nothing else', () => {
  expect(ongoing).toEqual(takes(seriesLifecycle, 'cancel'));
});

it.each(Object.keys(seriesLifecycle) as SeriesState[])(
  'what is %s may be updated, given a period or another first period as the dossier has it',
  (state) => {
    const series = { ...subscription, state };
    expect(refusal(() => checkOngoing(series)) === 'allowed').toBe(['pending', 'active', 'paused'].includes(state));
    expect(refusal(() => checkRunning(series)) === 'allowed').toBe(state === 'active');
    expect(refusal(() => checkNotStarted(series)) === 'allowed').toBe(state === 'pending');
  },
);

it.each<[Series, string]>([
  [subscription, '422 first_period First period cannot change once the subscription has started paypro.R89'],
  [plan, '422 first_period First period cannot change once the installment plan has started paypro.R115'],
])('%# settles the first period with its start', (series, expected) => {
  expect(refusal(() => checkNotStarted({ ...series, state: 'active' }))).toBe(expected);
});
