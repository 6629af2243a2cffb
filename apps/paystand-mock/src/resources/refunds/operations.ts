import type { operations } from '@paystub/contracts/paystand';
import type { Operations } from '@paystub/mock-http';
import { amountOf } from '../../books/charging/amount.js';
import { refundPayment } from '../../books/course/refunds.js';
import { paymentOf, refundOf } from '../../lookups/payments.js';
import { listOf } from '../../request/lists/list.js';
import type { Tx } from '../../state.js';
import { ownerOf } from '../../wire/owner.js';
import { presentRefund } from '../../wire/refund.js';

type Owned = Pick<operations, 'listRefunds' | 'listAllRefunds' | 'getRefund' | 'createRefund'>;

/** Dossier 5.8: both lists are the same. */
const list: Operations<Owned, Tx>['listRefunds'] & Operations<Owned, Tx>['listAllRefunds'] = (tx, { query, links }) => ({
  status: 200,
  body: listOf(tx, query, { records: tx.refunds, show: (refund) => presentRefund(tx, refund, ownerOf(links)), patterns: 'A' }),
});

export const refundOperations: Operations<Owned, Tx> = {
  listRefunds: list,
  listAllRefunds: list,

  getRefund: (tx, { params, links }) => ({ status: 200, body: presentRefund(tx, refundOf(tx, params.refundId), ownerOf(links)) }),

  createRefund(tx, { params, body, links }) {
    const { currency, description, meta } = body;
    const fields = { amount: amountOf(body.amount, 'amount'), currency, description, meta };
    return { status: 200, body: presentRefund(tx, refundPayment(tx, paymentOf(tx, params.paymentId), fields), ownerOf(links)) };
  },
};
