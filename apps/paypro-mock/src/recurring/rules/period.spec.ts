import { readGrid } from '@paystub/testing';
import { expect, it } from 'vitest';
import { follow, type PeriodEvent, type PeriodState, periodLifecycle, type SubscriptionPeriod, settled } from './period.js';

// Dossier 6.6. What does not concern a period leaves it as it is.
const documented = readGrid<PeriodState, PeriodEvent>(`
            collect  pay   fail  reverse   refund    cancel
  open      pending  paid  -     -         -         canceled
  pending   -        paid  open  -         -         -
  paid      -        -     -     reversed  refunded  -
  reversed  -        -     -     -         -         canceled
  refunded  -        -     -     -         -         -
  canceled  -        -     -     -         -         -        `);

const period: SubscriptionPeriod = {
  id: 'SP1',
  type: 'subscription_period',
  subscription: 'PS1',
  amount: 1000,
  period_number: 1,
  state: 'open',
  payments: [],
  created_at: 0,
};

it.each(documented)('%s then %s: %s [dossier 6.6, paypro.R100]', (from, event, to) => {
  expect(periodLifecycle[from][event] ?? 'refused').toBe(to);
  expect(follow({ ...period, state: from }, event).state).toBe(to === 'refused' ? from : to);
});

it('the money of what is paid is there, and of nothing else [dossier 6.7]', () => {
  expect(settled).toEqual(['paid']);
});
