import type { components } from '@paystub/contracts/paystar';

export type ManagedAccount = components['schemas']['ManagedAccount'];

/** A utility account as Paystar holds it. Money is integer cents. */
export interface Account {
  /** `AccountId` of the webhooks: digits. */
  readonly id: string;
  readonly BusinessUnitSlug: string;
  readonly AccountNumber: string;
  /** Empty where there is none. */
  readonly SubAccountNumber: string;
  readonly Name: string | null;
  /** Negative: a credit. */
  readonly Balance: number | null;
  readonly PhoneNumber: string | null;
  /** ISO 8601, as it was sent. */
  readonly DueDate: string | null;
  readonly IssueDate: string | null;
  readonly Address: components['schemas']['Address'] | null;
  readonly Paperless: boolean;
  /** Ids of the customers that were ever linked to it. */
  readonly Customers: readonly string[];
  readonly createdAt: number;
}

/** paystar.R56: which account of a business unit it is. */
export interface AccountKey {
  readonly AccountNumber: string;
  readonly SubAccountNumber?: string | undefined;
}

export const accountKey = (slug: string, { AccountNumber, SubAccountNumber = '' }: AccountKey): string =>
  JSON.stringify([slug, AccountNumber, SubAccountNumber]);

/** An account that nothing is known of but its number. */
export const newAccount = (id: string, now: number, slug: string, { AccountNumber, SubAccountNumber = '' }: AccountKey): Account => ({
  id,
  BusinessUnitSlug: slug,
  AccountNumber,
  SubAccountNumber,
  Name: null,
  Balance: null,
  PhoneNumber: null,
  DueDate: null,
  IssueDate: null,
  Address: null,
  Paperless: false,
  Customers: [],
  createdAt: now,
});

/** paystar.R57-R61: the account becomes what was sent; what was left out is cleared. A note and members of one's own are not kept. */
export const synced = (account: Account, sent: ManagedAccount): Account => ({
  ...account,
  Name: sent.Name ?? null,
  Balance: sent.Balance ?? null,
  PhoneNumber: sent.PhoneNumber ?? null,
  DueDate: sent.DueDate ?? null,
  IssueDate: sent.IssueDate ?? null,
  Address: sent.Address ? addressOf(sent.Address) : null,
});

/** The documented members alone. */
function addressOf({
  StreetAddress,
  StreetAddress2,
  City,
  State,
  ZipCode,
}: NonNullable<Account['Address']>): NonNullable<Account['Address']> {
  const given = Object.entries({ StreetAddress, StreetAddress2, City, State, ZipCode }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given);
}

/** paystar.R69: links accumulate. */
export const withCustomer = (account: Account, customer: string): Account =>
  account.Customers.includes(customer) ? account : { ...account, Customers: [...account.Customers, customer] };
