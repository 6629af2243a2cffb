import { MatchersV3 } from '@pact-foundation/pact';
import { ref } from '../../pact/refs.js';
import { examples, listAt, order, own } from './examples.js';
import { account, type Operation, specOf } from './operation.js';
import { anyPayMethod, shaped } from './shapes.js';

const { canceled, chargeback, ideal, initialized, open, paid, refund } = examples;

const { eachLike, integer } = MatchersV3;

const payments: readonly Operation[] = [
  {
    name: 'createPayment',
    endpoint: 'POST /payments',
    ask: ({ payments }, { body }) => payments.create(body),
    given: account,
    body: { ...order, currency: 'EUR' },
    answers: initialized,
    refuses: [
      ['no description', 'description', { body: { amount: 2500, currency: 'EUR' } }],
      ['an amount that is no number', 'amount', { body: { ...order, currency: 'EUR', amount: '25.00' } }],
      ['an amount that is too low', 'amount', { body: { ...order, currency: 'EUR', amount: 1, pay_methods: ['ideal'] } }],
      ['another currency', 'currency', { body: { ...order, currency: 'USD' } }],
      ['an unknown pay method', 'pay_methods', { body: { ...order, currency: 'EUR', pay_methods: ['cash'] } }],
      ['an unknown customer', 'customer', { body: { ...order, currency: 'EUR', customer: 'CUZZZZZZZZZZZZ' } }],
      ['a mandate to set up for nobody', 'customer', { body: { ...order, currency: 'EUR', setup_mandate: true } }],
    ],
  },
  {
    name: 'getPayment',
    endpoint: 'GET /payments/{id}',
    ask: ({ payments }, { id }) => payments.get(id),
    given: ['a paid payment', order],
    id: own(paid),
    answers: paid,
  },
  {
    name: 'listPayments',
    endpoint: 'GET /payments',
    ask: ({ payments }, { query }) => payments.list(query).page(),
    given: ['several payments', { count: 2 }],
    query: { limit: 1 },
    answers: listAt('/payments', [{ ...open, amount: 1000, description: 'Order 2', return_url: null, metadata: {} }], {
      next: 'https://api.paypro.nl/payments?limit=1&cursor=bjpQUEExQjJDM0Q0RTVGNg',
    }),
    refuses: [
      ['a limit of nothing', 'limit', { query: { limit: 0 } }],
      ['a cursor that leads nowhere', 'cursor', { query: { cursor: 'nowhere' } }],
    ],
  },
  {
    name: 'cancelPayment',
    endpoint: 'DELETE /payments/{id}',
    ask: ({ payments }, { id }) => payments.cancel(id),
    given: ['an open payment', order],
    id: own(open),
    answers: canceled,
    refuses: [['that it is paid', null, { given: ['a paid payment'] }]],
  },
  {
    name: 'listPaymentRefunds',
    endpoint: 'GET /payments/{id}/refunds',
    ask: ({ payments }, { id }) => payments.refunds(id).page(),
    given: ['a refund', { amount: 500 }],
    id: ref('payment', initialized.id),
    answers: listAt(`/payments/${initialized.id}/refunds`, [refund]),
  },
  {
    name: 'listPaymentChargebacks',
    endpoint: 'GET /payments/{id}/chargebacks',
    ask: ({ payments }, { id }) => payments.chargebacks(id).page(),
    given: ['a chargeback', { reason: 'MD06' }],
    id: ref('payment', initialized.id),
    answers: listAt(`/payments/${initialized.id}/chargebacks`, [chargeback]),
  },
];

const refunds: readonly Operation[] = [
  {
    name: 'createRefund',
    endpoint: 'POST /payments/{id}/refunds',
    ask: ({ refunds }, { id, body }) => refunds.create(id, body),
    given: ['a paid payment', { amount: 1000 }],
    id: own(paid),
    body: { amount: 500 },
    answers: refund,
    refuses: [
      ['no amount', 'amount', { body: { reason: 'Broken' } }],
      ['more than was paid', 'amount', { body: { amount: 1001 } }],
      ['that it is not paid', null, { given: ['an open payment'] }],
      ['a creditcard payment without an account', 'account_holder_name', { given: ['a paid payment', { pay_methods: ['creditcard'] }] }],
    ],
  },
  {
    name: 'getRefund',
    endpoint: 'GET /refunds/{id}',
    ask: ({ refunds }, { id }) => refunds.get(id),
    given: ['a refunded refund', { amount: 500 }],
    id: own(refund),
    answers: { ...refund, state: 'refunded', refunded_at: refund.created_at },
  },
  {
    name: 'listRefunds',
    endpoint: 'GET /refunds',
    ask: ({ refunds }) => refunds.list().page(),
    given: ['a refund', { amount: 500 }],
    answers: listAt('/refunds', [refund]),
  },
  {
    name: 'cancelRefund',
    endpoint: 'DELETE /refunds/{id}',
    ask: ({ refunds }, { id }) => refunds.cancel(id),
    given: ['a refund', { amount: 500 }],
    id: own(refund),
    answers: { ...refund, state: 'canceled' },
    refuses: [['that it is refunded', null, { given: ['a refunded refund'] }]],
  },
];

const methods = listAt('/pay_methods', [{ ...ideal, details: undefined }]);

const others: readonly Operation[] = [
  {
    name: 'getChargeback',
    endpoint: 'GET /chargebacks/{id}',
    ask: ({ chargebacks }, { id }) => chargebacks.get(id),
    given: ['a chargeback', { reason: 'MD06' }],
    id: own(chargeback),
    answers: chargeback,
  },
  {
    name: 'listChargebacks',
    endpoint: 'GET /chargebacks',
    ask: ({ chargebacks }) => chargebacks.list().page(),
    given: ['a chargeback', { reason: 'MD06' }],
    answers: listAt('/chargebacks', [chargeback]),
  },
  {
    name: 'listPayMethods',
    endpoint: 'GET /pay_methods',
    ask: ({ payMethods }) => payMethods.list().page(),
    given: account,
    answers: methods,
    template: { ...(shaped(methods) as object), data: eachLike(anyPayMethod(ideal)), count: integer(1) },
  },
];

specOf('payments', [...payments, ...refunds, ...others]);
