import type { components } from '@paystub/contracts/paystand';
import { DISPUTE_FEE, type Dispute, feeOf, isClosed } from '../resources/disputes/dispute.js';
import type { Payer } from '../resources/payers/payer.js';
import type { Payment } from '../resources/payments/payment.js';
import type { Tx } from '../state.js';
import { isoMillis } from '../values/dates.js';
import { moneyText } from '../values/money.js';
import { presentFee } from './fee.js';
import { presentCopiedSource } from './source.js';

type Schemas = components['schemas'];

/** paystand.R181, R225: with its payment in short, whose amount is a number, and with what it costs once it is processed. */
export function presentDispute(tx: Tx, dispute: Dispute, owner: string): Schemas['Dispute'] {
  const payment = tx.payments.get(dispute.paymentId) as Payment;
  const fee = feeOf(dispute, payment);
  const { amountWon, meta } = dispute;
  return {
    object: 'dispute',
    id: dispute.id,
    amount: moneyText(dispute.amount),
    currency: dispute.currency,
    settlementAmount: moneyText(dispute.amount),
    settlementCurrency: dispute.currency,
    fees: fee ? [presentFee(fee, payment, owner)] : [],
    paymentId: payment.id,
    resourceId: payment.id,
    resourceType: 'Payment',
    resource: presentDisputedPayment(tx, payment),
    reason: dispute.reason,
    disputeType: dispute.disputeType,
    status: dispute.status,
    ...(amountWon === null ? {} : { amountWon: moneyText(amountWon) }),
    ...(fee ? { disputeFee: moneyText(DISPUTE_FEE) } : {}),
    closed: isClosed(dispute),
    ...(meta === null ? {} : { meta }),
    ownerId: owner,
    created: isoMillis(dispute.created),
    lastUpdated: isoMillis(dispute.lastUpdated),
  };
}

function presentDisputedPayment(tx: Tx, payment: Payment): Schemas['DisputedPayment'] {
  const { id, name, email, externalId } = tx.payers.get(payment.payerId) as Payer;
  return {
    object: 'payment',
    id: payment.id,
    amount: payment.amount / 100,
    currency: payment.currency,
    payer: { object: 'payer', id, name, email, ...(externalId === null ? {} : { externalId }) },
    source: presentCopiedSource(payment.source),
    sourceType: payment.sourceType,
    status: payment.status,
  };
}
