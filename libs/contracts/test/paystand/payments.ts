import { charged, fee, feeSplit, hold } from './fees.js';
import { applied } from './invoices.js';
import { card, ids, owned, payer, times } from './people.js';

const source = { object: 'source', id: ids.card, nameOnCard: 'Ines Mora', brand: 'visa', last4: '4242' };
const account = { accountKey: 'default', accountId: 'o0q3v6x9m2c5r8b5t8n1w4z7' };
const paid = { sourceId: ids.card, sourceType: 'Card', status: 'posted', payerId: ids.payer, payer, ...account, feeSplit, ...owned };
const ofPayment = { paymentId: ids.payment, resourceId: ids.payment, resourceType: 'Payment' };

export const refund = {
  object: 'refund',
  id: ids.refund,
  ...charged,
  amount: '12.50',
  settlementAmount: '12.50',
  ...ofPayment,
  resource: { object: 'payment', id: ids.payment, ...charged, amount: 66.07, ...paid, source },
  status: 'processing',
  feesRefunded: false,
  description: 'One crate came back',
  ...owned,
};

export const dispute = {
  object: 'dispute',
  id: 'j8z1t4k7c0n3v6b9x2m5f2q5',
  ...charged,
  fees: [],
  ...ofPayment,
  resource: {
    object: 'payment',
    id: ids.payment,
    amount: 66.07,
    currency: 'USD',
    payer: { object: 'payer', id: ids.payer, name: 'Harbor Supply', email: 'accounts@harbor-supply.example', externalId: 'HS-3071' },
    source,
    sourceType: 'Card',
    status: 'paid',
  },
  reason: 'fraudulent',
  disputeType: 'Card',
  status: 'created',
  ...owned,
};

export const payment = {
  object: 'payment',
  id: ids.payment,
  ...charged,
  ...paid,
  source: card,
  fees: [fee],
  holds: [hold],
  refunds: [refund],
  disputes: [dispute],
  customValues: [],
  receivableId: ids.invoice,
  datePosted: '2026-03-02T09:15:05.000Z',
  meta: { batch: 17 },
  disputedAmount: '0.00',
};

export const transaction = {
  object: 'receivableTransaction',
  id: 'n3v6b9x2m5f2q5w8z1t4k7c0',
  receivableId: ids.invoice,
  ...ofPayment,
  paymentOrigin: 'api',
  amountApplied: '63.84',
  status: 'active',
  ...times,
  receivable: applied,
  payment,
};

export const event = (sourceType: string, resource: { readonly id: string }) => ({
  object: 'event',
  id: 'v7b0x3m6e9q6w9z2t5k8c1n4',
  resource,
  diff: { previous: {}, changes: resource },
  urls: ['http://127.0.0.1:8080/hook'],
  sent: false,
  lastAttemptSent: false,
  attempts: 0,
  sourceId: resource.id,
  sourceType,
  status: 'active',
  ...times,
});
