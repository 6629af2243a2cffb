import type { Action } from '@paystub/mock-http';
import { takes } from '@paystub/mock-kernel';
import { giveBackScheduled, settleScheduled } from '../../changes/scheduled.js';
import type { Tx } from '../../state.js';
import { none, withReason } from '../action-fields.js';
import type { ScheduledPayment } from './scheduled-payment.js';
import { scheduledPaymentLifecycle } from './states.js';

const pending = takes(scheduledPaymentLifecycle, 'settle');
const state = ({ Status }: ScheduledPayment) => Status;

/** What banks do to scheduled payments that are under way. */
export const scheduledPaymentActions: readonly Action<Tx, ScheduledPayment>[] = [
  {
    name: 'settle-scheduled-payment',
    on: 'scheduledPayments',
    from: pending,
    state,
    fields: none,
    run: (tx, scheduled) => void settleScheduled(tx, scheduled),
  },
  {
    name: 'fail-scheduled-payment',
    on: 'scheduledPayments',
    from: pending,
    state,
    fields: withReason,
    run: (tx, scheduled, { reason }) => void giveBackScheduled(tx, scheduled, reason as string | undefined),
  },
];
