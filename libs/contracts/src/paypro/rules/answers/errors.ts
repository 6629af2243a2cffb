import { docs, matching, missing, sdk, seed, someText, wrong } from '../../../verifier/index.js';
import { kim } from '../../situations/agreements.js';
import { newWebhook, order } from '../../situations.js';
import { rule } from '../dialect.js';
import { eachOf, type PayProStage, unknownIds as unknown } from '../parts.js';

const notFound = { message: someText, type: 'invalid_request', param: missing };

/** Every operation that retrieves one resource, with an id that nothing has, by what it looks for. */
const retrievals = ({ api }: PayProStage) =>
  ({
    payment: () => api.getPayment({ id: unknown.payment }),
    refund: () => api.getRefund({ id: unknown.refund }),
    chargeback: () => api.getChargeback({ id: unknown.chargeback }),
    customer: () => api.getCustomer({ id: unknown.customer }),
    mandate: () => api.getMandate({ id: unknown.mandate }),
    subscription: () => api.getSubscription({ id: unknown.subscription }),
    'subscription period': () => api.getSubscriptionPeriod({ id: unknown.subscriptionPeriod }),
    'installment plan': () => api.getInstallmentPlan({ id: unknown.installmentPlan }),
    'installment plan period': () => api.getInstallmentPlanPeriod({ id: unknown.installmentPlanPeriod }),
    event: () => api.getEvent({ id: unknown.event }),
    webhook: () => api.getWebhook({ id: unknown.webhook }),
  }) as const;

/** Every other operation on one resource, with an id that nothing has. */
const others = ({ api }: PayProStage) => [
  () => api.cancelPayment({ id: unknown.payment }),
  () => api.listPaymentChargebacks({ id: unknown.payment }),
  () => api.listPaymentRefunds({ id: unknown.payment }),
  () => api.createRefund({ id: unknown.payment, body: { amount: 100 } }),
  () => api.cancelRefund({ id: unknown.refund }),
  () => api.updateCustomer({ id: unknown.customer, body: kim }),
  () => api.deleteCustomer({ id: unknown.customer }),
  () => api.listCustomerMandates({ id: unknown.customer }),
  () => api.listCustomerSubscriptions({ id: unknown.customer }),
  () => api.updateSubscription({ id: unknown.subscription, body: { description: 'Gym' } }),
  () => api.cancelSubscription({ id: unknown.subscription }),
  () => api.pauseSubscription({ id: unknown.subscription }),
  () => api.resumeSubscription({ id: unknown.subscription }),
  () => api.listSubscriptionPeriods({ id: unknown.subscription }),
  () => api.createSubscriptionPeriod({ id: unknown.subscription, body: { amount: 100 } }),
  () => api.listSubscriptionPeriodPayments({ id: unknown.subscriptionPeriod }),
  () => api.updateInstallmentPlan({ id: unknown.installmentPlan, body: { description: 'Sofa' } }),
  () => api.cancelInstallmentPlan({ id: unknown.installmentPlan }),
  () => api.pauseInstallmentPlan({ id: unknown.installmentPlan }),
  () => api.resumeInstallmentPlan({ id: unknown.installmentPlan }),
  () => api.listInstallmentPlanPeriods({ id: unknown.installmentPlan }),
  () => api.listInstallmentPlanPeriodPayments({ id: unknown.installmentPlanPeriod }),
  () => api.updateWebhook({ id: unknown.webhook, body: newWebhook() }),
  () => api.deleteWebhook({ id: unknown.webhook }),
];

/** What goes wrong, and how that is said. */
export const errors = [
  rule('paypro.R3', 'The body of every answer is JSON, that of an error too.', seed('errors'), async ({ api, given, inferred }) => {
    const { id } = await given.anOpenPayment();
    await api.getPayment({ id }).answers(200, { id });
    await api.listPayments().answers(200, { type: 'list' });
    await api.getPayment({ id, headers: { Authorization: null } }).answers(401, {});
    await api.getPayment({ id: unknown.payment }).answers(404, {});
    await api.raw({ method: 'GET', path: '/no_such_thing' }).answers(404, {});
    await api.createPayment({ body: wrong({}) }).answers(422, {});
    await api.cancelPayment({ id }).answers(200, {});
    await inferred('malformed JSON, no JSON at all and the wrong type at the top are answered 422 that blames no field', () =>
      eachOf(['{"amount": 1000', 'amount=1000', '"amount"', '[1]'], (body) =>
        api.raw({ method: 'POST', path: '/payments', body }).refuses(422, { param: null }),
      ),
    );
    await inferred('a method that a path does not have is refused in JSON', () =>
      api.raw({ method: 'PUT', path: '/payments' }).answers(404, { error: {} }),
    );
  }),

  rule(
    'paypro.R4',
    'An id that is unknown is answered 404 by every operation that retrieves.',
    seed('retrieve operations'),
    async (stage) => {
      const { id } = await stage.given.anOpenPayment();
      await stage.api.getPayment({ id }).answers(200, { id });
      await eachOf(Object.values(retrievals(stage)), (retrieve) => retrieve().refuses(404));
      await stage.inferred('and by every other operation on it', () => eachOf(others(stage), (ask) => ask().answers(404, { error: {} })));
      await stage.inferred('an id of another type is as unknown', () => stage.api.getRefund({ id }).refuses(404));
    },
  ),

  rule(
    'paypro.R5',
    'A 404 says in error.message what is wrong, and its error.type is invalid_request.',
    docs('404 schema'),
    async (stage) => {
      const unknowns = Object.entries(retrievals(stage));
      await eachOf(unknowns, ([, retrieve]) => retrieve().refuses(404, notFound));
      await stage.inferred('it names what was not found', () =>
        eachOf(unknowns, ([name, retrieve]) =>
          retrieve().answers(404, { error: { message: matching(new RegExp(`^${name} not found`, 'i')) } }),
        ),
      );
      await stage.inferred('so does that of an unknown path', () =>
        stage.api.raw({ method: 'GET', path: '/no_such_thing' }).refuses(404, notFound),
      );
    },
  ),

  rule(
    'paypro.R6',
    'A field that is required and missing is answered 422, and error.param names it.',
    sdk('validation error fixture'),
    async ({ api }) => {
      await api.createPayment({ body: order() }).answers(201);
      await eachOf(['amount', 'currency', 'description'], (param) =>
        api.createPayment({ body: { ...order(), [param]: undefined } }).refuses(422, { message: someText, type: 'invalid_request', param }),
      );
      const creations = [
        ['customer', api.createMandate],
        ['customer', api.createSubscription],
        ['customer', api.createInstallmentPlan],
        ['description', api.createWebhook],
      ] as const;
      await eachOf(creations, ([param, create]) =>
        create({ body: wrong({}) }).refuses(422, { message: someText, type: 'invalid_request', param }),
      );
    },
  ),

  rule(
    'paypro.R7',
    'A payment without a description is refused with 422 that names description.',
    sdk('validation error fixture'),
    async ({ api, inferred }) => {
      await api.createPayment({ body: order() }).answers(201);
      const without = api.createPayment({ body: order({ description: wrong(undefined) }) });
      await without.refuses(422, { param: 'description' });
      await inferred('the words of the fixture', () => without.refuses(422, { message: 'Description must be set' }));
    },
  ),
];
