import type { PayProStage } from '../parts.js';

/** One object of every type that the target can be brought to have, as it is shown now. */
export async function oneOfEach({ api, given, can }: PayProStage) {
  const customer = await given.aCustomer();
  const created = await given.aMandate({ customer: customer.id });
  const money = can('payer') ? await charged(given, { customer: customer.id, mandate: created.id }) : undefined;
  const webhook = await given.aWebhook();
  const payment = await given.anOpenPayment();
  const { data: events } = await api.listEvents({ query: { limit: 1 } }).answers(200, { type: 'list' });
  return {
    payment,
    customer,
    mandate: await api.getMandate({ id: created.id }).answers(200, { type: 'mandate' }),
    subscription: await given.aPendingSubscription({ customer: customer.id }),
    installment_plan: await given.aPendingPlan({ customer: customer.id }),
    event: events[0],
    webhook,
    ...money,
  };
}

/** What there is only where somebody is charged: with a payer of our own, whose money is none. */
async function charged(given: PayProStage['given'], agreed: { readonly customer: string; readonly mandate: string }) {
  const subscription = await given.anActiveSubscription(agreed);
  const plan = await given.anActivePlan(agreed);
  const { customer } = agreed;
  const disputed = await given.aPaidPayment({ customer, pay_methods: ['creditcard'] });
  const refunded = await given.aPaidPayment({ customer });
  return {
    subscription,
    subscription_period: await given.aPeriod({ subscription: subscription.id }),
    installment_plan: plan,
    installment_plan_period: await given.aPlanPeriod({ plan: plan.id }),
    chargeback: await given.aChargeback({ payment: disputed.id }),
    refund: await given.aRefund({ payment: refunded.id }),
  };
}
