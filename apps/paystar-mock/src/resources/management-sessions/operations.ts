import type { operations } from '@paystub/contracts/paystar';
import type { Links, Operations } from '@paystub/mock-http';
import { check } from '../../checks.js';
import { findAccount, type Tx } from '../../state.js';
import { syncAccount } from '../../sync/accounts.js';
import { syncCustomer } from '../../sync/customers.js';
import type { Account } from '../accounts/account.js';
import type { CustomerRequest } from '../customers/customer.js';
import { succeeded } from '../envelope.js';
import { expiryOf, type Flow } from './management-session.js';
import { presentManageSession } from './present.js';
import type { AccountSessionRequest } from './violations.js';

type Owned = Pick<
  operations,
  | 'initiateManageAutopay'
  | 'initiateManageWallet'
  | 'initiateManagePaperless'
  | 'initiateManageNotifications'
  | 'initiateSchedulePaymentSession'
  | 'initiateManageSchedulePayments'
>;

interface CustomerSessionRequest {
  readonly BusinessUnitSlug: string;
  readonly ClientUser: CustomerRequest;
}

export const managementSessionOperations: Operations<Owned, Tx> = {
  initiateManageAutopay: (tx, { body, links }) => aboutAccount(tx, 'initiateManageAutopay', 'autopay', body, links),
  initiateManagePaperless: (tx, { body, links }) => aboutAccount(tx, 'initiateManagePaperless', 'paperless', body, links),
  initiateSchedulePaymentSession: (tx, { body, links }) =>
    aboutAccount(tx, 'initiateSchedulePaymentSession', 'schedule-payment', body, links),
  initiateManageSchedulePayments: (tx, { body, links }) =>
    aboutAccount(tx, 'initiateManageSchedulePayments', 'scheduled-payments', body, links),
  initiateManageWallet: (tx, { body, links }) => aboutCustomer(tx, 'initiateManageWallet', 'wallet', body, links),
  initiateManageNotifications: (tx, { body, links }) => aboutCustomer(tx, 'initiateManageNotifications', 'notifications', body, links),
};

/** paystar.R62, R63: a known account is left as it is, unless the request says to synchronise it. */
function aboutAccount(tx: Tx, operation: keyof Owned, flow: Flow, body: AccountSessionRequest, links: Links) {
  check(tx, operation, body);
  const { BusinessUnitSlug: slug, SyncAccount = false, ClientAccount } = body;
  const account = SyncAccount ? syncAccount(tx, slug, ClientAccount) : (findAccount(tx, slug, ClientAccount) as Account);
  return initiated(tx, flow, body, account, links);
}

/** paystar.R65, R74, R75 */
function aboutCustomer(tx: Tx, operation: keyof Owned, flow: Flow, body: CustomerSessionRequest, links: Links) {
  check(tx, operation, body);
  return initiated(tx, flow, body, undefined, links);
}

function initiated(
  tx: Tx,
  flow: Flow,
  { BusinessUnitSlug, ClientUser }: CustomerSessionRequest,
  account: Account | undefined,
  links: Links,
) {
  const customer = syncCustomer(tx, BusinessUnitSlug, ClientUser, account ? [account] : []);
  const session = tx.managementSessions.put({
    id: tx.ids.uuid(),
    flow,
    BusinessUnitSlug,
    Account: account?.id ?? null,
    Customer: customer.id,
    createdAt: tx.now,
    expiresAt: expiryOf(tx.now),
  });
  return succeeded(presentManageSession(session, tx.now, links));
}
