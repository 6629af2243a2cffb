import type { Write } from './endpoint.js';

/** How to find out whether a call was carried out whose answer was lost. */
export interface LookUp {
  /** The call that shows it, as it would be written: `paypro.payments.refunds('PPSKN6FAN8KNE1')`. */
  readonly call: string;
  /** What to look for in its answer. */
  readonly lookFor: string;
}

/** The parts of a lost call that its look-up needs. */
export interface Lost {
  readonly id?: string | undefined;
  /** The customer that its body names. */
  readonly customer?: string | undefined;
}

const made = (what: string, fields: string): string => `a ${what} made since then with the same ${fields}; lists are newest first`;
const state = (state: string): string => `the state ${state}`;
const updated = 'the fields that were sent';

/** PayPro knows no idempotency keys, so what a lost call did can only be seen in what there is. */
const lookUps: { readonly [W in Write]: (id: string, customer: string) => readonly [call: string, lookFor: string] } = {
  'POST /payments': () => ['payments.list()', made('payment', 'amount, description and metadata')],
  'DELETE /payments/{id}': (id) => [`payments.get(${id})`, state('canceled')],
  'POST /payments/{id}/refunds': (id) => [`payments.refunds(${id})`, made('refund', 'amount, description and reason')],
  'DELETE /refunds/{id}': (id) => [`refunds.get(${id})`, state('canceled')],
  'POST /customers': () => ['customers.list()', made('customer', 'email, name and address')],
  'PATCH /customers/{id}': (id) => [`customers.get(${id})`, updated],
  'DELETE /customers/{id}': (id) => [`customers.get(${id})`, 'the error not_found: then it was deleted'],
  'POST /mandates': (_, customer) => [`customers.mandates(${customer})`, made('mandate', 'pay_method')],
  'POST /subscriptions': (_, customer) => [
    `customers.subscriptions(${customer})`,
    made('subscription', 'description, period and metadata'),
  ],
  'PATCH /subscriptions/{id}': (id) => [`subscriptions.get(${id})`, updated],
  'DELETE /subscriptions/{id}': (id) => [`subscriptions.get(${id})`, state('canceled')],
  'POST /subscriptions/{id}/pause': (id) => [`subscriptions.get(${id})`, state('paused')],
  'POST /subscriptions/{id}/resume': (id) => [`subscriptions.get(${id})`, state('active')],
  'POST /subscriptions/{id}/subscription_periods': (id) => [`subscriptions.periods(${id})`, made('period', 'amount')],
  'POST /installment_plans': () => ['installmentPlans.list()', made('plan', 'customer, description, period and metadata')],
  'PATCH /installment_plans/{id}': (id) => [`installmentPlans.get(${id})`, updated],
  'DELETE /installment_plans/{id}': (id) => [`installmentPlans.get(${id})`, state('canceled')],
  'POST /installment_plans/{id}/pause': (id) => [`installmentPlans.get(${id})`, state('paused')],
  'POST /installment_plans/{id}/resume': (id) => [`installmentPlans.get(${id})`, state('active')],
  'POST /webhooks': () => ['webhooks.list()', made('webhook', 'name and url')],
  'PATCH /webhooks/{id}': (id) => [`webhooks.get(${id})`, updated],
  'DELETE /webhooks/{id}': (id) => [`webhooks.get(${id})`, 'the error not_found: then it was deleted'],
};

export function lookUpOf(write: Write, { id, customer }: Lost): LookUp {
  const [call, lookFor] = lookUps[write](quoted(id), quoted(customer));
  return { call: `paypro.${call}`, lookFor };
}

const quoted = (id = ''): string => `'${id}'`;
