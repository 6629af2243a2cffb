import type { Records, TxBase } from '@paystub/mock-kernel';
import type { Account } from './accounts/account.js';
import type { Customer } from './customers/customer.js';

type Counting = Pick<TxBase<unknown>, 'ids'>;

/** Where the numbers of accounts and customers start: no source shows one. */
const FIRST_ACCOUNT = 100_001;
const FIRST_CUSTOMER = 500_001;

/** An id of an account or customer, in the schema of a seed. */
export const number = { type: 'string', pattern: '^[1-9][0-9]{0,15}$', description: 'A new one, unless given.' } as const;

/** Digits: `AccountId` and `CustomerId` of the webhooks. */
export const nextAccountId = (tx: Counting & { readonly accounts: Records<Account> }): string =>
  numbered(tx, 'account', FIRST_ACCOUNT, (id) => tx.accounts.get(id));
export const nextCustomerId = (tx: Counting & { readonly customers: Records<Customer> }): string =>
  numbered(tx, 'customer', FIRST_CUSTOMER, (id) => tx.customers.get(id));

/** A number that a seeded record has taken is passed over. */
function numbered(tx: Counting, name: string, first: number, taken: (id: string) => unknown): string {
  for (;;) {
    const id = String(first - 1 + tx.ids.number(name));
    if (taken(id) === undefined) return id;
  }
}

const capitals = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** paystar.R111: six capitals, a hyphen, five capitals. */
export function nextReferenceNumber(tx: Counting): string {
  const letters = tx.ids.secret({ length: 11, alphabet: capitals });
  return `${letters.slice(0, 6)}-${letters.slice(6)}`;
}

/** Six characters, as banks give them. */
export const nextAuthCode = (tx: Counting): string => tx.ids.secret({ length: 6, alphabet: `${capitals}0123456789` });
