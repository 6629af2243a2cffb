import { connect, type PayproOptions } from './connection/connection.js';
import { customers, mandates } from './resources/customers.js';
import { events, webhooks } from './resources/events.js';
import { installmentPlanPeriods, installmentPlans } from './resources/installment-plans.js';
import { chargebacks, payMethods, payments, refunds } from './resources/payments.js';
import { subscriptionPeriods, subscriptions } from './resources/subscriptions.js';

/**
 * PayPro's API: `createPaypro({ apiKey }).payments.create({ amount: 1000, currency: 'EUR', description: 'Order 1001' })`.
 * Fields are PayPro's own, amounts are integers in euro cents, times are ISO 8601 in UTC (paypro.R14). What goes wrong is thrown as a
 * `PayproError`. Repeated are reads, calls that reached nobody, and what PayPro asks to repeat with 429 and Retry-After; nothing else,
 * because PayPro has no idempotency keys.
 */
export function createPaypro(options: PayproOptions) {
  const connection = connect(options);
  return {
    payments: payments(connection),
    refunds: refunds(connection),
    chargebacks: chargebacks(connection),
    payMethods: payMethods(connection),
    customers: customers(connection),
    mandates: mandates(connection),
    subscriptions: subscriptions(connection),
    subscriptionPeriods: subscriptionPeriods(connection),
    installmentPlans: installmentPlans(connection),
    installmentPlanPeriods: installmentPlanPeriods(connection),
    events: events(connection),
    webhooks: webhooks(connection),
  };
}

export type Paypro = ReturnType<typeof createPaypro>;
