import type { Action } from '@paystub/mock-http';
import { advanceDispute } from '../../books/course/disputes.js';
import type { Tx } from '../../state.js';
import { type Dispute, eventTo } from './dispute.js';
import type { DisputeStatus } from './states.js';

const open: readonly DisputeStatus[] = ['created', 'processing', 'acceptingEvidence', 'underReview', 'active'];
const targets: readonly DisputeStatus[] = ['processing', 'acceptingEvidence', 'underReview', 'active', 'won', 'lost', 'failed'];

/** Dossier 10.6, S9: one step along the table. */
export const disputeActions: readonly Action<Tx, Dispute>[] = [
  {
    name: 'advance-dispute',
    on: 'disputes',
    from: open,
    state: ({ status }) => status,
    fields: {
      type: 'object',
      additionalProperties: false,
      required: ['to'],
      properties: {
        to: { type: 'string', enum: targets, description: 'The state that follows; which ones can, depends on its state and its type.' },
      },
    },
    run: (tx, dispute, { to }) => advanceDispute(tx, dispute, eventTo(dispute, String(to))),
  },
];
