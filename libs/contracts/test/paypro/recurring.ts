import { listOf, payment } from './examples.js';

/** What repeats, and what permits it, as PayPro answers with it, composed for these specs. */
const api = 'https://api.paypro.nl';
const customerLink = `${api}/customers/CUA1B2C3D4E5F6`;
const mandateLink = `${api}/mandates/MDA1B2C3D4E5F6`;

export const mandate = {
  id: 'MDA1B2C3D4E5F6',
  type: 'mandate',
  state: 'approved',
  customer: 'CUA1B2C3D4E5F6',
  pay_method: 'direct-debit',
  created_at: '2024-05-01T10:00:00Z',
  _links: { self: mandateLink, customer: customerLink },
};

export const subscription = {
  id: 'PSA1B2C3D4E5F6',
  type: 'subscription',
  description: 'Gym',
  currency: 'EUR',
  subscription_type: 'direct_debit',
  state: 'active',
  start_at: '2024-05-01',
  cancel_at: null,
  customer: 'CUA1B2C3D4E5F6',
  mandate: 'MDA1B2C3D4E5F6',
  scheduling: 'automatic',
  period: { amount: 2500, vat: 21, interval: 'month', multiplier: 1 },
  first_period: { amount: 5000, vat: 21 },
  payment_details: { return_url: null, cancel_url: null },
  metadata: {},
  cancel_periods_on_cancellation: false,
  created_at: '2024-05-01T10:00:00Z',
  _links: { self: `${api}/subscriptions/PSA1B2C3D4E5F6`, customer: customerLink, mandate: mandateLink },
};

const debit = { ...payment, subscription: 'PSA1B2C3D4E5F6', state: 'processing', _links: { self: payment._links.self } };

export const subscriptionPeriod = {
  id: 'SPA1B2C3D4E5F6',
  type: 'subscription_period',
  amount: 5000,
  period_number: 1,
  subscription: 'PSA1B2C3D4E5F6',
  state: 'pending',
  payments: listOf('subscription_periods/SPA1B2C3D4E5F6/payments', debit),
  created_at: '2024-05-01T10:00:00Z',
  _links: { self: `${api}/subscription_periods/SPA1B2C3D4E5F6`, subscription: subscription._links.self },
};

export const installmentPlan = {
  id: 'PIA1B2C3D4E5F6',
  type: 'installment_plan',
  description: 'Sofa in four parts',
  currency: 'EUR',
  installment_plan_type: null,
  state: 'pending',
  customer: 'CUA1B2C3D4E5F6',
  mandate: null,
  period: { amount: 25000, vat: 0, interval: 'month', multiplier: 1 },
  first_period: { amount: 5000, vat: 8.5, interval: 'day', multiplier: 14 },
  number_of_periods: 4,
  payment_details: { return_url: 'https://shop.example/done', cancel_url: null },
  metadata: { order_id: 1002 },
  created_at: '2024-05-01T10:00:00Z',
  _links: { self: `${api}/installment_plans/PIA1B2C3D4E5F6`, customer: customerLink, checkout: `${api}/checkout/PPA1B2C3D4E5F6` },
};

export const installmentPlanPeriod = {
  id: 'IPA1B2C3D4E5F6',
  type: 'installment_plan_period',
  amount: 25000,
  period_number: 2,
  installment_plan: 'PIA1B2C3D4E5F6',
  state: 'open',
  payments: listOf('installment_plan_periods/IPA1B2C3D4E5F6/payments'),
  created_at: '2024-06-01T10:00:00Z',
  _links: { self: `${api}/installment_plan_periods/IPA1B2C3D4E5F6`, installment_plan: installmentPlan._links.self },
};
