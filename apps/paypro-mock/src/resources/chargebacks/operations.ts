import type { operations } from '@paystub/contracts/paypro';
import type { Operations } from '@paystub/mock-http';
import { listOf } from '../../lists.js';
import { chargebackOf, paymentOf, type Tx } from '../../state.js';
import { presentChargeback } from './present.js';

type Owned = Pick<operations, 'listPaymentChargebacks' | 'getChargeback' | 'listChargebacks'>;

/** paypro.R60, R62: there is none that creates one. */
export const chargebackOperations: Operations<Owned, Tx> = {
  listPaymentChargebacks(tx, { params, query, links }) {
    const { id } = paymentOf(tx, params.id);
    return {
      status: 200,
      body: listOf(tx.chargebacks, { path: `payments/${id}/chargebacks`, query, links, present: presentChargeback }, ['payment', id]),
    };
  },

  getChargeback: (tx, { params, links }) => ({ status: 200, body: presentChargeback(chargebackOf(tx, params.id), links) }),

  listChargebacks: (tx, { query, links }) => ({
    status: 200,
    body: listOf(tx.chargebacks, { path: 'chargebacks', query, links, present: presentChargeback }),
  }),
};
