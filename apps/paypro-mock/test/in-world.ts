import { Blueprint, type Commit, World } from '@paystub/mock-kernel';
import { createPayproMock } from '../src/index.js';
import { newPayment, type PaymentRequest } from '../src/resources/payments/new-payment.js';
import type { Payment } from '../src/resources/payments/payment.js';
import { newRefund, type RefundRequest } from '../src/resources/refunds/new-refund.js';
import type { Refund } from '../src/resources/refunds/refund.js';
import { defaultSettings, type Settings } from '../src/settings/settings.js';
import type { Tx } from '../src/state.js';

/** A Friday. */
export const friday = Date.UTC(2026, 0, 30, 12);
export const day = 86_400_000;
export const links = { api: 'https://api.test', pages: 'https://api.test/~token' };

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
