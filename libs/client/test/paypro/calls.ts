import type { Paypro } from '../../src/paypro/index.js';

type Calls = Readonly<Record<string, (paypro: Paypro) => Promise<unknown>>>;

const customer = 'CUA1B2C3D4E5F6';
const period = { amount: 2500, interval: 'month', multiplier: 1 } as const;

/** Every operation that reads, and how it is called. */
export const reads: Calls = {
  getPayment: ({ payments }) => payments.get('PP1'),
  listPayments: ({ payments }) => payments.list().all(),
  listPaymentRefunds: ({ payments }) => payments.refunds('PP1').all(),
  listPaymentChargebacks: ({ payments }) => payments.chargebacks('PP1').all(),
  getRefund: ({ refunds }) => refunds.get('PR1'),
  listRefunds: ({ refunds }) => refunds.list().all(),
  getChargeback: ({ chargebacks }) => chargebacks.get('PC1'),
  listChargebacks: ({ chargebacks }) => chargebacks.list().all(),
  listPayMethods: ({ payMethods }) => payMethods.list().all(),
  getCustomer: ({ customers }) => customers.get('CU1'),
  listCustomers: ({ customers }) => customers.list().all(),
  listCustomerMandates: ({ customers }) => customers.mandates('CU1').all(),
  listCustomerSubscriptions: ({ customers }) => customers.subscriptions('CU1').all(),
  getMandate: ({ mandates }) => mandates.get('MD1'),
  listMandates: ({ mandates }) => mandates.list().all(),
  getSubscription: ({ subscriptions }) => subscriptions.get('PS1'),
  listSubscriptions: ({ subscriptions }) => subscriptions.list().all(),
  listSubscriptionPeriods: ({ subscriptions }) => subscriptions.periods('PS1').all(),
  getSubscriptionPeriod: ({ subscriptionPeriods }) => subscriptionPeriods.get('SP1'),
  listSubscriptionPeriodPayments: ({ subscriptionPeriods }) => subscriptionPeriods.payments('SP1').all(),
  getInstallmentPlan: ({ installmentPlans }) => installmentPlans.get('PI1'),
  listInstallmentPlans: ({ installmentPlans }) => installmentPlans.list().all(),
  listInstallmentPlanPeriods: ({ installmentPlans }) => installmentPlans.periods('PI1').all(),
  getInstallmentPlanPeriod: ({ installmentPlanPeriods }) => installmentPlanPeriods.get('IP1'),
  listInstallmentPlanPeriodPayments: ({ installmentPlanPeriods }) => installmentPlanPeriods.payments('IP1').all(),
  getEvent: ({ events }) => events.get('EV1'),
  listEvents: ({ events }) => events.list().all(),
  getWebhook: ({ webhooks }) => webhooks.get('WH1'),
  listWebhooks: ({ webhooks }) => webhooks.list().all(),
};

/** Every operation that changes something. */
export const writes: Calls = {
  createPayment: ({ payments }) => payments.create({ amount: 2500, currency: 'EUR', description: 'Order 1001' }),
  cancelPayment: ({ payments }) => payments.cancel('PP1'),
  createRefund: ({ refunds }) => refunds.create('PP1', { amount: 500 }),
  cancelRefund: ({ refunds }) => refunds.cancel('PR1'),
  createCustomer: ({ customers }) => customers.create(),
  updateCustomer: ({ customers }) => customers.update('CU1', { city: null }),
  deleteCustomer: ({ customers }) => customers.delete('CU1'),
  createMandate: ({ mandates }) => mandates.create({ customer, pay_method: 'direct-debit' }),
  createSubscription: ({ subscriptions }) => subscriptions.create({ customer, description: 'Gym', currency: 'EUR', period }),
  updateSubscription: ({ subscriptions }) => subscriptions.update('PS1', { period: { amount: 3000 } }),
  cancelSubscription: ({ subscriptions }) => subscriptions.cancel('PS1'),
  pauseSubscription: ({ subscriptions }) => subscriptions.pause('PS1'),
  resumeSubscription: ({ subscriptions }) => subscriptions.resume('PS1'),
  createSubscriptionPeriod: ({ subscriptionPeriods }) => subscriptionPeriods.create('PS1', { amount: 1250 }),
  createInstallmentPlan: ({ installmentPlans }) =>
    installmentPlans.create({ customer, description: 'Sofa', currency: 'EUR', period, number_of_periods: 4 }),
  updateInstallmentPlan: ({ installmentPlans }) => installmentPlans.update('PI1', { number_of_periods: 6 }),
  cancelInstallmentPlan: ({ installmentPlans }) => installmentPlans.cancel('PI1'),
  pauseInstallmentPlan: ({ installmentPlans }) => installmentPlans.pause('PI1'),
  resumeInstallmentPlan: ({ installmentPlans }) => installmentPlans.resume('PI1'),
  createWebhook: ({ webhooks }) => webhooks.create({ name: 'Shop', description: 'Orders', url: 'https://shop.example/hook' }),
  updateWebhook: ({ webhooks }) => webhooks.update('WH1', { active: false }),
  deleteWebhook: ({ webhooks }) => webhooks.delete('WH1'),
};
