import type { PayProStage } from '../parts.js';

/** One object of every type that the target can be brought to have, as it is shown now. */
export async function oneOfEach({ api, given, can }: PayProStage) {
  const customer = await given.aCustomer();
  const created = await given.aMandate({ customer: customer.id });
  const subscription = await given.anActiveSubscription({ customer: customer.id, mandate: created.id });
  const plan = await given.anActivePlan({ customer: customer.id, mandate: created.id });
  const webhook = await given.aWebhook();
  const paid = can('payer') ? await given.aPaidPayment({ customer: customer.id, pay_methods: ['creditcard'] }) : undefined;
  const chargeback = paid && can('provider') ? await given.aChargeback({ payment: paid.id }) : undefined;
  const refunded = can('payer') ? await given.aPaidPayment({ customer: customer.id }) : undefined;
  const refund = refunded ? await given.aRefund({ payment: refunded.id }) : undefined;
  const payment = await given.anOpenPayment();
  const { data: events } = await api.listEvents({ query: { limit: 1 } }).answers(200, { type: 'list' });
  return {
    payment,
    customer,
    mandate: await api.getMandate({ id: created.id }).answers(200, { type: 'mandate' }),
    subscription,
    subscription_period: await given.aPeriod({ subscription: subscription.id }),
    installment_plan: plan,
    installment_plan_period: await given.aPlanPeriod({ plan: plan.id }),
    event: events[0],
    webhook,
    ...(refund ? { refund } : {}),
    ...(chargeback ? { chargeback } : {}),
  };
}
