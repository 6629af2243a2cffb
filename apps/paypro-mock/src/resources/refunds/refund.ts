import { type Lifecycle, next } from '@paystub/mock-kernel';
import { fault } from '../../faults.js';

export type RefundState = 'open' | 'pending' | 'processing' | 'refunded' | 'canceled' | 'failed' | 'expired';
export type RefundEvent = 'hold' | 'process' | 'settle' | 'cancel' | 'fail' | 'expire';

/** Fields as PayPro spells them; times are epoch milliseconds. */
export interface Refund {
  readonly id: string;
  readonly payment: string;
  readonly amount: number;
  readonly currency: 'EUR';
  readonly description: string;
  readonly reason: string | null;
  readonly account_holder_name: string | null;
  readonly iban: string | null;
  readonly state: RefundState;
  readonly failure_reason: string | null;
  /** When the money was debited, where the payer can still have it reversed: from then on the refund waits. */
  readonly debited_at: number | null;
  readonly refunded_at: number | null;
  readonly created_at: number;
}

/** Dossier 6.2: the states of a refund. A missing cell is a refusal. */
export const refundLifecycle: Lifecycle<RefundState, RefundEvent> = {
  open: { hold: 'pending', process: 'processing', cancel: 'canceled' },
  pending: { process: 'processing', cancel: 'canceled', expire: 'expired' },
  processing: { settle: 'refunded', cancel: 'canceled', fail: 'failed' },
  refunded: {},
  canceled: {},
  failed: {},
  expired: {},
};

/** A refund changes state only along the table. */
export function advance(refund: Refund, event: RefundEvent): Refund {
  const state = next(refundLifecycle, refund.state, event);
  if (!state) throw fault('refund_state_refused', { event, state: refund.state });
  return { ...refund, state };
}

/** Money is only sent by way of `processing`. */
export const underway = (refund: Refund): Refund => (next(refundLifecycle, refund.state, 'process') ? advance(refund, 'process') : refund);

/** paypro.R57, R58: only what is not done with can be canceled. */
export function cancel(refund: Refund): Refund {
  if (!next(refundLifecycle, refund.state, 'cancel')) throw fault('refund_not_cancelable', { state: refund.state });
  return advance(refund, 'cancel');
}
