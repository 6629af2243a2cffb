import type { PayproSchemas as Schemas } from '../../../src/paypro/index.js';
import { ref } from '../../pact/refs.js';
import { page, sampleOf } from '../answers.js';

const api = 'https://api.paypro.nl';
const at = '2024-05-01T10:00:00Z';

const customer = sampleOf('getCustomer') as Schemas['Customer'];
const pendingMandate = sampleOf('getMandate') as Schemas['Mandate'];
const refund = sampleOf('getRefund') as Schemas['Refund'];
const webhook = sampleOf('getWebhook') as Schemas['Webhook'];
const approvedMandate: Schemas['Mandate'] = { ...pendingMandate, state: 'approved' };
const chargeback = { ...(sampleOf('getChargeback') as Schemas['Chargeback']), amount: 1000 };

const toCustomer = { customer: customer._links.self };
const toPayer = { ...toCustomer, mandate: approvedMandate._links.self };

/** What an order says, and what is answered of it while nobody has chosen how to pay. */
export const order = {
  amount: 2500,
  description: 'Order 1001',
  return_url: 'https://shop.example/done',
  metadata: { order_id: 1001 },
} as const;
const initialized = sampleOf('getPayment') as Schemas['Payment'];

const debit = sampleOf('listPayMethods') as Schemas['PayMethod'];
const ideal: Schemas['PayMethod'] = {
  ...debit,
  id: 'ideal',
  name: 'iDEAL',
  details: { issuers: [{ code: 'ABNANL2A', name: 'ABN AMRO' }] },
};
const transfer: Schemas['PayMethod'] = { ...debit, id: 'bank-transfer', name: 'Bank transfer' };

const { self } = initialized._links;
const payment = (fields: Partial<Schemas['Payment']>): Schemas['Payment'] => ({
  ...initialized,
  pay_method: ideal,
  _links: { self },
  ...fields,
});
const open = payment({ state: 'open', _links: initialized._links });
const paid = payment({ state: 'paid', paid_at: at, customer: customer.id, _links: { self, ...toCustomer } });
const canceled = payment({ state: 'canceled' });
const failed = payment({ state: 'failed' });
const expired = payment({ state: 'expired' });
const processing = payment({ state: 'processing', pay_method: transfer });

export const first_period = { amount: 5000, vat: 21 } as const;
const sampleSubscription = sampleOf('getSubscription') as Schemas['Subscription'];
const subscription = { ...sampleSubscription, _links: { self: sampleSubscription._links.self, ...toPayer } };
const samplePlan = sampleOf('getInstallmentPlan') as Schemas['InstallmentPlan'];
const plan = { ...samplePlan, _links: { self: samplePlan._links.self, ...toPayer } };
/** The terms that the example of a plan has. */
export const planTerms = { period: plan.period, first_period };

const asked = { state: 'pending', mandate: null } as const;
const checkout = `${api}/checkout/PSA1B2C3D4E5F6`;
const pendingSubscription = {
  ...subscription,
  ...asked,
  subscription_type: null,
  _links: { self: subscription._links.self, ...toCustomer, checkout },
};
const pendingPlan = { ...plan, ...asked, installment_plan_type: null, _links: { self: plan._links.self, ...toCustomer, checkout } };

/** The payment of a period, from the mandate. */
const collected = {
  state: 'processing',
  pay_method: debit,
  return_url: null,
  metadata: {},
  customer: customer.id,
  mandate: approvedMandate.id,
} as const;
const subscriptionPayment = payment({
  ...collected,
  description: 'Gym',
  subscription: subscription.id,
  _links: { self, ...toPayer, subscription: subscription._links.self },
});
const planPayment = payment({
  ...collected,
  amount: 25_000,
  description: 'Sofa in four parts',
  installment_plan: plan.id,
  _links: { self, ...toPayer, installment_plan: plan._links.self },
});

const subscriptionPeriodSample = sampleOf('getSubscriptionPeriod') as Schemas['SubscriptionPeriod'];
const subscriptionPeriod = {
  ...subscriptionPeriodSample,
  amount: 2500,
  payments: { ...subscriptionPeriodSample.payments, data: [subscriptionPayment] },
};
const planPeriodSample = sampleOf('getInstallmentPlanPeriod') as Schemas['InstallmentPlanPeriod'];
const planPeriod = { ...planPeriodSample, amount: 25_000, payments: { ...planPeriodSample.payments, data: [planPayment] } };

/** Examples of all that is answered, as the situations leave it. */
export const examples = {
  customer,
  pendingMandate,
  refund,
  webhook,
  approvedMandate,
  chargeback,
  initialized,
  ideal,
  open,
  paid,
  canceled,
  failed,
  expired,
  processing,
  subscription,
  plan,
  pendingSubscription,
  pendingPlan,
  subscriptionPayment,
  planPayment,
  subscriptionPeriod,
  planPeriod,
};

/** An event of this type, with what it tells about. */
export const eventOf = (event_type: Schemas['EventType'], payload: Schemas['EventPayload']): Schemas['Event'] => ({
  ...(sampleOf('getEvent') as Schemas['Event']),
  event_type,
  payload,
});

/** The list at a path, with what is on its one page. */
export const listAt = (path: string, data: readonly object[], links: { readonly next?: string } = {}) => ({
  ...page(data),
  _links: { self: `${api}${path}`, ...links },
});

/** Ids that the provider's state has under these names. */
export const own = (resource: { readonly id: string }) => ref('id', resource.id);
export const customerRef = ref('customer', customer.id);
