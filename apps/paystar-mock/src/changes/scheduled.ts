import { fault } from '../faults.js';
import type { ManagementSession } from '../resources/management-sessions/management-session.js';
import { checkSession } from '../resources/management-sessions/states.js';
import { settled } from '../resources/payment-sessions/payment.js';
import type { Payment } from '../resources/payment-sessions/payment-session.js';
import type { PaymentSource } from '../resources/payment-sources/payment-source.js';
import type { ScheduledPayment } from '../resources/scheduled-payments/scheduled-payment.js';
import { advance } from '../resources/scheduled-payments/states.js';
import type { Tx } from '../state.js';
import { endingOf, eventOf, feeFor, tell, tryPayment } from './payment.js';
import { type SourceGiven, walletSource } from './source.js';

export interface Order extends SourceGiven {
  /** When it is to be paid, epoch milliseconds. */
  readonly date: number;
  /** Integer cents; the account's balance, unless given. */
  readonly amount?: number;
}

/** What is paid without a payment session is self-service. */
const CHANNEL = 'QuickPay';

/** Dossier E9: one payment of a day to come; a session orders one for good, also where that is called off. */
export function schedulePayment(tx: Tx, session: ManagementSession, { date, amount, ...given }: Order): ScheduledPayment {
  checkSession(session, 'schedule-payment', tx.now);
  const account = session.Account as string;
  if (tx.scheduledPayments.find('session', session.id)) throw fault('scheduled_already');
  if (date <= tx.now) throw fault('date_not_ahead');
  const scheduled: ScheduledPayment = {
    id: tx.ids.uuid(),
    BusinessUnitSlug: session.BusinessUnitSlug,
    Account: account,
    Customer: session.Customer,
    PaymentSource: walletSource(tx, session.Customer, account, given).id,
    Amount: amount ?? balanceOf(tx, account),
    date,
    Status: 'Scheduled',
    Payment: null,
    session: session.id,
    createdAt: tx.now,
  };
  return tx.scheduledPayments.put(scheduled);
}

/** Dossier E10: the customer calls one off, of the account that the session is about. */
export function cancelScheduledPayment(tx: Tx, session: ManagementSession, id: string): ScheduledPayment {
  checkSession(session, 'scheduled-payments', tx.now);
  const scheduled = tx.scheduledPayments.get(id);
  if (!scheduled || scheduled.Account !== session.Account) throw fault('scheduled_payment_unknown');
  return tx.scheduledPayments.put(advance(scheduled, 'cancel'));
}

/** Its day has come: how it goes is up to its source. */
export function payScheduled(tx: Tx, scheduled: ScheduledPayment): ScheduledPayment {
  const { BusinessUnitSlug, Amount } = scheduled;
  const source = tx.paymentSources.get(scheduled.PaymentSource) as PaymentSource;
  const { amount: serviceFee } = feeFor(tx, BusinessUnitSlug, CHANNEL, source, Amount);
  const payment = tryPayment(tx, { amount: Amount, serviceFee, charges: [] }, source.outcome);
  return putAndTell(tx, { ...advance(scheduled, eventOf[payment.Status]), Payment: payment });
}

/** What was under way comes to the end that its source has for it. */
export const settleScheduled = (tx: Tx, scheduled: ScheduledPayment): ScheduledPayment =>
  end(tx, scheduled, scheduled.Payment?.settles ?? 'Succeeded');

/** What was under way comes back. */
export const giveBackScheduled = (tx: Tx, scheduled: ScheduledPayment, reason?: string): ScheduledPayment =>
  end(tx, scheduled, 'Failed', reason);

function end(tx: Tx, scheduled: ScheduledPayment, status: Payment['settles'], reason?: string): ScheduledPayment {
  const ended = advance(scheduled, endingOf[status]);
  return putAndTell(tx, { ...ended, Payment: settled(scheduled.Payment as Payment, status, reason) });
}

function putAndTell(tx: Tx, scheduled: ScheduledPayment): ScheduledPayment {
  const { BusinessUnitSlug, session, Account, Customer } = scheduled;
  const payment = scheduled.Payment as Payment;
  const source = tx.paymentSources.get(scheduled.PaymentSource) as PaymentSource;
  const about = { ClientReference: null, PaymentDescriptor: null, CustomMeta: null };
  tx.scheduledPayments.put(scheduled);
  tell(tx, BusinessUnitSlug, { ...about, SessionIdentifier: session, Channel: CHANNEL, Account, Customer, payment, source });
  return scheduled;
}

function balanceOf(tx: Tx, account: string): number {
  const balance = tx.accounts.get(account)?.Balance ?? 0;
  if (balance <= 0) throw fault('amount_needed');
  return balance;
}
