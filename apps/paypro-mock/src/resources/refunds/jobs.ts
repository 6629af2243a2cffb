import { after, type Due } from '@paystub/mock-kernel';
import type { Times } from '../../settings/times.js';
import type { Tx } from '../../state.js';
import { holdRefund, processRefund, settleRefund } from './actions.js';
import type { Refund } from './refund.js';

type Job = 'hold' | 'process' | 'settle';

/** Dossier 8.3: what happens to a refund by itself, and when. One that is held by hand waits for the hand that frees it. */
function due({ state, debited_at, created_at }: Refund, { times }: { readonly times: Times }): readonly (Due & { readonly job: Job })[] {
  const { processing, refunded, hold } = times.refund;
  const heldUntil = debited_at === null ? created_at : after(debited_at, hold);
  const isHeld = heldUntil > created_at;
  const settled = Math.max(heldUntil, after(created_at, refunded));
  switch (state) {
    case 'open':
      if (isHeld) return [{ at: created_at, job: 'hold' }];
      return [
        { at: after(created_at, processing), job: 'process' },
        { at: settled, job: 'settle' },
      ];
    case 'pending':
      return isHeld ? [{ at: settled, job: 'settle' }] : [];
    case 'processing':
      return [{ at: settled, job: 'settle' }];
    default:
      return [];
  }
}

const jobs: Readonly<Record<Job, (tx: Tx, refund: Refund) => void>> = {
  hold: holdRefund,
  process: processRefund,
  settle: settleRefund,
};

export const refundWork = { due, jobs };
