import { after, type Due } from '@paystub/mock-kernel';
import { advanceDispute } from '../../books/course/disputes.js';
import type { Settings } from '../../settings/settings.js';
import type { Tx } from '../../state.js';
import type { Dispute } from './dispute.js';
import { byItself, type DisputeEvent } from './states.js';

type Job = Exclude<DisputeEvent, 'activate' | 'win' | 'fail'>;

/** Dossier 7.4: where a dispute goes in time, stage by stage. */
function due({ status, disputeType, since }: Dispute, { times }: Settings): readonly Due[] {
  const job = byItself[disputeType][status];
  return job ? [{ at: after(since, times.dispute), job }] : [];
}

const jobs: Readonly<Record<Job, (tx: Tx, dispute: Dispute) => void>> = {
  process: (tx, dispute) => advanceDispute(tx, dispute, 'process'),
  'accept-evidence': (tx, dispute) => advanceDispute(tx, dispute, 'accept-evidence'),
  review: (tx, dispute) => advanceDispute(tx, dispute, 'review'),
  lose: (tx, dispute) => advanceDispute(tx, dispute, 'lose'),
};

export const disputeWork = { due, jobs };
