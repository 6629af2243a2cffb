import type { operations } from '@paystub/contracts/paystand';
import type { Operations } from '@paystub/mock-http';
import { payerCustomerOf } from '../../lookups/receivables.js';
import { listOf } from '../../request/lists/list.js';
import type { Tx } from '../../state.js';
import { nextId } from '../../values/ids.js';
import { ownerOf } from '../../wire/owner.js';
import { presentPayerCustomer } from '../../wire/payer-customer.js';
import { newPayer, type Payer } from '../payers/payer.js';
import { changed, checkDeletable, checkKeyFree, newPayerCustomer, payerFollowing } from './payer-customer.js';

type Owned = Pick<
  operations,
  'createPayerCustomer' | 'listPayerCustomers' | 'getPayerCustomer' | 'updatePayerCustomer' | 'deletePayerCustomer'
>;

export const payerCustomerOperations: Operations<Owned, Tx> = {
  // paystand.R60-R65
  createPayerCustomer(tx, { body, links }) {
    const { extCustomerId, customerName: name, email } = body;
    checkKeyFree(extCustomerId, tx.payerCustomers.find('extCustomerId', extCustomerId));
    const customerId = nextId(tx);
    const payer = tx.payers.put(newPayer(nextId(tx), tx.now, { name, email, externalId: extCustomerId }));
    const customer = tx.payerCustomers.put(newPayerCustomer(customerId, payer.id, tx.now, body));
    return { status: 200, body: presentPayerCustomer(tx, customer, ownerOf(links)) };
  },

  listPayerCustomers: (tx, { query, links }) => ({
    status: 200,
    body: listOf(tx, query, {
      records: tx.payerCustomers,
      show: (customer) => presentPayerCustomer(tx, customer, ownerOf(links)),
    }),
  }),

  getPayerCustomer: (tx, { params, links }) => ({
    status: 200,
    body: presentPayerCustomer(tx, payerCustomerOf(tx, params.payerCustomerId), ownerOf(links)),
  }),

  // paystand.R66
  updatePayerCustomer(tx, { params, body, links }) {
    const before = payerCustomerOf(tx, params.payerCustomerId);
    const customer = changed(before, body, tx.now);
    checkKeyFree(customer.extCustomerId, tx.payerCustomers.find('extCustomerId', customer.extCustomerId), before);
    tx.payerCustomers.put(customer);
    tx.payers.put(payerFollowing(tx.payers.get(customer.payerId) as Payer, customer, tx.now));
    return { status: 200, body: presentPayerCustomer(tx, customer, ownerOf(links)) };
  },

  // paystand.R70-R72: its payer stays, for the payments that it made.
  deletePayerCustomer(tx, { params }) {
    const customer = payerCustomerOf(tx, params.payerCustomerId);
    checkDeletable(customer, tx.receivables.all(['customer', customer.id]));
    tx.payerCustomers.delete(customer.id);
    tx.formerPayerCustomers.put(customer);
    return { status: 204, body: undefined };
  },
};
