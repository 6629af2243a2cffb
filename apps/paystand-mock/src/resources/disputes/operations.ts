import type { operations } from '@paystub/contracts/paystand';
import type { Operations } from '@paystub/mock-http';
import { disputeOf } from '../../lookups/payments.js';
import { listOf } from '../../request/lists/list.js';
import type { Tx } from '../../state.js';
import { presentDispute } from '../../wire/dispute.js';
import { ownerOf } from '../../wire/owner.js';

type Owned = Pick<operations, 'listDisputes' | 'listAllDisputes' | 'getDispute'>;

/** Dossier 5.8: both lists are the same. */
const list: Operations<Owned, Tx>['listDisputes'] & Operations<Owned, Tx>['listAllDisputes'] = (tx, { query, links }) => ({
  status: 200,
  body: listOf(tx, query, { records: tx.disputes, show: (dispute) => presentDispute(tx, dispute, ownerOf(links)), patterns: 'A' }),
});

export const disputeOperations: Operations<Owned, Tx> = {
  listDisputes: list,
  listAllDisputes: list,

  getDispute: (tx, { params, links }) => ({ status: 200, body: presentDispute(tx, disputeOf(tx, params.disputeId), ownerOf(links)) }),
};
