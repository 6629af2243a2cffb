import { matching, sdk, seed, someText, wrong } from '../../../verifier/index.js';
import { debitOf } from '../../situations/agreements.js';
import { gym, sofa } from '../../situations/recurring.js';
import { newWebhook, order } from '../../situations.js';
import { rule } from '../dialect.js';
import { eachOf, unknownIds } from '../parts.js';

/** Successes, and what comes with every answer. */
export const statuses = [
  rule('paypro.R8', 'What creates answers 201, every other success 200.', seed('status codes'), async ({ api, given, can }) => {
    const { id } = await api.createPayment({ body: order() }).answers(201, { type: 'payment' });
    await api.getPayment({ id }).answers(200, { type: 'payment' });
    await api.listPayments().answers(200, { type: 'list' });
    await api.listPaymentRefunds({ id }).answers(200, { type: 'list' });
    await api.cancelPayment({ id }).answers(200, { type: 'payment' });
    const webhook = await api.createWebhook({ body: newWebhook() }).answers(201, { type: 'webhook' });
    await api.updateWebhook({ id: webhook.id, body: { active: false } }).answers(200, { type: 'webhook' });
    await api.deleteWebhook({ id: webhook.id }).answers(200, {});
    await api.listPayMethods().answers(200, { type: 'list' });
    const { id: customer } = await api.createCustomer({ body: {} }).answers(201, { type: 'customer' });
    await api.updateCustomer({ id: customer, body: { city: 'Elders' } }).answers(200, { type: 'customer' });
    const { id: mandate } = await api.createMandate({ body: debitOf(customer) }).answers(201, { type: 'mandate' });
    await api.getMandate({ id: mandate }).answers(200, { type: 'mandate' });
    const asking = { pay_methods: ['ideal'] } as const;
    const first = await api.createSubscription({ body: gym(customer, asking) }).answers(201, { type: 'subscription' });
    await api.updateSubscription({ id: first.id, body: { description: 'Pool' } }).answers(200, { type: 'subscription' });
    await api.cancelSubscription({ id: first.id }).answers(200, { type: 'subscription' });
    const sofas = await api.createInstallmentPlan({ body: sofa(customer, asking) }).answers(201, { type: 'installment_plan' });
    await api.updateInstallmentPlan({ id: sofas.id, body: { description: 'Bed' } }).answers(200, { type: 'installment_plan' });
    await api.cancelInstallmentPlan({ id: sofas.id }).answers(200, { type: 'installment_plan' });
    await api.deleteCustomer({ id: (await given.aCustomer()).id }).answers(200, { type: 'customer' });
    if (!can('payer')) return;
    const subscription = await api.createSubscription({ body: gym(customer, { mandate }) }).answers(201, { type: 'subscription' });
    const of = { id: subscription.id };
    const period = await api.createSubscriptionPeriod({ ...of, body: { amount: 100 } }).answers(201, { type: 'subscription_period' });
    await api.getSubscriptionPeriod({ id: period.id }).answers(200, { type: 'subscription_period' });
    await api.pauseSubscription(of).answers(200, { type: 'subscription' });
    await api.resumeSubscription(of).answers(200, { type: 'subscription' });
    const plan = await api.createInstallmentPlan({ body: sofa(customer, { mandate }) }).answers(201, { type: 'installment_plan' });
    await api.pauseInstallmentPlan({ id: plan.id }).answers(200, { type: 'installment_plan' });
    await api.resumeInstallmentPlan({ id: plan.id }).answers(200, { type: 'installment_plan' });
    const paid = await given.aPaidPayment();
    const refund = await api.createRefund({ id: paid.id, body: { amount: 100 } }).answers(201, { type: 'refund' });
    await api.cancelRefund({ id: refund.id }).answers(200, { type: 'refund' });
  }),

  rule(
    'paypro.R9',
    'DELETE answers 200 with the object that it was about.',
    [seed('DELETE operations'), sdk('deletion tests')],
    async ({ api, given, can, inferred }) => {
      const { id: payment } = await given.anOpenPayment();
      await api.cancelPayment({ id: payment }).answers(200, { id: payment, type: 'payment', state: 'canceled' });
      const { id: webhook } = await given.aWebhook();
      await api.deleteWebhook({ id: webhook }).answers(200, { id: webhook, type: 'webhook' });
      const { id: subscription } = await given.aPendingSubscription();
      await api.cancelSubscription({ id: subscription }).answers(200, { id: subscription, type: 'subscription', state: 'canceled' });
      const { id: plan } = await given.aPendingPlan();
      await api.cancelInstallmentPlan({ id: plan }).answers(200, { id: plan, type: 'installment_plan', state: 'canceled' });
      const { id: customer } = await given.aCustomer({ first_name: 'Kim' });
      await api.deleteCustomer({ id: customer }).answers(200, { id: customer, type: 'customer', first_name: 'Kim' });
      await inferred('a deleted customer is unknown and is not listed', async () => {
        const kept = await given.aCustomer();
        await eachOf([api.getCustomer, api.deleteCustomer, api.listCustomerMandates], (ask) => ask({ id: customer }).refuses(404));
        await api.listCustomers({ query: { limit: 1 } }).answers(200, { data: [{ id: kept.id }] });
        await api.createPayment({ body: order({ customer }) }).refuses(422, { param: 'customer' });
      });
      if (!can('payer')) return;
      const { id: refund } = await given.aRefund();
      await api.cancelRefund({ id: refund }).answers(200, { id: refund, type: 'refund', state: 'canceled' });
      await inferred('a customer who is still charged is not deleted', async () => {
        const charged = [await given.anActiveSubscription(), await given.aPendingSubscription(), await given.aPausedSubscription()];
        const plans = [await given.anActivePlan(), await given.aPendingPlan(), await given.aPausedPlan()];
        await eachOf([...charged, ...plans], (series) => api.deleteCustomer({ id: String(series.customer) }).refuses(422, { param: null }));
        const ended = await given.aCanceledSubscription();
        await api.deleteCustomer({ id: String(ended.customer) }).answers(200, { type: 'customer' });
        await api.getSubscription({ id: ended.id }).answers(200, { customer: ended.customer });
      });
    },
  ),

  rule(
    'paypro.R10',
    'A POST without a body is accepted, though its content type is application/json.',
    sdk('pause, resume'),
    { effects: ['creates', 'money'] },
    async ({ api, given }) => {
      const json = { 'Content-Type': 'application/json' };
      const subscription = await given.anActiveSubscription();
      const plan = await given.anActivePlan();
      await eachOf([`/subscriptions/${subscription.id}`, `/installment_plans/${plan.id}`], async (path) => {
        await api.raw({ method: 'POST', path: `${path}/pause`, headers: json }).answers(200, { state: 'paused' });
        await api.raw({ method: 'GET', path, headers: json }).answers(200, { state: 'paused' });
        await api.raw({ method: 'POST', path: `${path}/resume`, headers: json }).answers(200, { state: 'active' });
        await api.raw({ method: 'DELETE', path, headers: json }).answers(200, { state: 'canceled' });
      });
    },
  ),

  rule('paypro.R11', 'Every answer carries X-Request-Id.', sdk('response header'), async ({ api, expect, inferred }) => {
    const calls = {
      list: api.listPayments(),
      creation: api.createPayment({ body: order() }),
      'unknown id': api.getPayment({ id: unknownIds.payment }),
      'unknown path': api.raw({ method: 'GET', path: '/no_such_thing' }),
      refusal: api.createPayment({ body: wrong({}) }),
      'no key': api.listPayments({ headers: { Authorization: null } }),
    };
    await calls.list.answers(200, { type: 'list' });
    await calls.creation.answers(201);
    const ids: unknown[] = [];
    await eachOf(Object.entries(calls), async ([name, call]) => {
      ids.push((await call.exchange()).headers.get('x-request-id'));
      expect(`X-Request-Id (${name})`, ids.at(-1), someText);
    });
    await inferred('it is a UUID, another for each request', () => {
      for (const id of ids) expect('X-Request-Id', id, matching(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/));
      expect('different ids', new Set(ids).size, ids.length);
    });
  }),
];
