import { ref } from '../../pact/refs.js';
import { payment, refund } from '../kit/money.js';
import { card, paid, posted } from './examples.js';
import { merchant, type Operation, specOf } from './operation.js';
import { its, listOf, unknownId } from './parts.js';

const hundred = { amount: '100.00', currency: 'USD' } as const;
const payer = { name: 'Acme Dental Group', email: 'ap@acme-dental.example' } as const;
/** The card and the payer of the payment that there is. */
const saved = { cardId: ref('sourceId', payment.sourceId), payerId: ref('payerId', payment.payerId) } as const;
const said = (changes: object) => ({ body: { ...hundred, payer, card, ...changes } });
const { amount: _, ...withoutAmount } = { ...hundred, payer, card };

const paymentId = its('paymentId', payment);
const aPaidPayment = ['a paid payment', {}] as const;

const payments: readonly Operation[] = [
  {
    name: 'createSecurePayment',
    endpoint: 'POST /payments/secure',
    ask: ({ payments }, { body }) => payments.charge(body),
    given: ['a card payment'],
    body: { ...hundred, ...saved, description: 'Order 1001', meta: { order: 1001 } },
    answers: { ...posted, description: 'Order 1001', meta: { order: 1001 } },
    succeeds: [['a payer and a card of its own', { given: merchant, ...said({}), answers: posted }]],
    refuses: [
      ['no amount', [422, 'validationError', 'amount'], { given: merchant, body: withoutAmount }],
      ['nothing to pay', [422, 'validationError', 'amount'], { given: merchant, ...said({ amount: '0.00' }) }],
      ['two payers', [422, 'validationError'], { given: merchant, ...said({ payerId: payment.payerId }) }],
      ['an unknown invoice', [422, 'validationError', 'receivableId'], { given: merchant, ...said({ receivableId: payment.id }) }],
      [
        'a card that is declined',
        [402, 'cardFailure', undefined, 'card_declined'],
        { given: merchant, ...said({ card: { ...card, cardNumber: '4000000000000002' } }) },
      ],
    ],
  },
  {
    name: 'getPayment',
    endpoint: 'GET /payments/{paymentId}',
    ask: ({ payments }, { ids: [id] }) => payments.get(id),
    given: aPaidPayment,
    ids: paymentId,
    answers: paid,
    succeeds: [['a card payment', { given: ['a card payment'], answers: posted }]],
    refuses: [unknownId('paymentId')],
  },
  {
    name: 'listAllPayments',
    endpoint: 'GET /payments/all',
    ask: ({ payments }) => payments.list().page(),
    given: aPaidPayment,
    answers: listOf(paid),
  },
];

const { externalId: __, ...anyPayer } = refund.resource.payer;
const refunded = { ...refund, resource: { ...refund.resource, payer: anyPayer } };
const aRefund = ['a refund', {}] as const;

const refunds: readonly Operation[] = [
  {
    name: 'createRefund',
    endpoint: 'POST /payments/{paymentId}/refunds',
    ask: ({ refunds }, { ids: [id], body }) => refunds.create(id, body),
    given: aPaidPayment,
    ids: paymentId,
    body: { amount: '20.00', currency: 'USD', description: 'One crate came back' },
    answers: { ...refunded, description: 'One crate came back' },
    refuses: [
      ['more than was paid', [422, 'validationError', 'amount'], { body: { amount: '100.01', currency: 'USD' } }],
      ['another currency', [422, 'validationError', 'currency'], { body: { amount: '20.00', currency: 'CAD' } }],
      ['money that is still to come', [422, 'validationError'], { given: ['a card payment'] }],
      unknownId('paymentId'),
    ],
  },
  {
    name: 'getRefund',
    endpoint: 'GET /refunds/{refundId}',
    ask: ({ refunds }, { ids: [id] }) => refunds.get(id),
    given: aRefund,
    ids: its('refundId', refund),
    answers: refunded,
    refuses: [unknownId('refundId')],
  },
  {
    name: 'listRefunds',
    endpoint: 'GET /refunds',
    ask: ({ refunds }) => refunds.list().page(),
    given: aRefund,
    answers: listOf(refunded),
  },
  {
    name: 'listAllRefunds',
    endpoint: 'GET /refunds/all',
    ask: ({ refunds }) => refunds.listAll().page(),
    given: aRefund,
    answers: listOf(refunded),
  },
];

specOf('payments', [...payments, ...refunds]);
