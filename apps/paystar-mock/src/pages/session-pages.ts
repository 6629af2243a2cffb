import { messagePage, type Page, type PageAnswer, type PageRequest } from '@paystub/mock-http';
import type { Tx } from '../state.js';
import { notFoundPage } from './not-found.js';

interface Session {
  readonly BusinessUnitSlug: string;
  readonly expiresAt: number;
}

function showPayment(tx: Tx, request: PageRequest): PageAnswer {
  return shown(tx, request, tx.paymentSessions.get(request.params.id ?? ''));
}

function showManagement(tx: Tx, request: PageRequest): PageAnswer {
  const session = tx.managementSessions.get(request.params.id ?? '');
  return shown(tx, request, session?.flow === request.params.flow ? session : undefined);
}

function shown({ now }: Tx, { params }: PageRequest, session: Session | undefined): PageAnswer {
  if (session === undefined || session.BusinessUnitSlug !== params.slug) return { status: 404, html: notFoundPage() };
  return now < session.expiresAt ? notBuilt : expired;
}

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
