import type { Page, PageAnswer, PageRequest } from '@paystub/mock-http';
import { managementLink } from '../../links.js';
import type { Account } from '../../resources/accounts/account.js';
import type { Customer } from '../../resources/customers/customer.js';
import type { Flow, ManagementSession } from '../../resources/management-sessions/management-session.js';
import { stateAt } from '../../resources/management-sessions/states.js';
import type { Tx } from '../../state.js';
import { expired, notFound } from '../closed.js';
import { billerOf } from '../payment/bill.js';

/** A management session with whom and what it is about. */
export interface Managed {
  readonly session: ManagementSession;
  readonly customer: Customer;
  readonly biller: string;
}

/** One that is about an account. */
export interface ManagedOf extends Managed {
  readonly account: Account;
}

type Show<M> = (tx: Tx, managed: M, request: PageRequest) => PageAnswer;

/** paystar.R80, R81: the session behind a link, as long as it is one of this flow and has not expired. */
export const aboutCustomer =
  (flow: Flow, show: Show<Managed>): Page<Tx>['show'] =>
  (tx, request) => {
    const { id = '', slug } = request.params;
    const session = tx.managementSessions.get(id);
    if (session === undefined || session.flow !== flow || session.BusinessUnitSlug !== slug) return notFound();
    if (stateAt(session, tx.now) === 'Expired') return expired(request.world);
    const customer = tx.customers.get(session.Customer) as Customer;
    return show(tx, { session, customer, biller: billerOf(tx, slug) }, request);
  };

export const aboutAccount = (flow: Flow, show: Show<ManagedOf>): Page<Tx>['show'] =>
  aboutCustomer(flow, (tx, managed, request) =>
    show(tx, { ...managed, account: tx.accounts.get(managed.session.Account as string) as Account }, request),
  );

/** What a page says once something was done, and the event of it where anything has changed. */
export interface Done {
  readonly notice: string;
  readonly happened?: string;
}

/** Sends the browser back to the page, which says what was done. */
export const done = ({ links }: PageRequest, { session }: Managed, what: string): PageAnswer => ({
  redirect: `${managementLink(links, session)}&done=${what}`,
});

/** The pages of a flow. */
export const pagesOf = (flow: Flow, look: Page<Tx>['show'], change: Page<Tx>['show']): readonly Page<Tx>[] => {
  const path = `/app/embedded/{slug}/${flow}/session/{id}`;
  return [
    { method: 'GET', path, show: look },
    { method: 'POST', path, show: change },
  ];
};

/** Dossier 5.3: what events about an account carry. */
export const factsOf = ({ account, customer }: ManagedOf) => ({
  accountNumber: account.AccountNumber,
  subAccountNumber: account.SubAccountNumber,
  customerEmailAddress: customer.EmailAddress,
});
