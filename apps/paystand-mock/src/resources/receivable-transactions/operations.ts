import type { operations } from '@paystub/contracts/paystand';
import type { Operations } from '@paystub/mock-http';
import { receivableOf } from '../../lookups/receivables.js';
import { listOf } from '../../request/lists/list.js';
import type { Tx } from '../../state.js';
import { ownerOf } from '../../wire/owner.js';
import { presentReceivableTransaction } from '../../wire/receivable-transaction.js';

type Owned = Pick<operations, 'listReceivableTransactions'>;

export const receivableTransactionOperations: Operations<Owned, Tx> = {
  // paystand.R103, R111
  listReceivableTransactions: (tx, { params, query, links }) => ({
    status: 200,
    body: listOf(tx, query, {
      records: tx.receivableTransactions,
      in: ['receivable', receivableOf(tx, params.receivableId).id],
      show: (transaction) => presentReceivableTransaction(tx, transaction, ownerOf(links)),
    }),
  }),
};
