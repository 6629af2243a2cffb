import { MatchersV3 } from '@pact-foundation/pact';
import { type PayproSchemas as Schemas, verifyWebhook, webhookSignature } from '../../../src/paypro/index.js';
import type { Given } from '../../pact/interaction.js';
import { messageSpec } from '../../pact/message.js';
import { eventOf, examples, first_period, order, planTerms } from './examples.js';
import { shaped } from './shapes.js';

const {
  canceled,
  chargeback,
  customer,
  expired,
  failed,
  open,
  paid,
  pendingSubscription,
  plan,
  processing,
  refund,
  subscription,
  webhook,
} = examples;

const { regex } = MatchersV3;

type Delivery = readonly [type: Schemas['EventType'], payload: object, ...given: Given[]];

const { email, first_name, country } = customer;
const kim = { email, first_name, country };
const part = { amount: refund.amount };
const gym = ['an active subscription', { first_period }] as const;
const sofa = ['an active plan', planTerms] as const;
const last = { ...planTerms, number_of_periods: 1 };

/** What is told, and what happens before: the situation, and in some cases what follows on it. */
const deliveries: readonly Delivery[] = [
  ['payment.created', open, ['an open payment', order]],
  ['payment.started', processing, ['a processing payment', order]],
  ['payment.paid', paid, ['a paid payment', order]],
  ['payment.canceled', canceled, ['a canceled payment', order]],
  ['payment.failed', failed, ['a failed payment', order]],
  ['payment.expired', expired, ['an expired payment', order]],
  ['refund.created', refund, ['a refund', part]],
  ['refund.refunded', { ...refund, state: 'refunded', refunded_at: refund.created_at }, ['a refunded refund', part]],
  ['refund.canceled', { ...refund, state: 'canceled' }, ['a canceled refund', part]],
  ['refund.failed', { ...refund, state: 'failed' }, ['a failed refund', part]],
  ['refund.expired', { ...refund, state: 'expired' }, ['an expired refund', part]],
  ['chargeback.created', chargeback, ['a chargeback', { reason: 'MD06' }]],
  ['customer.created', customer, ['a customer', kim]],
  ['customer.updated', { ...customer, city: 'Utrecht' }, ['a customer', kim], ['the customer moves', { city: 'Utrecht' }]],
  ['subscription.created', pendingSubscription, ['a pending subscription', { first_period }]],
  ['subscription.started', subscription, gym],
  ['subscription.paused', { ...subscription, state: 'paused' }, ['a paused subscription', { first_period }]],
  ['subscription.resumed', subscription, ['a paused subscription', { first_period }], ['the subscription is resumed']],
  ['subscription.updated', { ...subscription, description: 'Pool' }, gym, ['the subscription is updated', { description: 'Pool' }]],
  ['subscription.canceled', { ...subscription, state: 'canceled' }, ['a canceled subscription', { first_period }]],
  ['installment_plan.created', { ...plan, state: 'pending' }, sofa],
  ['installment_plan.started', plan, sofa],
  ['installment_plan.paused', { ...plan, state: 'paused' }, ['a paused plan', planTerms]],
  ['installment_plan.resumed', plan, ['a paused plan', planTerms], ['the plan is resumed']],
  ['installment_plan.updated', { ...plan, number_of_periods: 6 }, sofa, ['the plan is updated', { number_of_periods: 6 }]],
  ['installment_plan.canceled', { ...plan, state: 'canceled' }, ['a canceled plan', planTerms]],
  [
    'installment_plan.completed',
    { ...plan, number_of_periods: 1, state: 'completed' },
    ['an active plan', last],
    ['the last of the plan is paid'],
  ],
];

/** As a receiver gets it, with the bytes signed as PayPro signs them. */
function received(content: unknown) {
  const { secret } = webhook;
  const body = JSON.stringify(content);
  const timestamp = Math.floor(Date.now() / 1000);
  return verifyWebhook({ body, secret, signature: webhookSignature({ body, timestamp, secret }), timestamp: String(timestamp) });
}

const metadata = {
  contentType: 'application/json',
  'PayPro-Signature': regex('^[0-9a-f]{64}$', '0'.repeat(64)),
  'PayPro-Timestamp': regex('^[0-9]{10}$', '1714557600'),
};

const messages = deliveries.map(([title, payload, ...given]) => {
  const event = eventOf(title, payload as Schemas['EventPayload']);
  return { title, given, content: shaped(event), metadata, example: event };
});

messageSpec('paypro', 'deliveries', messages, received);
