import { type Account, type ManagedAccount, newAccount, synced, withCustomer } from '../resources/accounts/account.js';
import { type Customer, withAccount } from '../resources/customers/customer.js';
import { nextAccountId } from '../resources/ids.js';
import { findAccount, type Tx } from '../state.js';

/** paystar.R55, R57-R59: an account is created, or becomes what was sent. */
export function syncAccount(tx: Tx, slug: string, sent: ManagedAccount): Account {
  const account = findAccount(tx, slug, sent) ?? newAccount(nextAccountId(tx), tx.now, slug, sent);
  return tx.accounts.put(synced(account, sent));
}

/** paystar.R69: the customer and the accounts know each other from then on. */
export function link(tx: Tx, customer: Customer, accounts: readonly Account[]): void {
  const linked = accounts.reduce((one, { id }) => withAccount(one, id), customer);
  if (linked !== customer) tx.customers.put(linked);
  for (const { id } of accounts) {
    const account = tx.accounts.get(id) as Account;
    const known = withCustomer(account, customer.id);
    if (known !== account) tx.accounts.put(known);
  }
}
