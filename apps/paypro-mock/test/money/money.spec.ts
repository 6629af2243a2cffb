import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { putOutcomes } from '../../src/recurring/outcomes.js';
import type { Period } from '../../src/recurring/rules/period.js';
import { type Collection, Ledger } from './ledger.js';

const methods = ['ideal', 'creditcard', 'direct-debit', 'bank-transfer'] as const;
const account = { iban: 'NL91ABNA0417164300', account_holder_name: 'Kim de Vries' };
const base = { currency: 'EUR', description: 'Gym' };
const day = (ledger: Ledger, days: number) => new Date(ledger.read(({ now }) => now) + days * 86_400_000).toISOString().slice(0, 10);

/** Payments mostly: a payer's method, or several to choose from. */
const payMethods = (n: number) => (n % 3 === 0 ? null : [methods[n % 4]]);
const terms = (n: number) => ({ amount: 50 + (n % 100), interval: (['day', 'week', 'month'] as const)[n % 3], multiplier: 1 + (n % 3) });

/** With a mandate, or asking for one. */
function payer(ledger: Ledger, pick: number, n: number) {
  const mandate = ledger.read((tx) => tx.mandates.get(ledger.pick('mandates', pick) ?? ''));
  const isMandated = mandate && n % 2 === 0;
  return isMandated
    ? { customer: mandate.customer, mandate: mandate.id }
    : { customer: ledger.pick('customers', pick), pay_methods: [methods[n % 4]] };
}

type Command = (ledger: Ledger, pick: number, n: number) => void;
const on =
  (collection: Collection, operation: string, states: readonly string[], body?: (n: number) => object): Command =>
  (ledger, pick, n) =>
    ledger.call(operation, ledger.pick(collection, pick, states), body?.(n));
const action =
  (name: string, fields?: (n: number) => object): Command =>
  (ledger, pick, n) =>
    ledger.act(name, pick, fields?.(n));
/** A payer who has a choice makes it. */
const byMethod = (n: number) => (n % 4 === 0 ? { pay_method: methods[n % 3] } : {});

/** All that a shop, its payers, their banks and the clock can do. */
const commands: Readonly<Record<string, Command>> = {
  customer: (ledger) => ledger.call('createCustomer', ''),
  mandate: (ledger, pick) =>
    ledger.call('createMandate', '', { customer: ledger.pick('customers', pick) ?? '', pay_method: 'direct-debit', ...account }),
  order: (ledger, _, n) => ledger.call('createPayment', '', { ...base, amount: 10 + (n % 90), pay_methods: payMethods(n) }),
  debit: (ledger, pick, n) => ledger.call('createPayment', '', { ...base, amount: 10 + (n % 90), mandate: ledger.pick('mandates', pick) }),
  setup: (ledger, pick, n) =>
    ledger.call('createPayment', '', {
      ...base,
      amount: 90,
      customer: ledger.pick('customers', pick) ?? '',
      setup_mandate: true,
      pay_methods: [methods[n % 4]],
    }),
  give_up: on('payments', 'cancelPayment', ['initialized', 'open']),
  refund: on('payments', 'createRefund', ['paid', 'completed'], (n) => ({ amount: 1 + (n % 70), ...account })),
  take_back: on('refunds', 'cancelRefund', ['open', 'pending', 'processing']),
  pay: action('pay', byMethod),
  submit: action('submit', byMethod),
  settle: action('settle'),
  fail: action('fail'),
  cancel: action('cancel'),
  expire: action('expire'),
  complete: action('complete'),
  chargeback: action('chargeback', (n) => (n % 2 === 0 ? {} : { amount: 1 + (n % 40) })),
  hold: action('refund-hold'),
  refunded: action('refund-settle'),
  refund_fails: action('refund-fail'),
  refund_expires: action('refund-expire'),
  subscribe: (ledger, pick, n) =>
    ledger.call('createSubscription', '', {
      ...base,
      ...payer(ledger, pick, n),
      period: terms(n),
      scheduling: n % 7 === 0 ? 'manual' : 'automatic',
      start_at: n % 5 === 0 ? day(ledger, n % 11) : null,
      cancel_at: n % 4 === 0 ? day(ledger, n % 60) : null,
      cancel_periods_on_cancellation: n % 3 === 0,
    }),
  plan: (ledger, pick, n) =>
    ledger.call('createInstallmentPlan', '', { ...base, ...payer(ledger, pick, n), period: terms(n), number_of_periods: 1 + (n % 4) }),
  another: on('subscriptions', 'createSubscriptionPeriod', ['active'], (n) => ({ amount: 1 + (n % 70) })),
  pause: on('subscriptions', 'pauseSubscription', ['active']),
  resume: on('subscriptions', 'resumeSubscription', ['paused']),
  unsubscribe: on('subscriptions', 'cancelSubscription', ['pending', 'active', 'paused']),
  update: on('subscriptions', 'updateSubscription', ['pending', 'active', 'paused'], (n) => ({ period: terms(n) })),
  pause_plan: on('installmentPlans', 'pauseInstallmentPlan', ['active']),
  resume_plan: on('installmentPlans', 'resumeInstallmentPlan', ['paused']),
  cancel_plan: on('installmentPlans', 'cancelInstallmentPlan', ['pending', 'active', 'paused']),
  update_plan: on('installmentPlans', 'updateInstallmentPlan', ['pending', 'active', 'paused'], (n) => ({
    number_of_periods: 1 + (n % 5),
  })),
  tell: (ledger, pick, n) => {
    const [subscription, installment_plan] = [ledger.pick('subscriptions', pick), ledger.pick('installmentPlans', pick)];
    const of = subscription ? { subscription } : installment_plan && { installment_plan };
    const outcome = (['fail', 'chargeback', 'pay'] as const)[n % 3] ?? 'pay';
    if (of) ledger.transact((tx) => putOutcomes(tx, [{ ...of, period: 1 + (n % 4), outcome }]));
  },
  wait: (ledger, _, n) => ledger.wait(n % 40),
};

/** paypro.R48, P2: of no payment more goes back than was paid, what is still under way included. */
function checkMoney(ledger: Ledger): void {
  ledger.read((tx) => {
    for (const payment of tx.payments.all()) {
      const refunds = [...tx.refunds.all(['payment', payment.id])];
      const sum = (states: readonly string[]) =>
        refunds.filter(({ state }) => states.includes(state)).reduce((total, { amount }) => total + amount, 0);
      expect(payment.refunded_amount).toBe(sum(['refunded']));
      expect(sum(['open', 'pending', 'processing', 'refunded'])).toBeLessThanOrEqual(payment.amount);
    }
  });
}

/** Dossier 6.6: what a period can be while its payment is as it is. */
const follows: Readonly<Record<string, readonly string[]>> = {
  processing: ['pending'],
  failed: ['open', 'canceled'],
  paid: ['paid', 'reversed', 'refunded', 'canceled'],
  completed: ['paid', 'reversed', 'refunded', 'canceled'],
};

function checkPeriods(ledger: Ledger): void {
  ledger.read((tx) => {
    const check = (period: Period) => {
      const states = period.payments.map((id) => tx.payments.get(id)?.state ?? '');
      expect(states).toHaveLength(1);
      expect(follows[states[0] ?? ''], `${period.id} of a payment that is ${states[0]}`).toContain(period.state);
    };
    const inOrder = (id: string, periods: Iterable<Period>, made: number) =>
      expect([id, ...[...periods].map(({ period_number }) => period_number)]).toEqual([
        id,
        ...Array.from({ length: made }, (_, i) => i + 1),
      ]);
    for (const period of [...tx.subscriptionPeriods.all(), ...tx.installmentPlanPeriods.all()]) check(period);
    for (const { id, periods_made } of tx.subscriptions.all()) inOrder(id, tx.subscriptionPeriods.all(['series', id]), periods_made);
    for (const plan of tx.installmentPlans.all()) {
      inOrder(plan.id, tx.installmentPlanPeriods.all(['series', plan.id]), plan.periods_made);
      expect(plan.periods_made).toBeLessThanOrEqual(plan.number_of_periods);
    }
  });
}

/** What happens most in a shop. */
const often = ['order', 'pay', 'pay', 'pay', 'refund', 'refund', 'refund', 'refunded', 'settle', 'chargeback', 'wait'];
const step = fc.tuple(fc.constantFrom(...Object.keys(commands), ...often), fc.nat(50), fc.nat(1000));
const stocked = ['customer', 'mandate', 'order', 'subscribe', 'plan'];

it('whatever a shop, its payers, their banks and the clock do, money, states and events are as the dossier has them [paypro.R48, P2]', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 20, maxLength: 60 }), (steps) => {
      const ledger = new Ledger();
      for (const name of stocked) commands[name]?.(ledger, 0, 2);
      for (const [name, pick, n] of steps) {
        commands[name]?.(ledger, pick, n);
        checkMoney(ledger);
        checkPeriods(ledger);
      }
    }),
    { numRuns: 60 },
  );
});
