import { collection, type Tx as KernelTx } from '@paystub/mock-kernel';
import { fault } from './faults.js';
import type { Outcome } from './recurring/outcomes.js';
import type { InstallmentPlanPeriod, SubscriptionPeriod } from './recurring/rules/period.js';
import type { Chargeback } from './resources/chargebacks/chargeback.js';
import type { Customer } from './resources/customers/customer.js';
import type { Event } from './resources/events/event.js';
import type { InstallmentPlan } from './resources/installment-plans/installment-plan.js';
import type { Mandate } from './resources/mandates/mandate.js';
import type { Payment } from './resources/payments/payment.js';
import type { Refund } from './resources/refunds/refund.js';
import type { Subscription } from './resources/subscriptions/subscription.js';
import type { Webhook } from './resources/webhooks/webhook.js';
import type { Settings } from './settings/settings.js';

const createdAt = ({ created_at }: { readonly created_at: number }) => created_at;

export const collections = {
  payments: collection<Payment>({ createdAt }),
  refunds: collection<Refund>({ createdAt, indexes: { payment: { key: ({ payment }) => payment } } }),
  chargebacks: collection<Chargeback>({ createdAt, indexes: { payment: { key: ({ payment }) => payment } } }),
  customers: collection<Customer>({ createdAt }),
  mandates: collection<Mandate>({ createdAt, indexes: { customer: { key: ({ customer }) => customer } } }),
  subscriptions: collection<Subscription>({ createdAt, indexes: { customer: { key: ({ customer }) => customer } } }),
  subscriptionPeriods: collection<SubscriptionPeriod>({ createdAt, indexes: { series: { key: ({ subscription }) => subscription } } }),
  installmentPlans: collection<InstallmentPlan>({ createdAt, indexes: { customer: { key: ({ customer }) => customer } } }),
  installmentPlanPeriods: collection<InstallmentPlanPeriod>({
    createdAt,
    indexes: { series: { key: ({ installment_plan }) => installment_plan } },
  }),
  /** What banks will do, told beforehand. */
  outcomes: collection<Outcome>({ createdAt, forgets: true }),
  events: collection<Event>({ createdAt }),
  webhooks: collection<Webhook>({ createdAt }),
};

export type Tx = KernelTx<typeof collections, Settings>;

// paypro.R4: an unknown id is refused under the name of what was looked for.
export const paymentOf = (tx: Tx, id: string): Payment => found(tx.payments.get(id), 'Payment');
export const refundOf = (tx: Tx, id: string): Refund => found(tx.refunds.get(id), 'Refund');
export const chargebackOf = (tx: Tx, id: string): Chargeback => found(tx.chargebacks.get(id), 'Chargeback');
export const customerOf = (tx: Tx, id: string): Customer => found(tx.customers.get(id), 'Customer');
export const mandateOf = (tx: Tx, id: string): Mandate => found(tx.mandates.get(id), 'Mandate');

/** For the other lookups: an unknown id is refused under the name of what was looked for. */
export function found<R>(record: R | undefined, what: string): R {
  if (record === undefined) throw fault('not_found', { what });
  return record;
}
