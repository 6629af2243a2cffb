import type { PaystarSchemas as Schemas } from '../../../src/paystar/index.js';
import { ref } from '../../pact/refs.js';
import { identifier, queried } from '../answers.js';
import { account, order } from './examples.js';
import { businessUnit, specOf } from './operation.js';

/** The order as it is known while nobody has paid it. */
const fresh: Schemas['QueryResult'] = {
  ...queried,
  lineItems: queried.lineItems.map((item) => ({
    ...item,
    lineItemType: 'Account',
    accountNumber: account.AccountNumber,
    subAccountNumber: account.SubAccountNumber,
  })),
  customMeta: order.CustomMeta,
};

const tier: Schemas['ServiceFeeTier'] = {
  paymentChannel: 'QuickPay',
  paymentSourceType: 'CreditCard',
  startRange: 0,
  endRange: 50,
  flatFee: 1.95,
  percentageFee: 0,
  id: 1,
};

/** The same, paid or tried by a card. */
const tried = (status: string, canProcessSession: boolean, told: object = {}): Schemas['QueryResult'] => ({
  ...fresh,
  paymentSession: { ...fresh.paymentSession, status, serviceFeeCalculation: { tier, amount: 1.95 } },
  payment: {
    status,
    paymentDate: '2026-03-20T10:05:00Z',
    amountMinor: 4210,
    serviceFeeAmountMinor: 195,
    paymentDescriptor: order.PaymentDescriptor,
    referenceNumber: 'NYDVNT-WSQPG',
    authCode: '7F3K2Q',
    gatewayResponseDescription: 'Approved',
    ...told,
  },
  paymentSource: {
    paymentSourceType: 'CreditCard',
    accountHolderName: 'Pat Roe',
    accountType: 'Visa',
    accountNumberLast4: '1111',
  },
  canProcessSession,
});

const unknown = '00000000-0000-4000-8000-000000000000';

specOf('queries', [
  {
    name: 'findPaymentSession',
    endpoint: 'GET /integrations/query/payment-session',
    ask: ({ paymentSessions }, { query }) => paymentSessions.find(query),
    given: ['a paid session', order],
    query: { clientReference: order.ClientReference },
    answers: tried('Succeeded', false),
    succeeds: [['a payment session', { given: ['a payment session', order], answers: fresh }]],
    refuses: [['an empty reference', ['clientReference'], { query: { clientReference: '' } }]],
    misses: ['an unknown reference', { given: businessUnit, query: { clientReference: 'inv-882' } }],
  },
  {
    name: 'getPaymentSession',
    endpoint: 'GET /integrations/query/payment-session/{sessionIdentifier}',
    ask: ({ paymentSessions }, { id }) => paymentSessions.get(id),
    given: ['a payment session', order],
    id: ref('id', identifier),
    answers: fresh,
    succeeds: [
      ['a paid session', { given: ['a paid session', order], answers: tried('Succeeded', false) }],
      ['a pending session', { given: ['a pending session', order], answers: tried('Pending', false) }],
      ['a failed session', { given: ['a failed session', order], answers: tried('Failed', true, { authCode: '' }) }],
    ],
    refuses: [],
    misses: ['an unknown identifier', { given: businessUnit, id: unknown }],
  },
]);
