import { notFound } from '../refusals.js';
import type { Dispute } from '../resources/disputes/dispute.js';
import type { Payment } from '../resources/payments/payment.js';
import type { Refund } from '../resources/refunds/refund.js';
import type { Transfer } from '../resources/transfers/transfer.js';
import type { Tx } from '../state.js';

// paystand.R30
export const paymentOf = (tx: Tx, id: string): Payment => found(tx.payments.get(id));
export const refundOf = (tx: Tx, id: string): Refund => found(tx.refunds.get(id));
export const disputeOf = (tx: Tx, id: string): Dispute => found(tx.disputes.get(id));
export const transferOf = (tx: Tx, id: string): Transfer => found(tx.transfers.get(id));

function found<R>(record: R | undefined): R {
  if (record === undefined) throw notFound();
  return record;
}
