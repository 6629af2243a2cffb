import type { PayproSchemas as Schemas } from '../../src/paypro/index.js';

export const key = 'pp_7Qm2Xc9RtLw4Zk8NvB3yHs6JdF1gPa5E';
const base = 'https://api.paypro.nl';
const created_at = '2024-05-01T10:00:00Z';

export const payment: Schemas['Payment'] = {
  id: 'PPA1B2C3D4E5F6',
  type: 'payment',
  amount: 2500,
  currency: 'EUR',
  description: 'Order 1001',
  pay_method: null,
  state: 'initialized',
  refunded_amount: 0,
  return_url: 'https://shop.example/done',
  cancel_url: null,
  metadata: { order_id: 1001 },
  customer: null,
  mandate: null,
  subscription: null,
  installment_plan: null,
  paid_at: null,
  created_at,
  _links: { self: `${base}/payments/PPA1B2C3D4E5F6`, checkout: `${base}/checkout/PPA1B2C3D4E5F6` },
};

const refund: Schemas['Refund'] = {
  id: 'PRA1B2C3D4E5F6',
  type: 'refund',
  amount: 500,
  description: 'Order 1001',
  reason: null,
  currency: 'EUR',
  payment: payment.id,
  state: 'open',
  refunded_at: null,
  created_at,
  _links: { self: `${base}/refunds/PRA1B2C3D4E5F6`, payment: payment._links.self },
};

const chargeback: Schemas['Chargeback'] = {
  id: 'PCA1B2C3D4E5F6',
  type: 'chargeback',
  amount: 2500,
  description: 'Order 1001',
  reason: 'MD06',
  currency: 'EUR',
  payment: payment.id,
  state: 'completed',
  charged_back_at: created_at,
  created_at,
  _links: { self: `${base}/chargebacks/PCA1B2C3D4E5F6`, payment: payment._links.self },
};

const payMethod: Schemas['PayMethod'] = {
  id: 'direct-debit',
  type: 'pay_method',
  name: 'Direct Debit',
  currencies: ['EUR'],
  minimum_amount: 10,
  maximum_amount: 5_000_000,
  details: null,
};

const customer: Schemas['Customer'] = {
  id: 'CUA1B2C3D4E5F6',
  type: 'customer',
  email: 'kim@shop.example',
  first_name: 'Kim',
  last_name: null,
  address: null,
  postal: null,
  city: null,
  country: 'NL',
  vat_number: null,
  company_name: null,
  phone_number: null,
  created_at,
  _links: { self: `${base}/customers/CUA1B2C3D4E5F6` },
};

const mandate: Schemas['Mandate'] = {
  id: 'MDA1B2C3D4E5F6',
  type: 'mandate',
  state: 'pending',
  customer: customer.id,
  pay_method: 'direct-debit',
  created_at,
  _links: { self: `${base}/mandates/MDA1B2C3D4E5F6`, customer: customer._links.self },
};

const contract = {
  currency: 'EUR',
  state: 'active',
  customer: customer.id,
  mandate: mandate.id,
  period: { amount: 2500, vat: 21, interval: 'month', multiplier: 1 },
  first_period: { amount: 5000, vat: 21 },
  payment_details: { return_url: null, cancel_url: null },
  metadata: {},
  created_at,
} as const;

const subscription: Schemas['Subscription'] = {
  ...contract,
  id: 'PSA1B2C3D4E5F6',
  type: 'subscription',
  description: 'Gym',
  subscription_type: 'direct_debit',
  start_at: null,
  cancel_at: null,
  scheduling: 'automatic',
  _links: { self: `${base}/subscriptions/PSA1B2C3D4E5F6`, customer: customer._links.self, mandate: mandate._links.self },
};

const installmentPlan: Schemas['InstallmentPlan'] = {
  ...contract,
  id: 'PIA1B2C3D4E5F6',
  type: 'installment_plan',
  description: 'Sofa in four parts',
  installment_plan_type: 'direct_debit',
  number_of_periods: 4,
  _links: { self: `${base}/installment_plans/PIA1B2C3D4E5F6`, customer: customer._links.self },
};

const period = (self: string) => ({
  amount: 5000,
  period_number: 1,
  state: 'pending' as const,
  payments: { type: 'list' as const, data: [payment], count: 1, _links: { self: `${self}/payments` } },
  created_at,
});
const subscriptionPeriodAt = `${base}/subscription_periods/SPA1B2C3D4E5F6`;
const subscriptionPeriod: Schemas['SubscriptionPeriod'] = {
  ...period(subscriptionPeriodAt),
  id: 'SPA1B2C3D4E5F6',
  type: 'subscription_period',
  subscription: subscription.id,
  _links: { self: subscriptionPeriodAt, subscription: subscription._links.self },
};
const planPeriodAt = `${base}/installment_plan_periods/IPA1B2C3D4E5F6`;
const installmentPlanPeriod: Schemas['InstallmentPlanPeriod'] = {
  ...period(planPeriodAt),
  id: 'IPA1B2C3D4E5F6',
  type: 'installment_plan_period',
  installment_plan: installmentPlan.id,
  _links: { self: planPeriodAt, installment_plan: installmentPlan._links.self },
};

export const event: Schemas['Event'] = {
  id: 'EVYK7KCFJAXA23UKSG',
  type: 'event',
  event_type: 'payment.created',
  payload: payment,
  created_at,
  _links: { self: `${base}/events/EVYK7KCFJAXA23UKSG` },
};

const webhook: Schemas['Webhook'] = {
  id: 'WHA1B2C3D4E5F6',
  type: 'webhook',
  name: 'Shop',
  description: 'Order status',
  url: 'https://shop.example/paypro/webhook',
  active: true,
  secret: '996QF2kLfVcmF8hzikZVfeB7GPH2RdP7',
  created_at,
  _links: { self: `${base}/webhooks/WHA1B2C3D4E5F6` },
};

/** An object of each kind, by the last word of the operations that answer it. */
const samples: readonly (readonly [RegExp, object])[] = [
  [/InstallmentPlanPeriods?$/, installmentPlanPeriod],
  [/InstallmentPlans?$/, installmentPlan],
  [/SubscriptionPeriods?$/, subscriptionPeriod],
  [/Subscriptions?$/, subscription],
  [/Payments?$/, payment],
  [/Refunds?$/, refund],
  [/Chargebacks?$/, chargeback],
  [/PayMethods$/, payMethod],
  [/Customers?$/, customer],
  [/Mandates?$/, mandate],
  [/Events?$/, event],
  [/Webhooks?$/, webhook],
];
export const sampleOf = (operationId: string): object => samples.find(([pattern]) => pattern.test(operationId))?.[1] ?? {};

/** A page of a list, with the links that are given. */
export const page = (data: readonly object[], links: { readonly next?: string | null; readonly prev?: string | null } = {}) => ({
  type: 'list',
  data,
  count: data.length,
  _links: { self: `${base}/payments`, ...links },
});

export const refused = (message: string, param?: string | null) => ({
  error: { message, type: 'invalid_request', ...(param !== undefined && { param }) },
});
