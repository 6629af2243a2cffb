/** A person who pays, known by e-mail address. */
export interface Customer {
  /** `CustomerId` of the webhooks: digits. */
  readonly id: string;
  readonly BusinessUnitSlug: string;
  readonly EmailAddress: string;
  readonly FirstName: string | null;
  readonly LastName: string | null;
  /** Ids of the accounts that were ever linked to it. */
  readonly Accounts: readonly string[];
  readonly EmailNotifications: boolean;
  readonly SmsNotifications: boolean;
  readonly createdAt: number;
}

export type CustomerRequest = {
  readonly EmailAddress: string;
  readonly FirstName?: string | null | undefined;
  readonly LastName?: string | null | undefined;
};

/** paystar.P9: addresses that differ in case are one. */
export const customerKey = (slug: string, email: string): string => JSON.stringify([slug, email.toLowerCase()]);

/** paystar.R66: a customer as it is first seen. */
export const newCustomer = (id: string, now: number, slug: string, request: CustomerRequest): Customer => ({
  id,
  BusinessUnitSlug: slug,
  EmailAddress: request.EmailAddress,
  FirstName: request.FirstName ?? null,
  LastName: request.LastName ?? null,
  Accounts: [],
  EmailNotifications: true,
  SmsNotifications: false,
  createdAt: now,
});

/** First and last name, as far as they are known and not blank; empty where neither is. */
export const fullName = ({ FirstName, LastName }: Pick<Customer, 'FirstName' | 'LastName'>): string =>
  [FirstName, LastName]
    .map((part) => part?.trim() ?? '')
    .filter((part) => part !== '')
    .join(' ');

/** paystar.R69: links accumulate. */
export const withAccount = (customer: Customer, account: string): Customer =>
  customer.Accounts.includes(account) ? customer : { ...customer, Accounts: [...customer.Accounts, account] };
