import type { Lifecycle } from '@paystub/mock-kernel';

export type TransferStatus = 'created' | 'processing' | 'sending' | 'posted' | 'paid' | 'failed';
export type TransferEvent = 'process' | 'send' | 'post' | 'settle' | 'fail';

/** Dossier 7.6: the states of a transfer. A missing cell is a refusal. */
export const transferLifecycle: Lifecycle<TransferStatus, TransferEvent> = {
  created: { process: 'processing', fail: 'failed' },
  processing: { send: 'sending', fail: 'failed' },
  sending: { post: 'posted', fail: 'failed' },
  posted: { settle: 'paid', fail: 'failed' },
  paid: {},
  failed: {},
};
