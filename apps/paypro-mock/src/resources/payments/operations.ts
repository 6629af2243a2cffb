import type { operations } from '@paystub/contracts/paypro';
import type { Operations } from '@paystub/mock-http';
import { fault } from '../../faults.js';
import { idFormat } from '../../ids.js';
import { listOf } from '../../lists.js';
import { paymentOf, type Tx } from '../../state.js';
import { emit } from '../../webhooks.js';
import { cancelPayment } from './actions.js';
import { checkTogether, newPayment } from './new-payment.js';
import { presentPayment } from './present.js';

type Owned = Pick<operations, 'getPayment' | 'cancelPayment' | 'listPayments' | 'createPayment'>;

export const paymentOperations: Operations<Owned, Tx> = {
  getPayment: (tx, { params, links }) => ({ status: 200, body: presentPayment(paymentOf(tx, params.id), links) }),

  cancelPayment: (tx, { params, links }) => ({ status: 200, body: presentPayment(cancelPayment(tx, paymentOf(tx, params.id)), links) }),

  listPayments: (tx, { query, links }) => ({
    status: 200,
    body: listOf(tx.payments, { path: 'payments', query, links, present: presentPayment }),
  }),

  createPayment(tx, { body, links }) {
    checkTogether(body);
    checkReferences(tx, body);
    const mandate = body.mandate ? tx.mandates.get(body.mandate) : undefined;
    const payment = tx.payments.put(newPayment(tx.ids.next('PP', idFormat), tx.now, body, mandate));
    emit(tx, 'payment.created', 'payment', payment);
    return { status: 201, body: presentPayment(payment, links) };
  },
};

/** paypro.P12: who or what a payment names has to exist. */
function checkReferences(tx: Tx, { customer, mandate }: { readonly customer?: string | null; readonly mandate?: string | null }): void {
  if (typeof customer === 'string' && !tx.customers.get(customer)) throw fault('unknown_reference', { param: 'customer' });
  if (typeof mandate === 'string' && !tx.mandates.get(mandate)) throw fault('unknown_reference', { param: 'mandate' });
}
