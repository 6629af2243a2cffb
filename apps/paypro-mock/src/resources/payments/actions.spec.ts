import { takes } from '@paystub/mock-kernel';
import { describe, expect, it } from 'vitest';
import { friday, inWorld } from '../../../test/in-world.js';
import { failPayment, paymentActions, payNow, submitPayment } from './actions.js';
import type { PaymentRequest } from './new-payment.js';
import type { Payment } from './payment.js';
import { paymentLifecycle } from './states.js';

const act = (name: string, fields: Partial<PaymentRequest>, given: object = {}) => {
  const world = inWorld();
  const payment = world.payment(fields);
  const action = paymentActions.find((one) => one.name === name);
  const run = (record: Payment, more: object) =>
    world.run((tx) => {
      action?.run(tx, record, more as Record<string, unknown>);
      return tx.payments.get(record.id) as Payment;
    });
  return { ...world, before: payment, after: () => run(payment, given) };
};

const both: Partial<PaymentRequest> = { pay_methods: ['ideal', 'bank-transfer'] };

describe('paying', () => {
  it('an open payment makes it paid, after a customer was made for it [paypro.R35, R44, R117]', () => {
    const { after, events, run } = act('pay', {});
    const payment = after();
    expect(payment).toMatchObject({ state: 'paid', paid_at: friday });
    expect(run((tx) => tx.customers.get(payment.customer ?? ''))).toMatchObject({ email: null, created_at: friday });
    expect(events()).toEqual(['customer.created', 'payment.paid']);
  });

  it('keeps the customer that the payment has', () => {
    const { after, events } = act('pay', { customer: 'CU1' });
    expect(after().customer).toBe('CU1');
    expect(events()).toEqual(['payment.paid']);
  });

  it('shows the customer in the payload of payment.paid, and earlier events without one [paypro.R122]', () => {
    const { after, run } = act('pay', both, { pay_method: 'ideal' });
    const { customer } = after();
    const payloads = run((tx) => [...tx.events.all()].map(({ event_type, subject }) => [event_type, (subject.record as Payment).customer]));
    expect(payloads).toEqual([
      ['payment.started', null],
      ['customer.created', undefined],
      ['payment.paid', customer],
    ]);
  });

  it('an initialized payment chooses the method first, which starts it', () => {
    const { after, events } = act('pay', both, { pay_method: 'ideal' });
    expect(after()).toMatchObject({ state: 'paid', pay_method: 'ideal' });
    expect(events()).toEqual(['payment.started', 'customer.created', 'payment.paid']);
  });

  it.each<[string, Partial<PaymentRequest>, object]>([
    ['at its choice', both, { pay_method: 'bank-transfer' }],
    ['at its order', { pay_methods: ['bank-transfer'] }, {}],
  ])('a delayed method goes through processing, and starts once, %s', (_, fields, given) => {
    const { after, events } = act('pay', fields, given);
    expect(after()).toMatchObject({ state: 'paid', processing_at: friday });
    expect(events()).toEqual(['payment.started', 'customer.created', 'payment.paid']);
  });

  it.each<[object, string]>([
    [{}, 'pay_method_needed'],
    [{ pay_method: 'paypal' }, 'pay_method_not_allowed'],
  ])('with %j where two others are allowed is refused: %s', (given, code) => {
    expect(act('pay', both, given).after).toThrow(code);
  });

  it('by another method than the chosen one is refused', () => {
    expect(act('pay', {}, { pay_method: 'paypal' }).after).toThrow('pay_method_not_allowed');
    expect(act('pay', {}, { pay_method: 'ideal' }).after().state).toBe('paid');
  });
});

describe('submitting', () => {
  it('a delayed method makes the payment processing', () => {
    const { after, events } = act('submit', both, { pay_method: 'bank-transfer' });
    expect(after()).toMatchObject({ state: 'processing', processing_at: friday, started: true });
    expect(events()).toEqual(['payment.started']);
  });

  it('a method that is paid at once is refused', () => {
    expect(act('submit', {}).after).toThrow('pay_method_not_delayed');
  });
});

describe('the end of a payment', () => {
  it.each<[string, object, Partial<Payment>, string]>([
    ['fail', { reason: 'insufficient funds' }, { state: 'failed', failure_reason: 'insufficient funds' }, 'payment.failed'],
    ['cancel', {}, { state: 'canceled' }, 'payment.canceled'],
    ['expire', {}, { state: 'expired' }, 'payment.expired'],
  ])('%s is told', (name, given, expected, event) => {
    const { after, events } = act(name, {}, given);
    expect(after()).toMatchObject(expected);
    expect(events()).toEqual([event]);
  });

  it('by a method that the payer chose just now starts it first', () => {
    const world = inWorld();
    const payment = world.payment(both);
    expect(world.run((tx) => failPayment(tx, payment, { method: 'ideal' }))).toMatchObject({ state: 'failed', pay_method: 'ideal' });
    expect(world.events()).toEqual(['payment.started', 'payment.failed']);
  });

  it('as completed is told to nobody', () => {
    const world = inWorld();
    const open = world.payment();
    const paid = world.run((tx) => payNow(tx, open));
    world.run((tx) => paymentActions.find(({ name }) => name === 'complete')?.run(tx, paid, {}));
    expect(world.run((tx) => tx.payments.get('PP1')?.state)).toBe('completed');
    expect(world.events().at(-1)).toBe('payment.paid');
  });
});

// Dossier 8.2, restated.
it.each([
  ['pay', ['initialized', 'open', 'processing']],
  ['submit', ['initialized', 'open']],
  ['settle', ['processing']],
  ['fail', ['open', 'processing']],
  ['cancel', ['initialized', 'open']],
  ['expire', ['initialized', 'open']],
  ['complete', ['paid']],
] as const)('%s is for %j [dossier 8.2]', (name, from) => {
  expect(paymentActions.find((action) => action.name === name)?.from).toEqual(from);
});

it.each(['settle', 'fail', 'cancel', 'expire', 'complete'] as const)('%s is for the states that the table has it for', (name) => {
  expect(paymentActions.find((action) => action.name === name)?.from).toEqual(takes(paymentLifecycle, name));
});

it('an action for another state is refused and names the state', () => {
  const world = inWorld();
  const open = world.payment({ pay_methods: ['bank-transfer'] });
  const submitted = world.run((tx) => submitPayment(tx, open));
  for (const name of ['cancel', 'expire', 'complete', 'submit']) {
    const action = paymentActions.find((one) => one.name === name);
    expect(() => world.run((tx) => action?.run(tx, submitted, {}))).toThrow(
      expect.objectContaining({ facts: expect.objectContaining({ state: 'processing' }) }),
    );
  }
});
