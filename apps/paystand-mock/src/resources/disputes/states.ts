import type { Lifecycle } from '@paystub/mock-kernel';

/** `Bank`: an ACH return. */
export type DisputeType = 'Card' | 'Bank';
export type DisputeStatus = 'created' | 'processing' | 'acceptingEvidence' | 'underReview' | 'active' | 'won' | 'lost' | 'failed';
export type DisputeEvent = 'process' | 'accept-evidence' | 'review' | 'activate' | 'win' | 'lose' | 'fail';

const ended = { active: {}, won: {}, lost: {}, failed: {} };

/**
 * Dossier 7.4: the states of a dispute. `active` is the second path, by name only. paystand.R182: an ACH return cannot be contested. A missing
 * cell is a refusal.
 */
export const disputeLifecycle: Readonly<Record<DisputeType, Lifecycle<DisputeStatus, DisputeEvent>>> = {
  Card: {
    created: { process: 'processing' },
    processing: { 'accept-evidence': 'acceptingEvidence', activate: 'active' },
    acceptingEvidence: { review: 'underReview' },
    underReview: { win: 'won', lose: 'lost' },
    ...ended,
    active: { win: 'won', lose: 'lost', fail: 'failed' },
  },
  Bank: { created: { process: 'processing' }, processing: { lose: 'lost' }, acceptingEvidence: {}, underReview: {}, ...ended },
};

/** What happens by itself, in time: nobody contests it, so it is lost in the end. */
export const byItself: Readonly<Record<DisputeType, Readonly<Partial<Record<DisputeStatus, DisputeEvent>>>>> = {
  Card: { created: 'process', processing: 'accept-evidence', acceptingEvidence: 'review', underReview: 'lose', active: 'lose' },
  Bank: { created: 'process', processing: 'lose' },
};
