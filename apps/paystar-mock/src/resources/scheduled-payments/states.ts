import type { Lifecycle } from '@paystub/mock-kernel';

export type ScheduledPaymentStatus = 'Scheduled' | 'Succeeded' | 'Failed' | 'Pending' | 'Canceled';
type ScheduledPaymentEvent = 'succeed' | 'fail' | 'pend' | 'settle' | 'return' | 'cancel';

/** What becomes of a scheduled payment: no source says it, it follows the payment session's. */
export const scheduledPaymentLifecycle: Lifecycle<ScheduledPaymentStatus, ScheduledPaymentEvent> = {
  Scheduled: { succeed: 'Succeeded', fail: 'Failed', pend: 'Pending', cancel: 'Canceled' },
  Pending: { settle: 'Succeeded', return: 'Failed' },
  Succeeded: {},
  Failed: {},
  Canceled: {},
};
