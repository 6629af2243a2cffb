import type { operations } from '@paystub/contracts/paypro';
import type { Operations } from '@paystub/mock-http';
import { idFormat } from '../../ids.js';
import { listOf } from '../../lists.js';
import { paymentOf, refundOf, type Tx } from '../../state.js';
import { emit } from '../../webhooks.js';
import { cancelRefund } from './actions.js';
import { checkRequest, newRefund } from './new-refund.js';
import { presentRefund } from './present.js';

type Owned = Pick<operations, 'listPaymentRefunds' | 'createRefund' | 'getRefund' | 'cancelRefund' | 'listRefunds'>;

export const refundOperations: Operations<Owned, Tx> = {
  listPaymentRefunds(tx, { params, query, links }) {
    const { id } = paymentOf(tx, params.id);
    return {
      status: 200,
      body: listOf(tx.refunds, { path: `payments/${id}/refunds`, query, links, present: presentRefund }, ['payment', id]),
    };
  },

  createRefund(tx, { params, body, links }) {
    const payment = paymentOf(tx, params.id);
    checkRequest(payment, tx.refunds.all(['payment', payment.id]), body);
    const refund = tx.refunds.put(newRefund(tx.ids.next('PR', idFormat), tx.now, payment, body));
    emit(tx, 'refund.created', 'refund', refund);
    return { status: 201, body: presentRefund(refund, links) };
  },

  getRefund: (tx, { params, links }) => ({ status: 200, body: presentRefund(refundOf(tx, params.id), links) }),

  cancelRefund: (tx, { params, links }) => ({ status: 200, body: presentRefund(cancelRefund(tx, refundOf(tx, params.id)), links) }),

  listRefunds: (tx, { query, links }) => ({
    status: 200,
    body: listOf(tx.refunds, { path: 'refunds', query, links, present: presentRefund }),
  }),
};
