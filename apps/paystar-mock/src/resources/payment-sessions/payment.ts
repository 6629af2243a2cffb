import { endOf } from '../payment-sources/outcomes.js';
import type { Outcome } from '../payment-sources/payment-source.js';
import type { Payment } from './payment-session.js';

/** What an attempt is about. */
type Attempt = Pick<Payment, 'paymentDate' | 'amount' | 'serviceFee' | 'referenceNumber' | 'authCode' | 'charges'>;

/** paystar.R85: an attempt to pay, and how it went. */
export const newPayment = (attempt: Attempt, outcome: Outcome): Payment =>
  ended({ ...attempt, settles: endOf(outcome) }, outcome.Status, outcome.gatewayResponseDescription);

/** What was under way is there, or came back. */
export const settled = (payment: Payment, Status: 'Succeeded' | 'Failed', reason?: string): Payment =>
  ended(payment, Status, reason ?? { Succeeded: 'Approved', Failed: 'Returned' }[Status]);

/** Dossier 3.8: what failed has no code of authorization. */
const ended = (
  payment: Omit<Payment, 'Status' | 'gatewayResponseDescription'>,
  Status: Payment['Status'],
  gatewayResponseDescription: string,
): Payment => ({ ...payment, Status, authCode: Status === 'Failed' ? '' : payment.authCode, gatewayResponseDescription });
