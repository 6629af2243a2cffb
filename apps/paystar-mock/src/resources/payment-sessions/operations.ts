import type { operations } from '@paystub/contracts/paystar';
import type { Operations } from '@paystub/mock-http';
import { check } from '../../checks.js';
import { fault } from '../../faults.js';
import { paymentLink } from '../../links.js';
import { sessionOf, type Tx } from '../../state.js';
import { syncAccount } from '../../sync/accounts.js';
import { syncCustomer } from '../../sync/customers.js';
import type { Account } from '../accounts/account.js';
import { succeeded } from '../envelope.js';
import { newPaymentSession } from './new-session.js';
import { presentQueried } from './present.js';

type Owned = Pick<operations, 'initiatePaymentSession' | 'findPaymentSession' | 'getPaymentSession'>;

export const paymentSessionOperations: Operations<Owned, Tx> = {
  initiatePaymentSession(tx, { body, links }) {
    check(tx, 'initiatePaymentSession', body);
    const { BusinessUnitSlug: slug, Charges, ClientUser } = body;
    const accounts = Charges.map(({ ClientAccount }) => ClientAccount && syncAccount(tx, slug, ClientAccount));
    const linked = accounts.filter((account): account is Account => account !== undefined);
    const customer = ClientUser ? syncCustomer(tx, slug, ClientUser, linked).id : null;
    const session = tx.paymentSessions.put(newPaymentSession(tx.ids.uuid(), tx.now, body, { customer, accounts }));
    return succeeded({ PaymentSessionIdentifier: session.id, PaymentLogInLink: paymentLink(links, session), Status: session.Status });
  },

  // paystar.R98: a reference that two business units have used finds the newer session.
  findPaymentSession(tx, { query }) {
    const session = tx.paymentSessions.page({ in: ['reference', query.clientReference], limit: 1 })?.records[0];
    if (session === undefined) throw fault('session_not_found');
    return succeeded(presentQueried(session, tx.now));
  },

  getPaymentSession: (tx, { params }) => succeeded(presentQueried(sessionOf(tx, params.sessionIdentifier), tx.now)),
};
