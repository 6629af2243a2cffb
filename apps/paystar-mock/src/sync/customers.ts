import type { Account } from '../resources/accounts/account.js';
import { type Customer, type CustomerRequest, newCustomer } from '../resources/customers/customer.js';
import { nextCustomerId } from '../resources/ids.js';
import { findCustomer, type Tx } from '../state.js';
import { link } from './accounts.js';

/** paystar.R66-R69: the customer is created when the address is first seen, and is linked to the accounts of the session. */
export function syncCustomer(tx: Tx, slug: string, sent: CustomerRequest, accounts: readonly Account[]): Customer {
  const known = findCustomer(tx, slug, sent.EmailAddress);
  const customer = known ?? tx.customers.put(newCustomer(nextCustomerId(tx), tx.now, slug, sent));
  link(tx, customer, accounts);
  return customer;
}
