import type { operations } from '@paystub/contracts/paypro';
import type { Operations } from '@paystub/mock-http';
import { listOf } from '../../lists.js';
import { presentEvent } from '../../present.js';
import type { Tx } from '../../state.js';
import { eventOf } from '../../webhooks.js';

type Owned = Pick<operations, 'getEvent' | 'listEvents'>;

export const eventOperations: Operations<Owned, Tx> = {
  getEvent: (tx, { params, links }) => ({ status: 200, body: presentEvent(eventOf(tx, params.id), links) }),

  listEvents: (tx, { query, links }) => ({ status: 200, body: listOf(tx.events, { path: 'events', query, links, present: presentEvent }) }),
};
