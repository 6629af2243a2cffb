import type { Page, PageAnswer, PageRequest } from '@paystub/mock-http';
import { checkoutLink } from '../links.js';
import { firstPaymentOf } from '../recurring/authorize.js';
import type { Tx } from '../state.js';

/**
 * Dossier 8.5: the checkout link of a subscription or installment plan sends the browser on to its first payment, made anew where the one
 * before came to nothing. Every other id is left to the page of payments.
 */
export const sendingOn =
  (show: Page<Tx>['show']): Page<Tx>['show'] =>
  (tx: Tx, request: PageRequest): PageAnswer => {
    const id = request.params.id ?? '';
    const series = tx.subscriptions.get(id) ?? tx.installmentPlans.get(id);
    const payment = series && firstPaymentOf(tx, series);
    return payment ? { redirect: checkoutLink(request.links, payment.id) } : show(tx, request);
  };
