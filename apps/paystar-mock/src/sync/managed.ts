import { newAccount } from '../resources/accounts/account.js';
import { type Customer, fullName, newCustomer } from '../resources/customers/customer.js';
import { keyOf, type ManageCustomer } from '../resources/events/payload.js';
import { nextAccountId, nextCustomerId } from '../resources/ids.js';
import { findAccount, findCustomer, type Tx } from '../state.js';
import { link } from './accounts.js';

/** paystar.R92-R95, P17: an account's customer is created, or becomes what was pushed; what belongs to a customer stays with it. */
export function manageCustomer(tx: Tx, slug: string, pushed: ManageCustomer): void {
  const { firstName, lastName, emailAddress, originalEmailAddress = emailAddress } = pushed;
  const names = { FirstName: firstName, LastName: lastName };
  const account =
    findAccount(tx, slug, keyOf(pushed)) ??
    tx.accounts.put({ ...newAccount(nextAccountId(tx), tx.now, slug, keyOf(pushed)), Name: fullName(names) });
  const known =
    findCustomer(tx, slug, originalEmailAddress) ?? newCustomer(nextCustomerId(tx), tx.now, slug, { EmailAddress: emailAddress });
  const customer: Customer = { ...known, ...names };
  const isRenamed = pushed.originalEmailAddress !== undefined;
  link(tx, tx.customers.put(isRenamed ? { ...customer, EmailAddress: emailAddress } : customer), [account]);
}
