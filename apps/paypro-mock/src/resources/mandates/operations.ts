import type { operations } from '@paystub/contracts/paypro';
import type { Operations } from '@paystub/mock-http';
import { fault } from '../../faults.js';
import { idFormat } from '../../ids.js';
import { listOf } from '../../lists.js';
import { customerOf, mandateOf, type Tx } from '../../state.js';
import { checkAccount, newMandate } from './mandate.js';
import { presentMandate } from './present.js';

type Owned = Pick<operations, 'getMandate' | 'listMandates' | 'createMandate' | 'listCustomerMandates'>;

export const mandateOperations: Operations<Owned, Tx> = {
  getMandate: (tx, { params, links }) => ({ status: 200, body: presentMandate(mandateOf(tx, params.id), links) }),

  listMandates: (tx, { query, links }) => ({
    status: 200,
    body: listOf(tx.mandates, { path: 'mandates', query, links, present: presentMandate }),
  }),

  // paypro.R70
  listCustomerMandates(tx, { params, query, links }) {
    const { id } = customerOf(tx, params.id);
    return {
      status: 200,
      body: listOf(tx.mandates, { path: `customers/${id}/mandates`, query, links, present: presentMandate }, ['customer', id]),
    };
  },

  createMandate(tx, { body, links }) {
    checkAccount(body);
    // paypro.P12
    if (!tx.customers.get(body.customer)) throw fault('unknown_reference', { param: 'customer' });
    const mandate = tx.mandates.put(newMandate(tx.ids.next('MD', idFormat), tx.now, body));
    return { status: 201, body: presentMandate(mandate, links) };
  },
};
