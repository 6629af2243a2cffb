import type { Account } from '../resources/accounts/account.js';
import type { Customer } from '../resources/customers/customer.js';
import type { ManagementSession } from '../resources/management-sessions/management-session.js';
import { checkSession } from '../resources/management-sessions/states.js';
import { accountVariables } from '../resources/messages/variables.js';
import type { Tx } from '../state.js';
import { emit } from '../webhooks.js';

/** Dossier 4.10: an account's bills come on paper no longer, or again. What stays as it was is told to nobody. */
export function setPaperless(tx: Tx, session: ManagementSession, paperless: boolean): Account {
  checkSession(session, 'paperless', tx.now);
  const account = tx.accounts.get(session.Account as string) as Account;
  if (account.Paperless === paperless) return account;
  const changed = tx.accounts.put({ ...account, Paperless: paperless });
  const customer = tx.customers.get(session.Customer) as Customer;
  const [type, activity] = paperless ? (['Paperless.Enrolled', 'Enroll'] as const) : (['Paperless.Unenrolled', 'Cancel'] as const);
  emit(tx, session.BusinessUnitSlug, type, accountVariables(changed, customer, activity));
  return changed;
}

/** What is left out stays as it was. */
export interface Preferences {
  readonly emailNotifications?: boolean;
  readonly smsNotifications?: boolean;
}

/** paystar.R78: how the customer wants to hear. */
export function setNotifications(tx: Tx, session: ManagementSession, preferences: Preferences): Customer {
  checkSession(session, 'notifications', tx.now);
  const customer = tx.customers.get(session.Customer) as Customer;
  const { emailNotifications = customer.EmailNotifications, smsNotifications = customer.SmsNotifications } = preferences;
  return tx.customers.put({ ...customer, EmailNotifications: emailNotifications, SmsNotifications: smsNotifications });
}
