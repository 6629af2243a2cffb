import type { Lifecycle } from '@paystub/mock-kernel';

export type DisputeStatus = 'created' | 'processing' | 'acceptingEvidence' | 'underReview' | 'active' | 'won' | 'lost' | 'failed';
type DisputeEvent = 'process' | 'accept-evidence' | 'review' | 'activate' | 'win' | 'lose' | 'fail';

/** Dossier 7.4: the states of a dispute. `active` is the second path, by name only. A missing cell is a refusal. */
export const disputeLifecycle: Lifecycle<DisputeStatus, DisputeEvent> = {
  created: { process: 'processing' },
  processing: { 'accept-evidence': 'acceptingEvidence', activate: 'active', lose: 'lost' },
  acceptingEvidence: { review: 'underReview' },
  underReview: { win: 'won', lose: 'lost' },
  active: { win: 'won', lose: 'lost', fail: 'failed' },
  won: {},
  lost: {},
  failed: {},
};
