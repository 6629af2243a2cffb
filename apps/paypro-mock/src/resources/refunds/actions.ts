import type { Action } from '@paystub/mock-http';
import { afterRefunded } from '../../recurring/follow.js';
import { paymentOf, type Tx } from '../../state.js';
import { emit } from '../../webhooks.js';
import { withRefunded } from '../payments/payment.js';
import { advance, cancel, type Refund, type RefundState, underway } from './refund.js';

/** Something that the refund needs is missing. Dossier 6.2 knows no event for it. */
export const holdRefund = (tx: Tx, refund: Refund): Refund => tx.refunds.put(advance(refund, 'hold'));

/** PayPro sends the money. Dossier 6.2 knows no event for it. */
export const processRefund = (tx: Tx, refund: Refund): Refund => tx.refunds.put(advance(refund, 'process'));

/** paypro.R59, R119: the money is back with the payer, and counted on the payment. */
export function settleRefund(tx: Tx, refund: Refund): Refund {
  const settled = { ...advance(underway(refund), 'settle'), refunded_at: tx.now };
  afterRefunded(tx, tx.payments.put(withRefunded(paymentOf(tx, refund.payment), refund.amount)));
  return record(tx, settled, 'refund.refunded');
}

/** The bank sends the money back to PayPro. */
export const failRefund = (tx: Tx, refund: Refund, reason: string | null = null): Refund =>
  record(tx, { ...advance(underway(refund), 'fail'), failure_reason: reason }, 'refund.failed');

/** What the refund waited for never came. */
export const expireRefund = (tx: Tx, refund: Refund): Refund => record(tx, advance(refund, 'expire'), 'refund.expired');

/** paypro.R57, R119: the merchant takes the refund back. */
export const cancelRefund = (tx: Tx, refund: Refund): Refund => record(tx, cancel(refund), 'refund.canceled');

function record(tx: Tx, refund: Refund, type: Parameters<typeof emit<'refund'>>[1]): Refund {
  tx.refunds.put(refund);
  emit(tx, type, 'refund', refund);
  return refund;
}

const none = { type: 'object', properties: {}, additionalProperties: false } as const;
const withReason = {
  type: 'object',
  properties: { reason: { type: 'string', description: 'Why the bank refuses.' } },
  additionalProperties: false,
} as const;

const action = (
  name: string,
  from: readonly RefundState[],
  fields: object,
  run: (tx: Tx, refund: Refund, fields: { readonly reason?: string }) => void,
): Action<Tx, Refund> => ({
  name,
  on: 'refunds',
  from,
  state: ({ state }) => state,
  fields,
  run,
});

/** Dossier 8.2. */
export const refundActions: readonly Action<Tx, Refund>[] = [
  action('refund-hold', ['open'], none, holdRefund),
  action('refund-settle', ['open', 'pending', 'processing'], none, settleRefund),
  action('refund-fail', ['open', 'pending', 'processing'], withReason, (tx, refund, { reason }) => failRefund(tx, refund, reason)),
  action('refund-expire', ['pending'], none, expireRefund),
];
