import { absoluteUrl, docs, exactly, matching, oneOf, sdk, utcInstant, where } from '../../verifier/index.js';
import { kim } from '../situations/agreements.js';
import { rule } from './dialect.js';
import { eachOf, eventsOf, type PayProStage, paymentsFor } from './parts.js';

const money = { needs: ['payer'], effects: ['creates', 'money'] } as const;
const everyone = { needs: ['payer', 'provider'], effects: ['creates', 'money'] } as const;

/** That there is an event of this type, with the resource as it is now. */
async function emitted(stage: PayProStage, id: string, eventType: string, payload: object): Promise<void> {
  const events = await eventsOf(stage, id);
  const event = events.find(({ event_type }) => event_type === eventType);
  stage.expect(`${eventType} among ${events.map(({ event_type }) => event_type).join(', ') || 'no events'}`, event, {
    type: 'event',
    payload,
  });
}

/** That each transition made one event, in the order in which they happened. */
async function inOrder(stage: PayProStage, id: string, types: readonly string[]): Promise<void> {
  const events = await eventsOf(stage, id);
  stage.expect(
    'events',
    events.map(({ event_type }) => event_type),
    types,
  );
}

/** What is told about changes, whether or not anyone listens. */
export const events = [
  rule('paypro.R116', 'Creating a payment makes the event payment.created.', [docs('event types'), sdk('event fixture')], async (stage) => {
    const payment = await stage.given.anOpenPayment({ metadata: { order_id: 1001 } });
    await emitted(stage, payment.id, 'payment.created', exactly(payment));
    await stage.inferred('and no other', () => inOrder(stage, payment.id, ['payment.created']));
    await stage.inferred('dated when the payment was', async () => {
      const [event] = await eventsOf(stage, payment.id);
      stage.expect('payment.created', event, { created_at: payment.created_at });
    });
  }),

  rule('paypro.R117', 'Paying a payment makes the event payment.paid.', docs('event types'), money, async (stage) => {
    const payment = await stage.given.aPaidPayment();
    await emitted(stage, payment.id, 'payment.paid', exactly(payment));
    await stage.inferred('each transition makes one event', () => inOrder(stage, payment.id, ['payment.created', 'payment.paid']));
    await stage.inferred('a method chosen at checkout makes payment.started before', async () => {
      const { id } = await stage.given.anInitializedPayment({ pay_methods: ['ideal', 'paypal'] });
      await stage.control.act('pay', { id, pay_method: 'paypal' });
      await inOrder(stage, id, ['payment.created', 'payment.started', 'payment.paid']);
    });
    await stage.inferred('so does a slow method, once', async () => {
      const { id } = await stage.given.anInitializedPayment({ pay_methods: ['ideal', 'bank-transfer'] });
      await stage.control.act('submit', { id, pay_method: 'bank-transfer' });
      await stage.control.act('settle', { id });
      await inOrder(stage, id, ['payment.created', 'payment.started', 'payment.paid']);
    });
  }),

  rule('paypro.R118', 'Canceling a payment makes the event payment.canceled.', docs('event types'), async (stage) => {
    const payment = await stage.given.aCanceledPayment();
    await emitted(stage, payment.id, 'payment.canceled', exactly(payment));
    await stage.inferred('each transition makes one event', () => inOrder(stage, payment.id, ['payment.created', 'payment.canceled']));
    if (!stage.can('payer')) return;
    await stage.inferred('failing makes payment.failed, expiring payment.expired', async () => {
      const failed = await stage.given.aFailedPayment();
      await emitted(stage, failed.id, 'payment.failed', exactly(failed));
      const expired = await stage.given.anExpiredPayment();
      await emitted(stage, expired.id, 'payment.expired', exactly(expired));
    });
  }),

  rule(
    'paypro.R119',
    'Creating a refund makes the event refund.created, finishing it refund.refunded, canceling it refund.canceled.',
    docs('event types'),
    everyone,
    async (stage) => {
      const { given } = stage;
      const refund = await given.aRefund();
      await emitted(stage, refund.id, 'refund.created', exactly(refund));
      const refunded = await given.aRefundedRefund();
      await emitted(stage, refunded.id, 'refund.refunded', exactly(refunded));
      const canceled = await given.aCanceledRefund();
      await emitted(stage, canceled.id, 'refund.canceled', exactly(canceled));
      await stage.inferred('each transition makes one event', async () => {
        await inOrder(stage, refunded.id, ['refund.created', 'refund.refunded']);
        await inOrder(stage, canceled.id, ['refund.created', 'refund.canceled']);
      });
      await stage.inferred('failing makes refund.failed, expiring refund.expired', async () => {
        const failed = await given.aFailedRefund();
        await emitted(stage, failed.id, 'refund.failed', exactly(failed));
        const expired = await given.anExpiredRefund();
        await emitted(stage, expired.id, 'refund.expired', exactly(expired));
      });
    },
  ),

  rule(
    'paypro.R120',
    'Creating and updating a customer make customer.created and customer.updated.',
    docs('event types'),
    async (stage) => {
      const created = await stage.given.aCustomer(kim);
      await emitted(stage, created.id, 'customer.created', exactly(created));
      const updated = await stage.api.updateCustomer({ id: created.id, body: { city: 'Elders' } }).answers(200, { city: 'Elders' });
      await emitted(stage, created.id, 'customer.updated', exactly(updated));
      await emitted(stage, created.id, 'customer.created', exactly(created));
      await stage.inferred('each change makes one event, a deletion none', async () => {
        await stage.api.deleteCustomer({ id: created.id }).answers(200);
        await inOrder(stage, created.id, ['customer.created', 'customer.updated']);
      });
      if (!stage.can('payer')) return;
      const { id, customer } = await stage.given.aPaidPayment();
      await emitted(stage, String(customer), 'customer.created', { id: String(customer), type: 'customer', created_at: utcInstant });
      await stage.inferred('one made by a payment comes before that payment is paid', async () => {
        const { data } = await stage.api.listEvents({ query: { limit: 100 } }).answers(200);
        const types = data.filter(({ payload }) => payload.id === id || payload.id === customer).map(({ event_type }) => event_type);
        stage.expect('events, newest first', types, ['payment.paid', 'customer.created', 'payment.created']);
      });
    },
  ),

  rule(
    'paypro.R121',
    'What happens to a subscription makes the subscription event of that name.',
    docs('event types'),
    { effects: ['creates', 'money'] },
    async (stage) => {
      const { api, given, control, can, inferred } = stage;
      const { id } = await given.anActiveSubscription();
      const shown = () => api.getSubscription({ id }).answers(200);
      await emitted(stage, id, 'subscription.created', { id, type: 'subscription' });
      await emitted(stage, id, 'subscription.started', exactly(await shown()));
      await api.pauseSubscription({ id }).answers(200);
      await emitted(stage, id, 'subscription.paused', exactly(await shown()));
      await api.resumeSubscription({ id }).answers(200);
      await emitted(stage, id, 'subscription.resumed', exactly(await shown()));
      await api.updateSubscription({ id, body: { description: 'Pool' } }).answers(200);
      await emitted(stage, id, 'subscription.updated', exactly(await shown()));
      await api.cancelSubscription({ id }).answers(200);
      await emitted(stage, id, 'subscription.canceled', exactly(await shown()));
      const types = (what: string, ...happened: readonly string[]) => happened.map((name) => `${what}.${name}`);
      const all = ['created', 'started', 'paused', 'resumed', 'updated', 'canceled'] as const;
      await inferred('each makes one event, in the order in which they happened', () => inOrder(stage, id, types('subscription', ...all)));
      await inferred('it is created before it starts', async () => {
        const [created] = await eventsOf(stage, id);
        stage.expect('subscription.created', created, { payload: { state: 'pending' } });
      });
      await inferred('so it is with plans', async () => {
        const plan = await given.anActivePlan();
        await api.pauseInstallmentPlan({ id: plan.id }).answers(200);
        await api.resumeInstallmentPlan({ id: plan.id }).answers(200);
        await api.updateInstallmentPlan({ id: plan.id, body: { description: 'Bed' } }).answers(200);
        const canceled = await api.cancelInstallmentPlan({ id: plan.id }).answers(200, { state: 'canceled' });
        await inOrder(stage, plan.id, types('installment_plan', ...all));
        await emitted(stage, plan.id, 'installment_plan.canceled', exactly(canceled));
      });
      if (!can('payer')) return;
      await inferred('a first payment comes before, and its being paid before the start', async () => {
        const asking = await given.aPendingSubscription();
        await inOrder(stage, asking.id, ['subscription.created']);
        const [payment] = await paymentsFor(stage, asking.id);
        await control.act('pay', { id: payment?.id ?? '' });
        await inOrder(stage, asking.id, ['subscription.created', 'subscription.started']);
        const { data } = await api.listEvents({ query: { limit: 4 } }).answers(200);
        const newest = ['subscription.started', 'payment.paid', 'payment.created', 'subscription.created'];
        stage.expect(
          'events, newest first',
          data.map(({ event_type }) => event_type),
          newest,
        );
      });
    },
  ),

  rule('paypro.R122', 'An event holds the resource as it was then, and is not changed later.', docs('event object'), async (stage) => {
    const { api, given } = stage;
    const payment = await given.anOpenPayment();
    const [created] = await eventsOf(stage, payment.id);
    stage.expect('payload', created?.payload, exactly(payment));
    await api.cancelPayment({ id: payment.id }).answers(200, { state: 'canceled' });
    await api.getEvent({ id: created?.id ?? '' }).answers(200, exactly(created));
    const [first, second] = await eventsOf(stage, payment.id);
    stage.expect('the first event', first, exactly(created));
    stage.expect('the second event', second, { event_type: 'payment.canceled', payload: { state: 'canceled' } });
    if (!stage.can('payer')) return;
    const paid = await given.aPaidPayment();
    const [before] = await eventsOf(stage, paid.id);
    stage.expect('payload', before, { event_type: 'payment.created', payload: { state: 'open', paid_at: null, customer: null } });
  }),

  rule('paypro.R137', 'An event names what happened with a dot, and its type is event.', docs('event object'), async (stage) => {
    const { id } = await stage.given.aCanceledPayment();
    const made = await eventsOf(stage, id);
    stage.expect(
      'events of the payment',
      made.length,
      where('two at least', (length) => Number(length) >= 2),
    );
    await eachOf(made, async (event) => {
      const expected = {
        type: 'event',
        event_type: matching(/^[a-z_]+\.[a-z_]+$/),
        created_at: utcInstant,
        _links: { self: absoluteUrl },
      } as const;
      await stage.api.getEvent({ id: event.id }).answers(200, { id: event.id, ...expected });
      stage.expect('event', event, { ...expected, event_type: oneOf('payment.created', 'payment.canceled') });
    });
  }),
];
