import type { Lifecycle } from '@paystub/mock-kernel';

export type ReceivableStatus = 'active' | 'paid' | 'cancelled';
type ReceivableEvent = 'settle' | 'reopen' | 'cancel';

/** Dossier 7.1: the states of a receivable. A missing cell is a refusal. */
export const receivableLifecycle: Lifecycle<ReceivableStatus, ReceivableEvent> = {
  active: { settle: 'paid', reopen: 'active', cancel: 'cancelled' },
  paid: { settle: 'paid', reopen: 'active' },
  cancelled: { cancel: 'cancelled' },
};
