import { invalid } from '../../refusals.js';
import { advance, type Claim, DISPUTE_FEE, type Dispute, newDispute } from '../../resources/disputes/dispute.js';
import type { DisputeEvent } from '../../resources/disputes/states.js';
import type { Payment } from '../../resources/payments/payment.js';
import { refundable } from '../../resources/refunds/refund.js';
import type { Tx } from '../../state.js';
import { nextId } from '../../values/ids.js';
import { moneyText } from '../../values/money.js';
import { OWNER, tell } from '../../webhooks.js';
import { presentDispute } from '../../wire/dispute.js';
import { book } from '../ledger/book.js';
import { touchPayment } from './record.js';

/** What nobody has sent back, or taken back, yet. */
export const disputable = (tx: Tx, payment: Payment): number => refundable(payment, tx.refunds.all(['payment', payment.id]));

/** Dossier 7.4, paystand.R181: the payer's bank takes back what was paid, and the merchant pays for that. */
export function openDispute(tx: Tx, payment: Payment, claim: Claim): Dispute {
  const left = disputable(tx, payment);
  if (claim.amount <= 0 || claim.amount > left)
    throw invalid('amount', `Up to ${moneyText(left)} of the payment can be disputed`, moneyText(claim.amount));
  const dispute = tx.disputes.put(newDispute({ id: nextId(tx), feeId: nextId(tx) }, tx.now, payment, claim));
  touchPayment(tx, payment, { disputedAmount: payment.disputedAmount + dispute.amount, toBeDisputed: false });
  tell(tx, 'Dispute', undefined, presentDispute(tx, dispute, OWNER));
  const { id, feeId, amount, currency, paymentId } = dispute;
  book(tx, { currency, amount: -amount, resourceType: 'Dispute', resourceId: id, paymentId });
  book(tx, { currency, amount: -DISPUTE_FEE, resourceType: 'Fee', resourceId: feeId, paymentId });
  return dispute;
}

/** paystand.R160: the cardholder says that it was fraud; nothing is left to dispute where all of it went back before. */
export function openForeseenDispute(tx: Tx, payment: Payment): void {
  const amount = disputable(tx, payment);
  if (amount > 0) openDispute(tx, payment, { amount, reason: 'fraudulent', disputeType: 'Card' });
  else touchPayment(tx, payment, { toBeDisputed: false });
}

/** paystand.R180: what is won is there again. */
export function advanceDispute(tx: Tx, before: Dispute, event: DisputeEvent): void {
  const previous = presentDispute(tx, before, OWNER);
  const dispute = tx.disputes.put(advance(before, event, tx.now));
  const { id, currency, paymentId, amountWon } = dispute;
  const payment = tx.payments.get(paymentId) as Payment;
  touchPayment(tx, payment, { disputedAmount: payment.disputedAmount - (amountWon ?? 0) });
  tell(tx, 'Dispute', previous, presentDispute(tx, dispute, OWNER));
  if (amountWon !== null) book(tx, { currency, amount: amountWon, resourceType: 'Dispute', resourceId: id, paymentId });
}
