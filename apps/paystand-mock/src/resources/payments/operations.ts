import type { operations } from '@paystub/contracts/paystand';
import type { Operations } from '@paystub/mock-http';
import { securePayment } from '../../books/charging/request.js';
import { paymentOf } from '../../lookups/payments.js';
import { listOf } from '../../request/lists/list.js';
import type { Tx } from '../../state.js';
import { ownerOf } from '../../wire/owner.js';
import { presentPayment } from '../../wire/payment.js';

type Owned = Pick<operations, 'listAllPayments' | 'getPayment' | 'createSecurePayment'>;

export const paymentOperations: Operations<Owned, Tx> = {
  // paystand.R46-R54
  listAllPayments: (tx, { query, links }) => ({
    status: 200,
    body: listOf(tx, query, {
      records: tx.payments,
      show: (payment) => presentPayment(tx, payment, ownerOf(links)),
      patterns: 'AB',
    }),
  }),

  getPayment: (tx, { params, links }) => ({ status: 200, body: presentPayment(tx, paymentOf(tx, params.paymentId), ownerOf(links)) }),

  createSecurePayment: (tx, { body, links }) => ({ status: 200, body: presentPayment(tx, securePayment(tx, body), ownerOf(links)) }),
};
