import type { Due } from '@paystub/mock-kernel';
import { payScheduled } from '../../changes/scheduled.js';
import type { Tx } from '../../state.js';
import type { ScheduledPayment } from './scheduled-payment.js';
import { awaited } from './states.js';

/** A scheduled payment is paid when its day comes. */
export const scheduledPaymentWork = {
  due: ({ Status, date }: ScheduledPayment): readonly Due[] => (awaited.includes(Status) ? [{ at: date, job: 'pay' }] : []),
  jobs: { pay: (tx: Tx, scheduled: ScheduledPayment) => void payScheduled(tx, scheduled) },
};
