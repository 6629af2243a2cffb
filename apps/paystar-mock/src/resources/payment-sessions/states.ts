import { type Lifecycle, next, takes } from '@paystub/mock-kernel';
import { fault } from '../../faults.js';

export type SessionStatus = 'RequiresPaymentSource' | 'Succeeded' | 'Failed' | 'Pending';
export type SessionEvent = 'choose' | 'succeed' | 'fail' | 'pend' | 'settle' | 'return';

/** Dossier 4.9: the states of a payment session. A missing cell is a refusal. `settle` and `return` end what was pending. */
export const sessionLifecycle: Lifecycle<SessionStatus, SessionEvent> = {
  RequiresPaymentSource: { choose: 'RequiresPaymentSource', succeed: 'Succeeded', fail: 'Failed', pend: 'Pending' },
  Failed: { choose: 'Failed', succeed: 'Succeeded', fail: 'Failed', pend: 'Pending' },
  Pending: { settle: 'Succeeded', return: 'Failed' },
  Succeeded: {},
};

/** paystar.P20, P21, P22: what can still be paid, while it is not expired. */
export const payable: readonly SessionStatus[] = takes(sessionLifecycle, 'succeed');

interface Standing {
  readonly Status: SessionStatus;
  readonly expiresAt: number;
}

/** paystar.R79: one that can still be paid expires; a payment that is under way or made does not. */
export const stateAt = ({ Status, expiresAt }: Standing, now: number): SessionStatus | 'Expired' =>
  now >= expiresAt && payable.includes(Status) ? 'Expired' : Status;

/** paystar.P20, P21, P22: a session changes status only along the table, and is paid only before it expires. */
export function advance<S extends Standing>(session: S, event: SessionEvent, now: number): S {
  const state = stateAt(session, now);
  if (state === 'Expired') throw fault('session_expired', { rule: 'paystar.R79' });
  const Status = next(sessionLifecycle, state, event);
  if (!Status) throw fault('session_state_refused', { state, event });
  return { ...session, Status };
}
