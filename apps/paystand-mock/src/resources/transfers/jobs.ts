import { after, type Due } from '@paystub/mock-kernel';
import { advanceTransfer } from '../../books/course/transfers.js';
import type { Settings } from '../../settings/settings.js';
import type { Tx } from '../../state.js';
import { nextStage, type Stage, type Transfer } from './transfer.js';

/** Dossier 7.6: a payout's way to the bank, stage by stage. */
function due(transfer: Transfer, { times }: Settings): readonly Due[] {
  const job = nextStage(transfer);
  return job ? [{ at: after(transfer.lastUpdated, times.transfer), job }] : [];
}

const jobs: Readonly<Record<Stage, (tx: Tx, transfer: Transfer) => void>> = {
  process: advanceTransfer,
  send: advanceTransfer,
  post: advanceTransfer,
  settle: advanceTransfer,
};

export const transferWork = { due, jobs };
