import type { Customer } from '../resources/customers/customer.js';
import type { ManagementSession } from '../resources/management-sessions/management-session.js';
import { checkSession } from '../resources/management-sessions/states.js';
import type { Tx } from '../state.js';

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
