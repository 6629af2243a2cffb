import type { Fault } from '@paystub/mock-kernel';
import { readGrid } from '@paystub/testing';
import { expect, it } from 'vitest';
import { newPayment } from './new-payment.js';
import { advance, choices, payable, withRefunded } from './payment.js';
import { fruitless, type PaymentEvent, type PaymentState, paymentLifecycle, settled, unchosen, undecided, underWay } from './states.js';

const documented = readGrid<PaymentState, PaymentEvent>(`
               choose  submit      settle  pay    complete   cancel    fail    expire
  initialized  open    -           -       -      -          canceled  -       expired
  open         -       processing  -       paid   -          canceled  failed  expired
  processing   -       -           paid    paid   -          -         failed  -
  paid         -       -           -       -      completed  -         -       -
  completed    -       -           -       -      -          -         -       -
  canceled     -       -           -       -      -          -         -       -
  failed       -       -           -       -      -          -         -       -
  expired      -       -           -       -      -          -         -       - `);

const inState = (state: PaymentState) => ({
  ...newPayment('PP1', 0, { amount: 1000, currency: 'EUR', description: 'Order' }, undefined),
  state,
});

const outcome = (step: () => string) => {
  try {
    return step();
  } catch (error) {
    return (error as Fault).code === 'payment_state_refused' ? 'refused' : error;
  }
};

it.each(documented)('%s then %s: %s [dossier 6.1]', (from, event, to) => {
  expect(paymentLifecycle[from][event] ?? 'refused').toBe(to);
});

it.each(documented)('from %s, %s leads to %s or throws [dossier 6.1]', (from, event, to) => {
  expect(outcome(() => advance(inState(from), event).state)).toBe(to);
});

it.each([
  ['its method is still to be chosen', undecided, 'initialized'],
  ['its money is on its way', underWay, 'processing'],
  ['its money is there, for refunds and chargebacks [paypro.R54, R61]', settled, 'paid completed'],
  ['it came to nothing', fruitless, 'canceled failed expired'],
  ['it may have no method', unchosen, 'initialized canceled expired'],
])('%s', (_, states, expected) => {
  expect(states).toEqual(expected.split(' '));
});

it('is payable while it is initialized or open [paypro.R30]', () => {
  const states = Object.keys(paymentLifecycle) as PaymentState[];
  expect(states.filter((state) => payable(inState(state)))).toEqual(['initialized', 'open']);
  expect(payable({ ...inState('open'), mandate: 'MD1' })).toBe(false);
});

it('offers the methods it was made with, all nine where none was named, and the chosen one once there is one', () => {
  expect(choices({ ...inState('initialized'), pay_methods: ['paypal', 'ideal'] })).toEqual(['paypal', 'ideal']);
  expect(choices(inState('initialized'))).toHaveLength(9);
  expect(choices({ ...inState('open'), pay_methods: ['paypal', 'ideal'], pay_method: 'ideal' })).toEqual(['ideal']);
});

it('adds up what was refunded and keeps its state [paypro.R55]', () => {
  expect(withRefunded(withRefunded(inState('paid'), 600), 400)).toMatchObject({ state: 'paid', refunded_amount: 1000 });
});
