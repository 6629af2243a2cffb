import { fault } from '../faults.js';
import type { Account } from '../resources/accounts/account.js';
import type { Customer } from '../resources/customers/customer.js';
import type { Enrollment } from '../resources/enrollments/enrollment.js';
import type { ManagementSession } from '../resources/management-sessions/management-session.js';
import { checkSession } from '../resources/management-sessions/states.js';
import { type Activity, accountVariables, autopayVariables } from '../resources/messages/variables.js';
import type { PaymentSource } from '../resources/payment-sources/payment-source.js';
import type { EventType } from '../settings/event-type.js';
import type { Tx } from '../state.js';
import { emit } from '../webhooks.js';
import { type SourceGiven, walletSource, walletSourceGiven } from './source.js';

/** What a customer sets; what is left out stays as it was. */
export interface AutopaySettings extends SourceGiven {
  /** Days before the due date. */
  readonly processingLeadTime?: number;
  /** Integer cents; null for no limit. */
  readonly maximumBalanceAllowed?: number | null;
}

/** Dossier 4.10: AutoPay begins, by a source of the wallet; a new one is added to it. */
export function enroll(tx: Tx, session: ManagementSession, settings: AutopaySettings = {}): Enrollment {
  const account = accountOf(tx, session);
  if (tx.enrollments.find('account', account)) throw fault('autopay_on');
  const { processingLeadTime = 0, maximumBalanceAllowed = null, ...given } = settings;
  const enrollment = {
    id: tx.ids.uuid(),
    BusinessUnitSlug: session.BusinessUnitSlug,
    Account: account,
    Customer: session.Customer,
    PaymentSource: walletSource(tx, session.Customer, account, given).id,
    ProcessingLeadTime: processingLeadTime,
    MaximumBalanceAllowed: maximumBalanceAllowed,
    createdAt: tx.now,
  };
  return told(tx, 'AutoPay.Enrolled', tx.enrollments.put(enrollment), 'Enroll');
}

/** Dossier 4.10: other settings. Whose source it is, that customer AutoPay is for. */
export function updateAutopay(tx: Tx, session: ManagementSession, settings: AutopaySettings): Enrollment {
  const enrollment = enrollmentOf(tx, session);
  const { processingLeadTime, maximumBalanceAllowed, ...given } = settings;
  const source = walletSourceGiven(tx, session.Customer, enrollment.Account, given);
  const updated = {
    ...enrollment,
    ...(source && { PaymentSource: source.id, Customer: source.Customer }),
    ...(processingLeadTime !== undefined && { ProcessingLeadTime: processingLeadTime }),
    ...(maximumBalanceAllowed !== undefined && { MaximumBalanceAllowed: maximumBalanceAllowed }),
  };
  return told(tx, 'AutoPay.Enrolled', tx.enrollments.put(updated), 'UpdateSettings');
}

/** Dossier 4.10: the customer ends AutoPay. */
export const unenroll = (tx: Tx, session: ManagementSession): void => endAutopay(tx, enrollmentOf(tx, session));

/** paystar.R97: AutoPay ends. */
export function endAutopay(tx: Tx, enrollment: Enrollment): void {
  tx.enrollments.delete(enrollment.id);
  told(tx, 'AutoPay.Unenrolled', enrollment, 'Cancel');
}

function accountOf(tx: Tx, session: ManagementSession): string {
  checkSession(session, 'autopay', tx.now);
  return session.Account as string;
}

function enrollmentOf(tx: Tx, session: ManagementSession): Enrollment {
  const enrollment = tx.enrollments.find('account', accountOf(tx, session));
  if (!enrollment) throw fault('autopay_off');
  return enrollment;
}

function told(tx: Tx, type: EventType, enrollment: Enrollment, activity: Activity): Enrollment {
  const account = tx.accounts.get(enrollment.Account) as Account;
  const customer = tx.customers.get(enrollment.Customer) as Customer;
  const source = tx.paymentSources.get(enrollment.PaymentSource) as PaymentSource;
  const variables = { ...accountVariables(account, customer, activity), ...autopayVariables(enrollment, source) };
  emit(tx, enrollment.BusinessUnitSlug, type, variables);
  return enrollment;
}
