import type { Ground } from '../../verifier/index.js';
import type { components, operations } from '../index.js';
import { agreements } from './agreements.js';

type Schemas = components['schemas'];
type NewSubscription = Partial<Schemas['SubscriptionCreate']>;
type NewPlan = Partial<Schemas['InstallmentPlanCreate']>;

const monthly = { amount: 2500, vat: 21, interval: 'month', multiplier: 1 } as const;

/** A customer's subscription of 25 euros a month. How it is charged is still to be said. */
export const gym = (customer: string, fields: NewSubscription = {}): Schemas['SubscriptionCreate'] => ({
  customer,
  description: 'Gym',
  currency: 'EUR',
  period: monthly,
  ...fields,
});

/** A sofa of 1000 euros in four monthly parts. */
export const sofa = (customer: string, fields: NewPlan = {}): Schemas['InstallmentPlanCreate'] => ({
  customer,
  description: 'Sofa in four parts',
  currency: 'EUR',
  period: { ...monthly, amount: 25_000 },
  number_of_periods: 4,
  ...fields,
});

/** Payments that come back. */
export function recurring(ground: Ground<operations>) {
  return { ...subscriptions(ground), ...installmentPlans(ground) };
}

function subscriptions(ground: Ground<operations>) {
  const { api, afterwards } = ground;
  const { aCustomer, aMandate } = agreements(ground);
  const create = (customer: string, fields: NewSubscription) =>
    api.createSubscription({ body: gym(customer, fields) }).answers(201, { type: 'subscription' });
  /** By a mandate of the customer's. */
  const aMandatedSubscription = async (fields: NewSubscription = {}) => {
    const customer = fields.customer ?? (await aCustomer()).id;
    const mandate = fields.mandate ?? (await aMandate({ customer })).id;
    const subscription = await create(customer, { ...fields, mandate });
    afterwards(() => api.cancelSubscription({ id: subscription.id }).answers(200));
    return subscription;
  };
  const anActiveSubscription = async (fields?: NewSubscription) => {
    const { id } = await aMandatedSubscription(fields);
    return api.getSubscription({ id }).answers(200, { state: 'active' });
  };
  return {
    aMandatedSubscription,
    anActiveSubscription,
    /** The customer is still to pay for the first time. */
    aPendingSubscription: async (fields: NewSubscription = {}) =>
      create(fields.customer ?? (await aCustomer()).id, { pay_methods: ['ideal'], ...fields }),
    aPausedSubscription: async (fields?: NewSubscription) => {
      const { id } = await anActiveSubscription(fields);
      return api.pauseSubscription({ id }).answers(200, { state: 'paused' });
    },
    aCanceledSubscription: async (fields?: NewSubscription) => {
      const { id } = await anActiveSubscription(fields);
      return api.cancelSubscription({ id }).answers(200, { state: 'canceled' });
    },
    /** The newest of a subscription, the first of a new one where none is named. */
    aPeriod: async ({ subscription }: { readonly subscription?: string } = {}) => {
      const id = subscription ?? (await anActiveSubscription()).id;
      const { data } = await api.listSubscriptionPeriods({ id }).answers(200, { type: 'list' });
      return api.getSubscriptionPeriod({ id: data[0]?.id ?? '' }).answers(200, { type: 'subscription_period' });
    },
  };
}

function installmentPlans(ground: Ground<operations>) {
  const { api, afterwards } = ground;
  const { aCustomer, aMandate } = agreements(ground);
  const create = (customer: string, fields: NewPlan) =>
    api.createInstallmentPlan({ body: sofa(customer, fields) }).answers(201, { type: 'installment_plan' });
  /** By a mandate of the customer's. */
  const aMandatedPlan = async (fields: NewPlan = {}) => {
    const customer = fields.customer ?? (await aCustomer()).id;
    const mandate = fields.mandate ?? (await aMandate({ customer })).id;
    const plan = await create(customer, { ...fields, mandate });
    afterwards(() => api.cancelInstallmentPlan({ id: plan.id }).answers(200));
    return plan;
  };
  const anActivePlan = async (fields?: NewPlan) => {
    const { id } = await aMandatedPlan(fields);
    return api.getInstallmentPlan({ id }).answers(200, { state: 'active' });
  };
  return {
    aMandatedPlan,
    anActivePlan,
    /** The customer is still to pay for the first time. */
    aPendingPlan: async (fields: NewPlan = {}) => create(fields.customer ?? (await aCustomer()).id, { pay_methods: ['ideal'], ...fields }),
    aPausedPlan: async (fields?: NewPlan) => {
      const { id } = await anActivePlan(fields);
      return api.pauseInstallmentPlan({ id }).answers(200, { state: 'paused' });
    },
    aCanceledPlan: async (fields?: NewPlan) => {
      const { id } = await anActivePlan(fields);
      return api.cancelInstallmentPlan({ id }).answers(200, { state: 'canceled' });
    },
    /** The newest of a plan, the first of a new one where none is named. */
    aPlanPeriod: async ({ plan }: { readonly plan?: string } = {}) => {
      const id = plan ?? (await anActivePlan()).id;
      const { data } = await api.listInstallmentPlanPeriods({ id }).answers(200, { type: 'list' });
      return api.getInstallmentPlanPeriod({ id: data[0]?.id ?? '' }).answers(200, { type: 'installment_plan_period' });
    },
  };
}
