import { ref } from '../../pact/refs.js';
import { customerRef, examples, first_period, listAt, own } from './examples.js';
import { type Operation, specOf } from './operation.js';

const { approvedMandate, pendingSubscription, subscription, subscriptionPayment, subscriptionPeriod } = examples;

const { description, currency, period } = subscription;
const terms = { customer: customerRef, description, currency, period, first_period };
const active = ['an active subscription', { first_period }] as const;
const over = { given: ['a canceled subscription'] } as const;

const subscriptions: readonly Operation[] = [
  {
    name: 'createSubscription',
    endpoint: 'POST /subscriptions',
    ask: ({ subscriptions }, { body }) => subscriptions.create(body),
    given: ['an approved mandate'],
    body: { ...terms, mandate: own(approvedMandate) },
    answers: subscription,
    refuses: [
      ['no description', 'description', { body: { ...terms, description: undefined, mandate: own(approvedMandate) } }],
      ['neither a mandate nor pay methods', 'mandate', { body: terms }],
      ['a mandate and pay methods', 'pay_methods', { body: { ...terms, mandate: own(approvedMandate), pay_methods: ['ideal'] } }],
      [
        'an unknown interval',
        'period.interval',
        { body: { ...terms, mandate: own(approvedMandate), period: { ...period, interval: 'moon' } } },
      ],
      ['a start that is no day', 'start_at', { body: { ...terms, mandate: own(approvedMandate), start_at: 'tomorrow' } }],
      ['an unknown mandate', 'mandate', { body: { ...terms, mandate: 'MDZZZZZZZZZZZZ' } }],
    ],
  },
  {
    name: 'getSubscription',
    endpoint: 'GET /subscriptions/{id}',
    ask: ({ subscriptions }, { id }) => subscriptions.get(id),
    given: ['a pending subscription', { first_period }],
    id: own(subscription),
    answers: pendingSubscription,
  },
  {
    name: 'listSubscriptions',
    endpoint: 'GET /subscriptions',
    ask: ({ subscriptions }) => subscriptions.list().page(),
    given: active,
    answers: listAt('/subscriptions', [subscription]),
  },
  {
    name: 'updateSubscription',
    endpoint: 'PATCH /subscriptions/{id}',
    ask: ({ subscriptions }, { id, body }) => subscriptions.update(id, body),
    given: active,
    id: own(subscription),
    body: { description: 'Gym and pool', period: { amount: 3000 } },
    answers: { ...subscription, description: 'Gym and pool', period: { ...period, amount: 3000 } },
    refuses: [
      ['a first period after the start', 'first_period', { body: { first_period: { amount: 100 } } }],
      ['an amount that is too low', 'period.amount', { body: { period: { amount: 0 } } }],
      ['that it is canceled', null, over],
    ],
  },
  {
    name: 'cancelSubscription',
    endpoint: 'DELETE /subscriptions/{id}',
    ask: ({ subscriptions }, { id }) => subscriptions.cancel(id),
    given: active,
    id: own(subscription),
    answers: { ...subscription, state: 'canceled' },
    refuses: [['that it is canceled', null, over]],
  },
  {
    name: 'pauseSubscription',
    endpoint: 'POST /subscriptions/{id}/pause',
    ask: ({ subscriptions }, { id }) => subscriptions.pause(id),
    given: active,
    id: own(subscription),
    answers: { ...subscription, state: 'paused' },
    refuses: [['that it is paused', null, { given: ['a paused subscription'] }]],
  },
  {
    name: 'resumeSubscription',
    endpoint: 'POST /subscriptions/{id}/resume',
    ask: ({ subscriptions }, { id }) => subscriptions.resume(id),
    given: ['a paused subscription', { first_period }],
    id: own(subscription),
    answers: subscription,
    refuses: [['that it is canceled', null, over]],
  },
];

const periods: readonly Operation[] = [
  {
    name: 'listSubscriptionPeriods',
    endpoint: 'GET /subscriptions/{id}/subscription_periods',
    ask: ({ subscriptions }, { id }) => subscriptions.periods(id).page(),
    given: ['a period'],
    id: ref('subscription', subscription.id),
    answers: listAt(`/subscriptions/${subscription.id}/subscription_periods`, [subscriptionPeriod]),
  },
  {
    name: 'createSubscriptionPeriod',
    endpoint: 'POST /subscriptions/{id}/subscription_periods',
    ask: ({ subscriptionPeriods }, { id, body }) => subscriptionPeriods.create(id, body),
    given: ['an active subscription'],
    id: own(subscription),
    body: { amount: 1250, description: 'Towels' },
    answers: {
      ...subscriptionPeriod,
      amount: 1250,
      period_number: 2,
      payments: { ...subscriptionPeriod.payments, data: [{ ...subscriptionPayment, amount: 1250, description: 'Towels' }] },
    },
    refuses: [
      ['no amount', 'amount', { body: { description: 'Towels' } }],
      ['that it is canceled', null, over],
    ],
  },
  {
    name: 'getSubscriptionPeriod',
    endpoint: 'GET /subscription_periods/{id}',
    ask: ({ subscriptionPeriods }, { id }) => subscriptionPeriods.get(id),
    given: ['a period'],
    id: own(subscriptionPeriod),
    answers: subscriptionPeriod,
  },
  {
    name: 'listSubscriptionPeriodPayments',
    endpoint: 'GET /subscription_periods/{id}/payments',
    ask: ({ subscriptionPeriods }, { id }) => subscriptionPeriods.payments(id).page(),
    given: ['a period'],
    id: own(subscriptionPeriod),
    answers: listAt(`/subscription_periods/${subscriptionPeriod.id}/payments`, [subscriptionPayment]),
  },
];

specOf('subscriptions', [...subscriptions, ...periods]);
