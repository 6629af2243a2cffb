import { fault } from '../faults.js';
import { settled } from '../resources/payment-sessions/payment.js';
import { type Payment, type PaymentSession, subtotalOf } from '../resources/payment-sessions/payment-session.js';
import { advance } from '../resources/payment-sessions/states.js';
import { endOf, refusalOf, refused, underWay } from '../resources/payment-sources/outcomes.js';
import type { ChosenSource, Outcome } from '../resources/payment-sources/payment-source.js';
import type { Tx } from '../state.js';
import { type Choice, chosen } from './choice.js';
import { missingField } from './fields.js';
import { isIn, keep } from './kept-sources.js';
import { endingOf, eventOf, tell, tryPayment } from './payment.js';

export interface Submission extends Choice {
  /** Whether the source goes into the wallet. */
  readonly save?: boolean;
}

/** The payer submits; how it goes is up to the source. */
export const pay = (tx: Tx, session: PaymentSession, submission: Submission = {}): PaymentSession =>
  submit(tx, session, submission, (outcome) => outcome);

/** The bank refuses, whatever the source. */
export const refuse = (tx: Tx, session: PaymentSession, submission: Submission = {}, reason?: string): PaymentSession =>
  submit(tx, session, submission, (outcome) => refused(reason ?? refusalOf(outcome)));

/** The bank takes its time, whatever the source. */
export const delay = (tx: Tx, session: PaymentSession, submission: Submission = {}): PaymentSession =>
  submit(tx, session, submission, (outcome) => underWay(endOf(outcome)));

/** What was under way comes to the end that its source has for it. */
export const settle = (tx: Tx, session: PaymentSession): PaymentSession => end(tx, session, session.Payment?.settles ?? 'Succeeded');

/** What was under way comes back. */
export const giveBack = (tx: Tx, session: PaymentSession, reason?: string): PaymentSession => end(tx, session, 'Failed', reason);

function submit(
  tx: Tx,
  session: PaymentSession,
  { save = false, ...choice }: Submission,
  answer: (of: Outcome) => Outcome,
): PaymentSession {
  const ready = chosen(tx, session, choice);
  const name = missingField(tx, ready);
  if (name !== undefined) throw fault('field_not_filled_in', { name, propertyName: `paymentFields.${name}` });
  const { Customer, PaymentSource } = ready;
  if (save && Customer === null) throw fault('saving_needs_customer');
  const about = { amount: subtotalOf(ready), serviceFee: ready.ServiceFee?.amount ?? 0, charges: ready.Chosen };
  const payment = tryPayment(tx, about, answer(PaymentSource.outcome));
  const paid = putAndTell(tx, { ...advance(ready, eventOf[payment.Status], tx.now), Payment: payment });
  if (save && Customer !== null && paid.Status !== 'Failed' && !isIn(tx, Customer, PaymentSource)) keep(tx, Customer, PaymentSource);
  return paid;
}

function end(tx: Tx, session: PaymentSession, status: Payment['settles'], reason?: string): PaymentSession {
  const ended = advance(session, endingOf[status], tx.now);
  return putAndTell(tx, { ...ended, Payment: settled(session.Payment as Payment, status, reason) });
}

/** paystar.P28: what a session has come to is told with the first account that was paid for. */
function putAndTell(tx: Tx, session: PaymentSession): PaymentSession {
  const { id, BusinessUnitSlug, Charges, Customer, CustomMeta, Channel, ClientReference, PaymentDescriptor } = session;
  const payment = session.Payment as Payment;
  const Account = payment.charges.map((index) => Charges[index]?.Account ?? null).find((account) => account !== null) ?? null;
  const source = session.PaymentSource as ChosenSource;
  const about = { SessionIdentifier: id, Channel, ClientReference, PaymentDescriptor, CustomMeta, Account, Customer };
  tx.paymentSessions.put(session);
  tell(tx, BusinessUnitSlug, { ...about, payment, source });
  return session;
}
