import type { operations } from '@paystub/contracts/paypro';
import type { Operations } from '@paystub/mock-http';
import { idFormat } from '../../ids.js';
import { listOf } from '../../lists.js';
import { customerOf, type Tx } from '../../state.js';
import { emit } from '../../webhooks.js';
import { changed, checkDeletable, newCustomer } from './customer.js';
import { presentCustomer } from './present.js';

type Owned = Pick<operations, 'getCustomer' | 'updateCustomer' | 'deleteCustomer' | 'listCustomers' | 'createCustomer'>;

export const customerOperations: Operations<Owned, Tx> = {
  getCustomer: (tx, { params, links }) => ({ status: 200, body: presentCustomer(customerOf(tx, params.id), links) }),

  // paypro.R67, R120: events tell of changes (dossier 7.2), so an update that changes nothing makes none.
  updateCustomer(tx, { params, body, links }) {
    const before = customerOf(tx, params.id);
    const customer = changed(before, body);
    if (customer !== before) emit(tx, 'customer.updated', 'customer', tx.customers.put(customer));
    return { status: 200, body: presentCustomer(customer, links) };
  },

  // Dossier 4.1, X3: what is left of it keeps the id; there is no event for it.
  deleteCustomer(tx, { params, links }) {
    const customer = customerOf(tx, params.id);
    checkDeletable(tx.subscriptions.all(['customer', customer.id]), 'a subscription');
    checkDeletable(tx.installmentPlans.all(['customer', customer.id]), 'an installment plan');
    tx.customers.delete(customer.id);
    return { status: 200, body: presentCustomer(customer, links) };
  },

  listCustomers: (tx, { query, links }) => ({
    status: 200,
    body: listOf(tx.customers, { path: 'customers', query, links, present: presentCustomer }),
  }),

  createCustomer(tx, { body, links }) {
    const customer = tx.customers.put(newCustomer(tx.ids.next('CU', idFormat), tx.now, body));
    emit(tx, 'customer.created', 'customer', customer);
    return { status: 201, body: presentCustomer(customer, links) };
  },
};
