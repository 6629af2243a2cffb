import { exactly, inference, sdk, someText } from '../../../verifier/index.js';
import { debitOf } from '../../situations/agreements.js';
import { order } from '../../situations.js';
import { rule } from '../dialect.js';
import { eachOf } from '../parts.js';

const envelope = { error: { message: someText, type: 'invalid_request' } } as const;

/** Who may ask, and what of. */
export const access = [
  rule('paypro.R1', 'A request without an Authorization header is answered 401.', sdk('errors, 401'), async ({ api, given, inferred }) => {
    const { id } = await given.anOpenPayment();
    const nobody = { headers: { Authorization: null } };
    await api.getPayment({ id }).answers(200, { id });
    await api.getPayment({ id, ...nobody }).refuses(401);
    await api.listPayments(nobody).refuses(401);
    await api.createPayment({ body: order(), ...nobody }).refuses(401);
    await api.cancelPayment({ id, ...nobody }).refuses(401);
    await inferred('the envelope of a 401', () => api.getPayment({ id, ...nobody }).answers(401, envelope));
  }),

  rule(
    'paypro.R2',
    'A request with a bearer key that is not valid is answered 401.',
    sdk('errors, 401'),
    async ({ api, given, inferred }) => {
      const { id } = await given.anOpenPayment();
      const as = (Authorization: string) => ({ headers: { Authorization } });
      await api.getPayment({ id }).answers(200, { id });
      await eachOf(['Bearer pp_wrong', 'Bearer nonsense', 'Bearer pp_!!TBYqhJjsxs6CzdyDq6Mwza4UztqGin'], async (authorization) => {
        await api.getPayment({ id, ...as(authorization) }).refuses(401);
        await api.createPayment({ body: order(), ...as(authorization) }).refuses(401);
      });
      await inferred('another scheme and an empty token are answered 401, with the envelope', () =>
        eachOf(['Basic cHBfOg==', 'Bearer', 'pp_ffTBYqhJjsxs6CzdyDq6Mwza4UztqGin'], (authorization) =>
          api.getPayment({ id, ...as(authorization) }).answers(401, envelope),
        ),
      );
    },
  ),

  rule(
    'paypro.P9',
    "Another account's resources are unknown: they are answered 404 and are in no list.",
    inference('every list is described as that of the account'),
    { needs: ['accounts'] },
    async ({ api, given, another, expect }) => {
      const stranger = await another();
      const { id } = await given.anOpenPayment();
      const webhook = await given.aWebhook();
      const { id: theirs } = await stranger.given.anOpenPayment();
      await api.getPayment({ id }).answers(200, { id });
      await stranger.api.getPayment({ id }).refuses(404);
      await stranger.api.cancelPayment({ id }).refuses(404);
      await stranger.api.listPaymentRefunds({ id }).refuses(404);
      await stranger.api.createRefund({ id, body: { amount: 100 } }).refuses(404);
      await stranger.api.getWebhook({ id: webhook.id }).refuses(404);
      await stranger.api.updateWebhook({ id: webhook.id, body: { name: 'Taken over' } }).refuses(404);
      await stranger.api.deleteWebhook({ id: webhook.id }).refuses(404);
      const mandate = await given.aMandate();
      const subscription = await given.aPendingSubscription({ customer: mandate.customer });
      const { customer } = mandate;
      await stranger.api.getCustomer({ id: customer }).refuses(404);
      await stranger.api.updateCustomer({ id: customer, body: { city: 'Elders' } }).refuses(404);
      await stranger.api.getMandate({ id: mandate.id }).refuses(404);
      await stranger.api.getSubscription({ id: subscription.id }).refuses(404);
      await stranger.api.cancelSubscription({ id: subscription.id }).refuses(404);
      await stranger.api.listCustomerSubscriptions({ id: customer }).refuses(404);
      await stranger.api.createMandate({ body: debitOf(customer) }).refuses(422, { param: 'customer' });
      await stranger.api.listPayments().answers(200, { data: [{ id: theirs }] });
      await stranger.api.listSubscriptions().answers(200, { data: [] });
      await stranger.api.listCustomers().answers(200, { data: [] });
      await stranger.api.listWebhooks().answers(200, { data: [] });
      const { data: events } = await stranger.api.listEvents().answers(200);
      expect(
        'payments in their events',
        events.map(({ payload }) => payload.id),
        [theirs],
      );
      await api.getPayment({ id }).answers(200, { state: 'open' });
      await api.getWebhook({ id: webhook.id }).answers(200, { name: webhook.name });
      await api.getSubscription({ id: subscription.id }).answers(200, exactly(subscription));
    },
  ),
];
