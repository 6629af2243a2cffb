import { type Lifecycle, next, takes } from '@paystub/mock-kernel';
import { fault } from '../../faults.js';

export type ScheduledPaymentStatus = 'Scheduled' | 'Succeeded' | 'Failed' | 'Pending' | 'Canceled';
export type ScheduledPaymentEvent = 'succeed' | 'fail' | 'pend' | 'settle' | 'return' | 'cancel';

/** What becomes of a scheduled payment: no source says it, it follows the payment session's. */
export const scheduledPaymentLifecycle: Lifecycle<ScheduledPaymentStatus, ScheduledPaymentEvent> = {
  Scheduled: { succeed: 'Succeeded', fail: 'Failed', pend: 'Pending', cancel: 'Canceled' },
  Pending: { settle: 'Succeeded', return: 'Failed' },
  Succeeded: {},
  Failed: {},
  Canceled: {},
};

/** It is still to be paid. */
export const awaited: readonly ScheduledPaymentStatus[] = takes(scheduledPaymentLifecycle, 'cancel');

/** It is still to be paid, or under way. */
export const unfinished: readonly ScheduledPaymentStatus[] = [...awaited, ...takes(scheduledPaymentLifecycle, 'settle')];

/** A scheduled payment changes only along the table. */
export function advance<S extends { readonly Status: ScheduledPaymentStatus }>(payment: S, event: ScheduledPaymentEvent): S {
  const Status = next(scheduledPaymentLifecycle, payment.Status, event);
  if (!Status) throw fault('scheduled_payment_refused', { state: payment.Status, event });
  return { ...payment, Status };
}
