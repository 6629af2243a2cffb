import { messagePage, type Page, type PageAnswer, type PageRequest } from '@paystub/mock-http';
import { stateAt } from '../resources/management-sessions/states.js';
import { stateAt as paymentStateAt } from '../resources/payment-sessions/states.js';
import type { Tx } from '../state.js';
import { notFoundPage } from './not-found.js';

/** paystar.R79: a session that was paid, or whose payment is under way, shows what became of it for good. */
function showPayment(tx: Tx, { params }: PageRequest): PageAnswer {
  const session = tx.paymentSessions.get(params.id ?? '');
  if (session === undefined || session.BusinessUnitSlug !== params.slug) return notFound();
  return paymentStateAt(session, tx.now) === 'Expired' ? expired : notBuilt;
}

function showManagement(tx: Tx, { params }: PageRequest): PageAnswer {
  const session = tx.managementSessions.get(params.id ?? '');
  if (session === undefined || session.BusinessUnitSlug !== params.slug || session.flow !== params.flow) return notFound();
  return stateAt(session, tx.now) === 'Expired' ? expired : notBuilt;
}

const notFound = (): PageAnswer => ({ status: 404, html: notFoundPage() });

/** paystar.R81, P23 */
const expired: PageAnswer = {
  status: 410,
  html: messagePage({
    title: 'This session has expired',
    text: 'Go back to where you came from and start again: you will get a new link.',
  }),
};

const notBuilt: PageAnswer = {
  status: 501,
  html: messagePage({
    title: 'This page is not built yet',
    text: 'The session is there and open. Until its page is, the actions of the control plane do what people will do on it.',
  }),
};

export const pages: readonly Page<Tx>[] = [
  { method: 'GET', path: '/app/embedded/{slug}/session/{id}', show: showPayment },
  { method: 'GET', path: '/app/embedded/{slug}/{flow}/session/{id}', show: showManagement },
];
