import type { components } from '@paystub/contracts/paypro';
import { Blueprint, type Commit, type Fault, World } from '@paystub/mock-kernel';
import { render } from '../src/faults.js';
import { idFormat } from '../src/ids.js';
import { createPayproMock } from '../src/index.js';
import { newCustomer } from '../src/resources/customers/customer.js';
import { newMandate } from '../src/resources/mandates/mandate.js';
import { newPayment, type PaymentRequest } from '../src/resources/payments/new-payment.js';
import type { Payment } from '../src/resources/payments/payment.js';
import { newRefund, type RefundRequest } from '../src/resources/refunds/new-refund.js';
import type { Refund } from '../src/resources/refunds/refund.js';
import { defaultSettings, type Settings } from '../src/settings/settings.js';
import type { Tx } from '../src/state.js';

/** A Friday. */
export const friday = Date.UTC(2026, 0, 30, 12);
export const day = 86_400_000;
export const links = { api: 'https://api.test', pages: 'https://api.test/~token', token: 'token', facts: {} };

const mock = createPayproMock();
const blueprint = new Blueprint([mock.definition]);

/** The least that a payment asks for, and an order's usual. */
export const order = (fields: Partial<PaymentRequest> = {}): PaymentRequest => ({
  amount: 1000,
  currency: 'EUR',
  description: 'Order 1001',
  pay_methods: ['ideal'],
  ...fields,
});

/** A world of its own with a frozen clock, without a socket. */
export function inWorld(settings: Partial<Settings> = {}) {
  const world = new World(blueprint, { seed: 'spec', now: friday, machine: 0, frozen: true });
  world.changeSettings('paypro', friday, { ...defaultSettings, ...settings });
  let now = friday;
  const commit = <R>(work: (tx: Tx) => R): Commit<R> => world.transact('paypro', now, work);
  const run = <R>(work: (tx: Tx) => R): R => commit(work).result;
  return {
    world,
    commit,
    run,
    /** Calls an operation, past the checks before it. */
    call: (operation: unknown, request: object) =>
      commit((tx) =>
        (operation as (tx: Tx, request: object) => { readonly body: unknown })(tx, { params: {}, query: {}, body: {}, links, ...request }),
      ),
    /** A stored record, without an event. */
    payment: (fields: Partial<PaymentRequest> = {}): Payment =>
      run((tx) => tx.payments.put(newPayment('PP1', now, order(fields), undefined))),
    refund: (payment: Payment, fields: Partial<RefundRequest> = {}): Refund =>
      run((tx) => tx.refunds.put(newRefund('PR1', now, payment, { amount: 400, ...fields }))),
    /** A customer with an approved mandate. */
    payer(method: 'direct-debit' | 'creditcard' = 'direct-debit') {
      return run((tx) => {
        const customer = tx.customers.put(newCustomer(tx.ids.next('CU', idFormat), now)).id;
        const mandate = newMandate(tx.ids.next('MD', idFormat), now, { customer, pay_method: method });
        return { customer, mandate: tx.mandates.put({ ...mandate, state: 'approved' }).id };
      });
    },
    /** The types of all events, oldest first. */
    events: () => run((tx) => [...tx.events.all()].map(({ event_type }) => event_type)),
    /** Lets time pass; says what happened by itself and when, as days after that Friday's noon. */
    wait(days: number) {
      now += days * day;
      const fired: [job: string, days: number][] = [];
      for (let firing = world.fire(now); firing; firing = world.fire(now)) fired.push([firing.job, (firing.at - friday) / day]);
      return fired;
    },
    now: () => now,
  };
}

type Schemas = components['schemas'];

export const monthly = { amount: 2500, vat: 21, interval: 'month', multiplier: 1 } as const;

/** A world with a payer and a merchant who uses subscriptions and installment plans. A refusal is its param, message and rule. */
export function inShop(method?: 'creditcard') {
  const world = inWorld();
  const payer = world.payer(method);
  const ask = <R>(name: string, request: object): R => {
    try {
      return world.call(mock.operations[name], request).result.body as R;
    } catch (error) {
      const { body, rule } = render(error as Fault);
      return `${body.error.param}: ${body.error.message} ${rule ?? ''}`.trim() as R;
    }
  };
  const terms = { ...payer, description: 'Gym', currency: 'EUR', period: monthly };
  const to =
    <R>(name: string) =>
    (id: string, body: object = {}) =>
      ask<R>(name, { params: { id }, body });
  const rows = (name: string, id: string) =>
    ask<{ readonly data: readonly Schemas['SubscriptionPeriod'][] }>(name, { params: { id }, query: { limit: 100 } })
      .data.toReversed()
      .map(({ period_number, amount, state, created_at }) => `${period_number} ${amount} ${state} ${created_at.slice(0, 10)}`);
  return {
    ...world,
    payer,
    somebody: world.payer,
    ask,
    create: (fields: object = {}) => ask<Schemas['Subscription']>('createSubscription', { body: { ...terms, ...fields } }),
    get: to<Schemas['Subscription']>('getSubscription'),
    update: to<Schemas['Subscription']>('updateSubscription'),
    pause: to<Schemas['Subscription']>('pauseSubscription'),
    resume: to<Schemas['Subscription']>('resumeSubscription'),
    cancel: to<Schemas['Subscription']>('cancelSubscription'),
    another: to<Schemas['SubscriptionPeriod']>('createSubscriptionPeriod'),
    /** Oldest first: number, amount, state, day. */
    periods: (id: string) => rows('listSubscriptionPeriods', id),
    createPlan: (fields: object = {}) =>
      ask<Schemas['InstallmentPlan']>('createInstallmentPlan', { body: { ...terms, number_of_periods: 3, ...fields } }),
    plan: to<Schemas['InstallmentPlan']>('getInstallmentPlan'),
    updatePlan: to<Schemas['InstallmentPlan']>('updateInstallmentPlan'),
    planPeriods: (id: string) => rows('listInstallmentPlanPeriods', id),
    payment: to<Schemas['Payment']>('getPayment'),
    payments: () => ask<{ readonly data: readonly Schemas['Payment'][] }>('listPayments', { query: { limit: 100 } }).data.toReversed(),
    act: (name: string, id: string, fields: object = {}) =>
      world.run((tx) => {
        const action = mock.actions.find((one) => one.name === name);
        action?.run(tx as never, (tx[action.on as 'payments'] as Tx['payments']).get(id) as Payment, fields as Record<string, unknown>);
      }),
  };
}
