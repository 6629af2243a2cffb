import { absoluteUrl, docs, exactly, matching, oneOf, sdk, utcInstant, where } from '../../verifier/index.js';
import { rule } from './dialect.js';
import { eachOf, eventsOf, type PayProStage } from './parts.js';

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

  rule('paypro.R120', 'Creating a customer makes the event customer.created.', docs('event types'), money, async (stage) => {
    const { id, customer } = await stage.given.aPaidPayment();
    await emitted(stage, String(customer), 'customer.created', { id: String(customer), type: 'customer', created_at: utcInstant });
    await stage.inferred('one made by a payment comes before that payment is paid', async () => {
      const { data } = await stage.api.listEvents({ query: { limit: 100 } }).answers(200);
      const types = data.filter(({ payload }) => payload.id === id || payload.id === customer).map(({ event_type }) => event_type);
      stage.expect('events, newest first', types, ['payment.paid', 'customer.created', 'payment.created']);
    });
  }),

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
