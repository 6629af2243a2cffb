import { type Lifecycle, next } from '@paystub/mock-kernel';

export type ReceivableStatus = 'active' | 'paid' | 'cancelled';
export type ReceivableEvent = 'settle' | 'reopen' | 'cancel';

/** Dossier 7.1: the states of a receivable. A missing cell is a refusal. */
export const receivableLifecycle: Lifecycle<ReceivableStatus, ReceivableEvent> = {
  active: { settle: 'paid', reopen: 'active', cancel: 'cancelled' },
  paid: { settle: 'paid', reopen: 'active' },
  cancelled: { cancel: 'cancelled' },
};

/** Whether its money may change: nothing moves on what is void. */
export const isLive = (status: ReceivableStatus): boolean => next(receivableLifecycle, status, 'reopen') !== undefined;

/** Whether somebody owes it: what is settled cannot be voided, and what is void cannot be settled. */
export const isOpen = (status: ReceivableStatus): boolean => isLive(status) && next(receivableLifecycle, status, 'cancel') !== undefined;
