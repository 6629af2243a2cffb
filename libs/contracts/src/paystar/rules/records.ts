import type { KnownAccount } from '../situations/management.js';
import type { PaystarStage } from './parts.js';

/** What Paystar keeps of an account; only its control plane shows it. */
export interface AccountRecord {
  readonly id: string;
  readonly Name: string | null;
  readonly Customers: readonly string[];
  readonly [field: string]: unknown;
}

export interface CustomerRecord {
  readonly id: string;
  readonly EmailAddress: string;
  readonly FirstName: string | null;
  readonly LastName: string | null;
  readonly Accounts: readonly string[];
  readonly [field: string]: unknown;
}

type Asked = Pick<PaystarStage, 'control' | 'expect'>;
type Unit = { readonly BusinessUnitSlug?: string };

/** Every account with this number, whatever its sub-account number. */
export const accountsWith = (
  { control }: Asked,
  { AccountNumber }: Pick<KnownAccount, 'AccountNumber'>,
): Promise<readonly AccountRecord[]> => control.records('accounts', { AccountNumber });

/** The one account that this is, in the business unit, where one is named. */
export async function accountOf(stage: Asked, account: KnownAccount, unit: Unit = {}): Promise<AccountRecord> {
  const { AccountNumber, SubAccountNumber = '' } = account;
  const found = await stage.control.records<AccountRecord>('accounts', { AccountNumber, SubAccountNumber, ...unit });
  stage.expect(`accounts ${AccountNumber} ${SubAccountNumber}`, found.length, 1);
  return found[0] as AccountRecord;
}

/** Every customer with this address, in whatever business unit. */
export const customersWith = ({ control }: Asked, EmailAddress: string): Promise<readonly CustomerRecord[]> =>
  control.records('customers', { EmailAddress });

/** The one customer with this address. */
export async function customerOf(stage: Asked, EmailAddress: string): Promise<CustomerRecord> {
  const found = await customersWith(stage, EmailAddress);
  stage.expect(`customers ${EmailAddress}`, found.length, 1);
  return found[0] as CustomerRecord;
}

/** AutoPay of this account: one record or none. */
export async function enrollmentsOf(stage: Asked, account: KnownAccount, unit?: Unit): Promise<readonly { readonly id: string }[]> {
  const { id } = await accountOf(stage, account, unit);
  return stage.control.records('enrollments', { Account: id });
}
