import { type Lifecycle, takes } from '@paystub/mock-kernel';

export type SessionStatus = 'RequiresPaymentSource' | 'Succeeded' | 'Failed' | 'Pending';
type SessionEvent = 'choose' | 'succeed' | 'fail' | 'pend' | 'settle' | 'return';

/** Dossier 4.9: the states of a payment session. A missing cell is a refusal. `settle` and `return` end what was pending. */
export const sessionLifecycle: Lifecycle<SessionStatus, SessionEvent> = {
  RequiresPaymentSource: { choose: 'RequiresPaymentSource', succeed: 'Succeeded', fail: 'Failed', pend: 'Pending' },
  Failed: { choose: 'Failed', succeed: 'Succeeded', fail: 'Failed', pend: 'Pending' },
  Pending: { settle: 'Succeeded', return: 'Failed' },
  Succeeded: {},
};

/** paystar.P20, P21, P22: what can still be paid, while it is not expired. */
export const payable: readonly SessionStatus[] = takes(sessionLifecycle, 'succeed');
