import type { Lifecycle } from '@paystub/mock-kernel';

export type WithdrawalStatus = 'created' | 'processing' | 'posted' | 'paid' | 'failed';
export type WithdrawalEvent = 'process' | 'post' | 'settle' | 'fail';

/** Dossier 7.6: the states of a withdrawal, which follow its transfer's. A missing cell is a refusal. */
export const withdrawalLifecycle: Lifecycle<WithdrawalStatus, WithdrawalEvent> = {
  created: { process: 'processing', fail: 'failed' },
  processing: { post: 'posted', fail: 'failed' },
  posted: { settle: 'paid', fail: 'failed' },
  paid: {},
  failed: {},
};
