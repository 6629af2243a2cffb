import type { Lifecycle } from '@paystub/mock-kernel';

export type RefundStatus = 'created' | 'processing' | 'paid' | 'failed';
export type RefundEvent = 'process' | 'settle' | 'fail';

/** Dossier 7.3: the states of a refund. A missing cell is a refusal. */
export const refundLifecycle: Lifecycle<RefundStatus, RefundEvent> = {
  created: { process: 'processing' },
  processing: { settle: 'paid', fail: 'failed' },
  paid: {},
  failed: {},
};

/** Its money goes back to the payer, or has gone. */
export const live: readonly RefundStatus[] = ['created', 'processing', 'paid'];
