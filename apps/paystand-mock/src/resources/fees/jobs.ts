import { after, type Due } from '@paystub/mock-kernel';
import { finaliseFee } from '../../books/course/fees.js';
import type { Settings } from '../../settings/settings.js';
import { type Fee, isDelayed } from './fee.js';

/** Dossier 7.5: what a card payment costs is known some time after it. */
const due = (fee: Fee, { times }: Settings): readonly Due[] =>
  isDelayed(fee) ? [{ at: after(fee.created, times.fee), job: 'finalise' }] : [];

export const feeWork = { due, jobs: { finalise: finaliseFee } };
