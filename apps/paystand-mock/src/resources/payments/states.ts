import type { Lifecycle } from '@paystub/mock-kernel';

export type PaymentStatus = 'created' | 'processing' | 'posted' | 'paid' | 'failed';
export type PaymentEvent = 'process' | 'post' | 'clear' | 'fail';

/** Dossier 7.2: the states of a payment. A missing cell is a refusal; refunds and disputes move nothing here (paystand.R151). */
export const paymentLifecycle: Lifecycle<PaymentStatus, PaymentEvent> = {
  created: { process: 'processing', fail: 'failed' },
  processing: { post: 'posted', fail: 'failed' },
  posted: { clear: 'paid' },
  paid: {},
  failed: {},
};
