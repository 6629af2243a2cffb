import { describe, expect, it } from 'vitest';
import { inWorld } from '../../../test/in-world.js';
import { newCustomer } from '../customers/customer.js';
import { newMandate } from '../mandates/mandate.js';
import { type PayMethodId, payMethods } from '../pay-methods/pay-method.js';
import { payNow } from '../payments/actions.js';
import { newPayment } from '../payments/new-payment.js';
import type { Payment } from '../payments/payment.js';
import type { PaymentState } from '../payments/states.js';
import { subscriptionOperations } from '../subscriptions/operations.js';
import { chargeBack, chargebackActions } from './actions.js';
import { type Chargeback, type Dispute, newChargeback, reversibleAmount } from './chargeback.js';
import { chargebackOperations } from './operations.js';

const payment = (state: PaymentState = 'paid', method: PayMethodId = 'creditcard'): Payment => ({
  ...newPayment('PP1', 0, { amount: 1000, currency: 'EUR', description: 'Order', pay_methods: [method] }, undefined),
  state,
});
const earlier = (...amounts: number[]) => amounts.map((amount) => ({ amount }) as Chargeback);

function outcome(of: Payment, before: number[] = [], dispute: Dispute = {}): string | number {
  try {
    return newChargeback('PC1', 9, of, earlier(...before), dispute).amount;
  } catch (error) {
    return (error as { code: string }).code;
  }
}

describe('a new chargeback', () => {
  it('is completed at once, takes the description of the payment and has no reason unless one is given [dossier 5.3, 6.3]', () => {
    expect(newChargeback('PC1', 9, payment(), [], {})).toEqual({
      id: 'PC1',
      payment: 'PP1',
      amount: 1000,
      currency: 'EUR',
      description: 'Order',
      reason: null,
      state: 'completed',
      charged_back_at: 9,
      created_at: 9,
    });
    expect(newChargeback('PC1', 9, payment(), [], { amount: 5, reason: 'MD06' })).toMatchObject({ amount: 5, reason: 'MD06' });
  });

  it('comes with the methods that allow it only [paypro.R61]', () => {
    expect(payMethods.filter(({ id }) => outcome(payment('paid', id)) === 1000).map(({ id }) => id)).toEqual([
      'creditcard',
      'direct-debit',
    ]);
    expect(outcome(payment('paid', 'ideal'))).toBe('chargeback_not_possible');
  });

  it.each<[PaymentState, string | number]>([
    ['initialized', 'payment_state_refused'],
    ['open', 'payment_state_refused'],
    ['processing', 'payment_state_refused'],
    ['paid', 1000],
    ['completed', 1000],
    ['canceled', 'payment_state_refused'],
    ['failed', 'payment_state_refused'],
    ['expired', 'payment_state_refused'],
  ])('of a payment that is %s: %s [dossier 8.2]', (state, expected) => {
    expect(outcome(payment(state))).toBe(expected);
  });

  it.each<[number[], number | undefined, string | number]>([
    [[], 1001, 'chargeback_too_high'],
    [[400], 600, 600],
    [[400], 601, 'chargeback_too_high'],
    [[400], undefined, 600],
    [[400, 600], 1, 'chargeback_too_high'],
    [[400, 600], undefined, 'chargeback_too_high'],
  ])('after %j of 1000, one of %s: %s', (before, amount, expected) => {
    expect(outcome(payment(), before, { amount })).toBe(expected);
  });

  it('says what is left', () => {
    expect(reversibleAmount(payment(), earlier(400, 100))).toBe(500);
  });
});

const aPaidPayment = (world: ReturnType<typeof inWorld>) => {
  const open = world.payment({ pay_methods: ['direct-debit'] });
  return world.run((tx) => payNow(tx, open));
};

describe('the action', () => {
  it('is for payments that are paid or completed, with an amount and a reason [dossier 8.2]', () => {
    expect(chargebackActions).toMatchObject([{ name: 'chargeback', on: 'payments', from: ['paid', 'completed'] }]);
  });

  it('tells of the chargeback and leaves the payment as it is [paypro.R63, P3]', () => {
    const world = inWorld();
    const paid = aPaidPayment(world);
    world.run((tx) => chargebackActions[0]?.run(tx, paid, { amount: 400, reason: 'MD06' }));
    expect(world.events().slice(-1)).toEqual(['chargeback.created']);
    expect(world.run((tx) => tx.payments.get('PP1'))).toEqual(paid);
    const [event] = world.run((tx) => [...tx.events.all()].slice(-1));
    expect(event?.subject).toMatchObject({ kind: 'chargeback', record: { payment: 'PP1', amount: 400, charged_back_at: world.now() } });
  });

  it('turns the period of a subscription reversed [paypro.P3]', () => {
    const world = inWorld();
    world.run((tx) => tx.customers.put(newCustomer('CU1', tx.now)));
    world.run((tx) => tx.mandates.put(newMandate('MD1', tx.now, { customer: 'CU1', pay_method: 'direct-debit' })));
    const period = { amount: 1000, interval: 'month', multiplier: 1 };
    const body = { customer: 'CU1', mandate: 'MD1', description: 'Gym', currency: 'EUR', period };
    world.call(subscriptionOperations.createSubscription, { body });
    world.wait(5);
    const states = () => world.run((tx) => [...tx.subscriptionPeriods.all()].map(({ state }) => state));
    expect(states()).toEqual(['paid']);
    world.run((tx) => chargeBack(tx, [...tx.payments.all()][0] as Payment, { amount: 1 }));
    expect(states()).toEqual(['reversed']);
  });

  it('that is refused makes nothing', () => {
    const world = inWorld();
    const paid = aPaidPayment(world);
    expect(() => world.run((tx) => chargeBack(tx, paid, { amount: 1001 }))).toThrow('chargeback_too_high');
    expect(world.run((tx) => tx.chargebacks.count())).toBe(0);
  });
});

it('a chargeback is in the list of all, in that of its payment, and can be retrieved [paypro.R62]', () => {
  const world = inWorld();
  const paid = aPaidPayment(world);
  const older = world.run((tx) => chargeBack(tx, paid, { amount: 400 }));
  const newer = world.run((tx) => chargeBack(tx, paid));
  const { call } = world;
  for (const [operation, params] of [
    [chargebackOperations.listChargebacks, {}],
    [chargebackOperations.listPaymentChargebacks, { id: 'PP1' }],
  ] as const)
    expect(call(operation, { params }).result.body).toMatchObject({ count: 2, data: [{ id: newer.id }, { id: older.id }] });
  expect(call(chargebackOperations.getChargeback, { params: { id: older.id } }).result.body).toMatchObject({
    id: older.id,
    type: 'chargeback',
    charged_back_at: '2026-01-30T12:00:00Z',
    _links: { self: `https://api.test/chargebacks/${older.id}`, payment: 'https://api.test/payments/PP1' },
  });
});
