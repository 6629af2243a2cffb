import type { PaystandSchemas as Schemas } from '../../../src/paystand/index.js';
import { credentials } from './access.js';
import { payer, receivable, times } from './answers.js';

const ownerId = credentials.customerId;

const card: Schemas['Card'] = {
  object: 'card',
  id: 'e1f2g3h4i5j6k7l8m9n0o1p2',
  nameOnCard: 'Dana Reed',
  brand: 'visa',
  last4: '4242',
  expirationMonth: '12',
  expirationYear: '2099',
  fingerprint: 'ybvrmc74m6b3c4drmvlw7fvw',
  payerId: payer.id,
  status: 'active',
  funding: 'credit',
  ...times,
};

const feeSplit: Schemas['FeeSplit'] = {
  object: 'feeSplit',
  feeType: 'cardPayment.posted',
  feeSplitType: 'absorb_all_fees',
  customRate: '0.00',
  customFlat: '0.00',
  currency: 'USD',
  subtotal: '100.00',
  payerTotalFees: '0.00',
  payerDiscount: '0.00',
  payerTotal: '100.00',
  merchantTotalFees: '0.00',
};

const paymentId = 'd1e2f3g4h5i6j7k8l9m0n1o2';
const hundred = { currency: 'USD', settlementAmount: '100.00', settlementCurrency: 'USD' } as const;

export const fee: Schemas['Fee'] = {
  object: 'fee',
  id: 'f1g2h3i4j5k6l7m8n9o0p1q2',
  resourceAmount: '100.00',
  currency: 'USD',
  feeType: 'delayed',
  resource: { id: paymentId, amount: '100.00', currency: 'USD', status: 'created', ownerId, payerId: payer.id, ...times },
  resourceId: paymentId,
  resourceType: 'Payment',
  ownerId,
  status: 'active',
  ...times,
};

const hold: Schemas['Hold'] = {
  object: 'hold',
  id: 'g1h2i3j4k5l6m7n8o9p0q1r2',
  amount: '100.00',
  currency: 'USD',
  holdTime: '2',
  releaseDate: '2026-01-07T10:00:00.000Z',
  resourceId: paymentId,
  resourceType: 'Payment',
  status: 'active',
  ...times,
};

/** What a payment and the copy of it in a refund have in common. */
const charged = {
  object: 'payment',
  id: paymentId,
  ...hundred,
  sourceId: card.id,
  sourceType: 'Card',
  status: 'posted',
  ownerId,
  payerId: payer.id,
  payer,
  accountKey: 'default',
  accountId: 'h1i2j3k4l5m6n7o8p9q0r1s2',
  feeSplit,
  datePosted: times.created,
  ...times,
} as const;

export const payment: Schemas['Payment'] = {
  ...charged,
  amount: '100.00',
  source: card,
  fees: [fee],
  holds: [hold],
  refunds: [],
  disputes: [],
  customValues: [],
  disputedAmount: '0.00',
};

const source: Schemas['CopiedSource'] = { object: 'source', id: card.id, nameOnCard: 'Dana Reed', brand: 'visa', last4: '4242' };
const paid = { status: 'paid', datePaid: times.created } as const;
const ofPayment = { paymentId, resourceId: paymentId, resourceType: 'Payment', ownerId, ...times } as const;

export const refund: Schemas['Refund'] = {
  object: 'refund',
  id: 'i1j2k3l4m5n6o7p8q9r0s1t2',
  amount: '20.00',
  currency: 'USD',
  settlementAmount: '20.00',
  settlementCurrency: 'USD',
  ...ofPayment,
  resource: { ...charged, ...paid, amount: 100, source },
  status: 'processing',
  feesRefunded: false,
};

const { id: payerId, name, email, externalId = '' } = payer;
export const dispute: Schemas['Dispute'] = {
  object: 'dispute',
  id: 'j1k2l3m4n5o6p7q8r9s0t1u2',
  amount: '100.00',
  ...hundred,
  fees: [],
  ...ofPayment,
  resource: {
    object: 'payment',
    id: paymentId,
    amount: 100,
    currency: 'USD',
    payer: { object: 'payer', id: payerId, name, email, externalId },
    source,
    sourceType: 'Card',
    status: 'paid',
  },
  reason: 'fraudulent',
  disputeType: 'Card',
  status: 'created',
  closed: false,
};

const transferId = 'k1l2m3n4o5p6q7r8s9t0u1v2';
export const transfer: Schemas['Transfer'] = {
  object: 'transfer',
  id: transferId,
  amount: '97.21',
  currency: 'USD',
  dateToPost: '2026-01-06T10:00:00.000Z',
  holds: [],
  bankId: 'l1m2n3o4p5q6r7s8t9u0v1w2',
  accountKey: 'default',
  resourceId: 'n1o2p3q4r5s6t7u8v9w0x1y2',
  resourceType: 'Withdrawal',
  status: 'processing',
  ownerId,
  ...times,
};

export const report: Schemas['TransferReport'] = {
  object: 'transferReport',
  id: 'o1p2q3r4s5t6u7v8w9x0y1z2',
  transferId,
  status: 'completed',
  amount: '97.21',
  currency: 'USD',
  entryCount: 2,
  ownerId,
  ...times,
};

export const entry: Schemas['TransferReportEntry'] = {
  object: 'transferReportEntry',
  id: 'p1q2r3s4t5u6v7w8x9y0z1a2',
  transferId,
  resourceId: paymentId,
  resourceType: 'Payment',
  paymentId,
  amount: '100.00',
  currency: 'USD',
  ...times,
};

const { id, amount, currency, extId, extCustomerId, payerEmail, dateDue } = receivable;
const asApplied = { object: 'receivable', id, amount, currency, extId, extCustomerId, payerEmail, dateDue } as const;
export const transaction: Schemas['ReceivableTransaction'] = {
  object: 'receivableTransaction',
  id: 'q1r2s3t4u5v6w7x8y9z0a1b2',
  receivableId: receivable.id,
  paymentId,
  resourceId: paymentId,
  resourceType: 'Payment',
  paymentOrigin: 'api',
  amountApplied: '100.00',
  status: 'active',
  ...times,
  receivable: { ...asApplied, amountPaid: '100.00', datePaid: times.created },
  payment,
};
