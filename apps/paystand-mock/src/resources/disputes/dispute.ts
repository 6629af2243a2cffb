import { next } from '@paystub/mock-kernel';
import { invalid } from '../../refusals.js';
import type { Currency, Meta, Stored } from '../../values/stored.js';
import { copyOf, type Fee } from '../fees/fee.js';
import type { Payment } from '../payments/payment.js';
import { type DisputeEvent, type DisputeStatus, type DisputeType, disputeLifecycle } from './states.js';

export interface Dispute extends Stored {
  readonly paymentId: string;
  /** Cents. */
  readonly amount: number;
  readonly currency: Currency;
  readonly reason: string;
  readonly disputeType: DisputeType;
  readonly status: DisputeStatus;
  /** When that became so. */
  readonly since: number;
  /** What it costs. */
  readonly feeId: string;
  /** What came back when it was won. */
  readonly amountWon: number | null;
  readonly meta: Meta | null;
}

/** paystand.R181: cents, whatever its outcome. */
export const DISPUTE_FEE = 3500;

/** What is asked for when one is opened. */
export interface Claim {
  readonly amount: number;
  readonly reason: string;
  readonly disputeType: DisputeType;
}

export const newDispute = (
  ids: { readonly id: string; readonly feeId: string },
  now: number,
  payment: { readonly id: string; readonly currency: Currency },
  claim: Claim,
): Dispute => ({
  ...ids,
  created: now,
  lastUpdated: now,
  paymentId: payment.id,
  currency: payment.currency,
  ...claim,
  status: 'created',
  since: now,
  amountWon: null,
  meta: null,
});

/** paystand.R180, R182: along the table; what is won comes back. */
export function advance(dispute: Dispute, event: DisputeEvent, now: number): Dispute {
  const status = next(disputeLifecycle[dispute.disputeType], dispute.status, event);
  if (!status) throw invalid('status', `A dispute that is ${dispute.status} does not take ${event}`, dispute.status, 'paystand.R180');
  return { ...dispute, status, since: now, amountWon: event === 'win' ? dispute.amount : null, lastUpdated: now };
}

/** What leads to a state from where it is. */
export function eventTo({ status, disputeType }: Dispute, to: string): DisputeEvent {
  const cells = Object.entries(disputeLifecycle[disputeType][status]) as [DisputeEvent, DisputeStatus][];
  const [event] = cells.find(([, follows]) => follows === to) ?? [];
  if (event) return event;
  const possible = cells.map(([, follows]) => follows).join(' or ') || 'nothing';
  throw invalid('status', `After ${status}, ${possible} follows for a dispute of type ${disputeType}`, to, 'paystand.R180');
}

export const isClosed = ({ status, disputeType }: Dispute): boolean => Object.keys(disputeLifecycle[disputeType][status]).length === 0;

/** Dossier 6.7: what it costs, once it is processed. */
export function feeOf(dispute: Dispute, payment: Payment): Fee | undefined {
  const { feeId, status, disputeType, created, paymentId, amount, currency } = dispute;
  if (next(disputeLifecycle[disputeType], status, 'process')) return undefined;
  const dates = { created, lastUpdated: created };
  const sums = { amount: DISPUTE_FEE, resourceAmount: amount, currency };
  return { id: feeId, ...dates, paymentId, ...sums, feeType: 'paystand', resource: copyOf(payment) };
}
