import { after, type Due, next } from '@paystub/mock-kernel';
import { settleRefund } from '../../books/course/refunds.js';
import type { Settings } from '../../settings/settings.js';
import type { Refund } from './refund.js';
import { refundLifecycle } from './states.js';

/** Dossier 7.3: the payer has the money some days later. */
const due = ({ status, created }: Refund, { times }: Settings): readonly Due[] =>
  next(refundLifecycle, status, 'settle') ? [{ at: after(created, times.refund), job: 'settle' }] : [];

export const refundWork = { due, jobs: { settle: settleRefund } };
