import type { operations } from '@paystub/contracts/paypro';
import type { Operations } from '@paystub/mock-http';
import { listOfAll } from '../../lists.js';
import type { Tx } from '../../state.js';
import { payMethods } from './pay-method.js';

type Owned = Pick<operations, 'listPayMethods'>;

export const payMethodOperations: Operations<Owned, Tx> = {
  // paypro.R64
  listPayMethods: (_tx, { query, links }) => ({
    status: 200,
    body: listOfAll(payMethods, { path: 'pay_methods', query, links, present: ({ shown }) => shown }),
  }),
};
