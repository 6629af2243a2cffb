import { type Account, type Dialect, Failure, matching, ruleOf, someText } from '../../verifier/index.js';
import { type operations, routes } from '../index.js';
import { savedInASandbox } from '../situations/saved.js';
import { type Given, situations } from '../situations.js';

/** A token for every call but its own; whoever has been granted one goes on with it. */
async function bearer(credential: string, { ask, fact }: Account): Promise<string> {
  const request = { grant_type: 'client_credentials', client_id: credential, client_secret: fact('clientSecret'), scope: 'auth' };
  const exchange = await ask('POST', '/oauth/token', request);
  const { access_token: token } = (exchange.body ?? {}) as { readonly access_token?: unknown };
  if (exchange.status !== 200 || typeof token !== 'string') throw new Failure('the target gives no token', exchange);
  return `Bearer ${token}`;
}

/** How Paystand is spoken to. */
export const paystand: Dialect<operations, Given> = {
  provider: 'paystand',
  routes,
  headers: (credential, account) => ({
    Accept: 'application/json',
    'Content-Type': 'application/json',
    'X-CUSTOMER-ID': account.fact('customerId'),
    Authorization: () => bearer(credential, account),
  }),
  // What is said of the details is a rule's own: no more of them is documented than that they may be there.
  envelope: (status, details) => ({
    error: {
      name: someText,
      status: status === undefined ? matching(/^4\d\d$/) : String(status),
      type: someText,
      description: someText,
      ref: matching(/^[\da-f]{32}$/),
      ...(Object.keys(details).length > 0 && { details }),
    },
  }),
  witnesses: ['listPayerCustomers', 'listReceivables', 'listAllPayments', 'listAllRefunds', 'listAllDisputes', 'listAllTransfers'],
  // What a request makes or changes comes first.
  witnessQuery: { limit: '20', order: 'lastUpdated DESC' },
  witnessRecords: ['payers', 'attachments', 'receivable-transactions', 'cards', 'banks', 'fees', 'entries', 'withdrawals', 'events'],
  // A little less than the 3,000 that are documented.
  perMinute: 2900,
  // How a sandbox calls what belongs to `test_NAME`.
  facts: (credential) => ({
    clientSecret: credential.replace(/^test_/, 'secret_'),
    customerId: credential.replace(/^test_/, 'merchant_'),
    ...savedInASandbox,
  }),
  situations,
};

export const rule = ruleOf(paystand);
