import { ref } from '../../pact/refs.js';
import { eventOf, examples, listAt, order, own } from './examples.js';
import { account, type Operation, specOf } from './operation.js';

const { open, webhook } = examples;

const created = eventOf('payment.created', open);
const { name, description, url } = webhook;
const shop = { name, description, url };

const events: readonly Operation[] = [
  {
    name: 'getEvent',
    endpoint: 'GET /events/{id}',
    ask: ({ events }, { id }) => events.get(id),
    given: ['an open payment', order],
    id: ref('event', created.id),
    answers: created,
  },
  {
    name: 'listEvents',
    endpoint: 'GET /events',
    ask: ({ events }) => events.list().page(),
    given: ['an open payment', order],
    answers: listAt('/events', [created]),
  },
];

const webhooks: readonly Operation[] = [
  {
    name: 'createWebhook',
    endpoint: 'POST /webhooks',
    ask: ({ webhooks }, { body }) => webhooks.create(body),
    given: account,
    body: shop,
    answers: webhook,
    refuses: [
      ['no name', 'name', { body: { description, url } }],
      ['a URL that is none', 'url', { body: { ...shop, url: 'shop' } }],
      ['an unknown event type', 'enabled_event_types', { body: { ...shop, enabled_event_types: ['payment.lost'] } }],
    ],
  },
  {
    name: 'getWebhook',
    endpoint: 'GET /webhooks/{id}',
    ask: ({ webhooks }, { id }) => webhooks.get(id),
    given: ['a webhook', shop],
    id: own(webhook),
    answers: webhook,
  },
  {
    name: 'listWebhooks',
    endpoint: 'GET /webhooks',
    ask: ({ webhooks }) => webhooks.list().page(),
    given: ['a webhook', shop],
    answers: listAt('/webhooks', [webhook]),
  },
  {
    name: 'updateWebhook',
    endpoint: 'PATCH /webhooks/{id}',
    ask: ({ webhooks }, { id, body }) => webhooks.update(id, body),
    given: ['a webhook', shop],
    id: own(webhook),
    body: { active: false, enabled_event_types: ['payment.paid'] },
    answers: { ...webhook, active: false, enabled_event_types: ['payment.paid'] },
    refuses: [['a URL that is none', 'url', { body: { url: 'shop' } }]],
  },
  {
    name: 'deleteWebhook',
    endpoint: 'DELETE /webhooks/{id}',
    ask: ({ webhooks }, { id }) => webhooks.delete(id),
    given: ['a webhook', shop],
    id: own(webhook),
    answers: webhook,
  },
];

specOf('events', [...events, ...webhooks]);
