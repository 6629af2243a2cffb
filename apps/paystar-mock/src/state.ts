import { collection, type Tx as KernelTx } from '@paystub/mock-kernel';
import { fault } from './faults.js';
import { type Account, type AccountKey, accountKey } from './resources/accounts/account.js';
import { type Customer, customerKey } from './resources/customers/customer.js';
import type { Enrollment } from './resources/enrollments/enrollment.js';
import type { ManagementSession } from './resources/management-sessions/management-session.js';
import type { Message } from './resources/messages/message.js';
import { type PaymentSession, referenceKey } from './resources/payment-sessions/payment-session.js';
import { likeness, type PaymentSource } from './resources/payment-sources/payment-source.js';
import type { ScheduledPayment } from './resources/scheduled-payments/scheduled-payment.js';
import { unfinished } from './resources/scheduled-payments/states.js';
import type { Settings } from './settings/settings.js';

const createdAt = (record: { readonly createdAt: number }) => record.createdAt;

export const collections = {
  accounts: collection<Account>({ createdAt, unique: { number: (account) => accountKey(account.BusinessUnitSlug, account) } }),
  customers: collection<Customer>({
    createdAt,
    unique: { email: ({ BusinessUnitSlug, EmailAddress }) => customerKey(BusinessUnitSlug, EmailAddress) },
  }),
  paymentSessions: collection<PaymentSession>({
    createdAt,
    indexes: { reference: { key: ({ ClientReference }) => ClientReference ?? undefined } },
    unique: {
      reference: ({ BusinessUnitSlug, ClientReference }) =>
        ClientReference === null ? undefined : referenceKey(BusinessUnitSlug, ClientReference),
    },
  }),
  managementSessions: collection<ManagementSession>({ createdAt }),
  /** The wallets. */
  paymentSources: collection<PaymentSource>({
    createdAt,
    indexes: { customer: { key: ({ Customer }) => Customer }, alike: { key: (source) => likeness(source.Customer, source) } },
  }),
  enrollments: collection<Enrollment>({
    createdAt,
    indexes: { source: { key: ({ PaymentSource }) => PaymentSource } },
    unique: { account: ({ Account }) => Account },
  }),
  scheduledPayments: collection<ScheduledPayment>({
    createdAt,
    indexes: {
      account: { key: ({ Account }) => Account },
      /** What is still to be paid with a source. */
      source: { key: ({ PaymentSource, Status }) => (unfinished.includes(Status) ? PaymentSource : undefined) },
    },
    unique: { session: ({ session }) => session },
  }),
  /** What webhooks send. */
  messages: collection<Message>({
    createdAt,
    indexes: { done: { key: ({ weightDone }) => (weightDone === null ? undefined : ''), at: ({ weightDone }) => weightDone ?? 0 } },
  }),
};

export type Tx = KernelTx<typeof collections, Settings>;

/** paystar.R56 */
export const findAccount = (tx: Tx, slug: string, key: AccountKey): Account | undefined =>
  tx.accounts.find('number', accountKey(slug, key));

export const findCustomer = (tx: Tx, slug: string, email: string): Customer | undefined =>
  tx.customers.find('email', customerKey(slug, email));

/** paystar.R41, P11 */
export const findSession = (tx: Tx, slug: string, reference: string): PaymentSession | undefined =>
  tx.paymentSessions.find('reference', referenceKey(slug, reference));

/** paystar.P18 */
export function sessionOf(tx: Tx, id: string): PaymentSession {
  const session = tx.paymentSessions.get(id);
  if (session === undefined) throw fault('session_not_found');
  return session;
}
