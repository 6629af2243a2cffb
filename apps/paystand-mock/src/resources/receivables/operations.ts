import type { operations } from '@paystub/contracts/paystand';
import type { Operations } from '@paystub/mock-http';
import { debtorOf, receivableOf } from '../../lookups/receivables.js';
import { invalid } from '../../refusals.js';
import { listOf } from '../../request/lists/list.js';
import type { Tx } from '../../state.js';
import { nextId } from '../../values/ids.js';
import { ownerOf } from '../../wire/owner.js';
import { presentBareReceivable, presentReadReceivable, presentReceivable } from '../../wire/receivable.js';
import { newAttachment } from '../attachments/attachment.js';
import { filesAtCreation } from '../attachments/files.js';
import type { PayerCustomer } from '../payer-customers/payer-customer.js';
import { checkDeletable, checkKeyFree } from './checks.js';
import { cancel } from './receivable.js';
import { newReceivable, type ReceivableChange, type ReceivableRequest, termsOf, updated } from './request.js';

type Owned = Pick<
  operations,
  | 'createReceivable'
  | 'listReceivables'
  | 'listReceivablesRead'
  | 'readReceivable'
  | 'getReceivable'
  | 'updateReceivable'
  | 'cancelReceivable'
  | 'deleteReceivable'
>;

export const receivableOperations: Operations<Owned, Tx> = {
  // paystand.R73-R88, R121
  createReceivable(tx, { body, files, links }) {
    const terms = termsOf(body);
    const attached = filesAtCreation(files, tx.settings.pdfOnly);
    const customer = customerNamed(tx, body);
    checkKeyFree(terms.extId, tx.receivables.find('extId', terms.extId));
    const receivable = tx.receivables.put(newReceivable(nextId(tx), tx.now, tx.settings.timeZone, customer.id, terms));
    for (const file of attached) tx.attachments.put(newAttachment(nextId(tx), tx.now, receivable.id, file));
    return { status: 200, body: presentReceivable(tx, receivable, ownerOf(links)) };
  },

  listReceivables: (tx, { query, links }) => ({
    status: 200,
    body: listOf(tx, query, {
      records: tx.receivables,
      show: (receivable) => presentReceivable(tx, receivable, ownerOf(links)),
      patterns: 'A',
      filters: {
        'f.extId': ({ extId }) => extId,
        'f.extCustomerId': (receivable) => debtorOf(tx, receivable).extCustomerId,
      },
    }),
  }),

  listReceivablesRead: (tx, { query, links }) => ({
    status: 200,
    body: listOf(tx, query, { records: tx.receivables, show: (receivable) => presentReceivable(tx, receivable, ownerOf(links)) }),
  }),

  readReceivable: (tx, { params, links }) => ({
    status: 200,
    body: presentReadReceivable(tx, receivableOf(tx, params.receivableId), ownerOf(links), links.api),
  }),

  getReceivable: (tx, { params }) => ({ status: 200, body: presentBareReceivable(tx, receivableOf(tx, params.receivableId)) }),

  // paystand.R91-R94, R98
  updateReceivable(tx, { params, body, links }) {
    const before = receivableOf(tx, params.receivableId);
    const terms = termsOf(body);
    const customer = customerNamed(tx, body);
    checkKeyFree(terms.extId, tx.receivables.find('extId', terms.extId), before);
    const receivable = tx.receivables.put(updated(before, tx.now, customer.id, terms, body.status));
    return { status: 200, body: presentReceivable(tx, receivable, ownerOf(links)) };
  },

  // paystand.R95-R97
  cancelReceivable(tx, { params, links }) {
    const before = receivableOf(tx, params.receivableId);
    const receivable = cancel(before, tx.now);
    if (receivable !== before) tx.receivables.put(receivable);
    return { status: 200, body: presentReceivable(tx, receivable, ownerOf(links)) };
  },

  // paystand.R99, R100: its attachments go with it.
  deleteReceivable(tx, { params }) {
    const receivable = receivableOf(tx, params.receivableId);
    checkDeletable(receivable, tx.receivableTransactions.count(['receivable', receivable.id]));
    for (const { id } of tx.attachments.all(['receivable', receivable.id])) tx.attachments.delete(id);
    tx.receivables.delete(receivable.id);
    return { status: 204, body: undefined };
  },
};

/** paystand.R77: a deleted customer gets no new receivables, and is none that a request can name. */
function customerNamed(tx: Tx, { extCustomerId, payerCustomerId }: ReceivableRequest | ReceivableChange): PayerCustomer {
  const customer =
    extCustomerId === undefined ? tx.payerCustomers.get(payerCustomerId ?? '') : tx.payerCustomers.find('extCustomerId', extCustomerId);
  if (customer) return customer;
  const parameter = extCustomerId === undefined ? 'payerCustomerId' : 'extCustomerId';
  throw invalid(parameter, 'There is no such customer', extCustomerId ?? payerCustomerId, 'paystand.R77');
}
