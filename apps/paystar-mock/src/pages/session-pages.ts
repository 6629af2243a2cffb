import type { Page, PageAnswer, PageRequest } from '@paystub/mock-http';
import { stateAt } from '../resources/management-sessions/states.js';
import type { Tx } from '../state.js';
import { expired, notFound, notFoundPage } from './closed.js';
import { paymentPages } from './payment/payment-page.js';

function showManagement(tx: Tx, { params, world }: PageRequest): PageAnswer {
  const session = tx.managementSessions.get(params.id ?? '');
  if (session === undefined || session.BusinessUnitSlug !== params.slug || session.flow !== params.flow) return notFound();
  return stateAt(session, tx.now) === 'Expired' ? expired(world) : { status: 501, html: notFoundPage() };
}

export const pages: readonly Page<Tx>[] = [
  ...paymentPages,
  { method: 'GET', path: '/app/embedded/{slug}/{flow}/session/{id}', show: showManagement },
];
