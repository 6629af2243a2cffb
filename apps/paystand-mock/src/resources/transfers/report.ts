import type { Movement } from '../../books/ledger/entry.js';
import type { Stored } from '../../values/stored.js';
import type { TransferStatus } from './states.js';
import type { Transfer } from './transfer.js';

/** What a payout took from the ledger: it stays where the payout fails and the ledger has it back. */
export interface ReportEntry extends Stored, Movement {
  readonly transferId: string;
  /** The ledger's. */
  readonly entryId: string;
}

export type ReportStatus = 'processing' | 'completed' | 'reversed';

const statuses: Readonly<Partial<Record<TransferStatus, ReportStatus>>> = { posted: 'processing', paid: 'completed', failed: 'reversed' };

/** paystand.R191: a payout has a report from the moment that it is posted. */
export const reportStatusOf = ({ status, reportId }: Transfer): ReportStatus | undefined =>
  reportId === null ? undefined : statuses[status];

/** Dossier 5.9: whether it lists what it holds yet. */
export const isListed = (transfer: Transfer): boolean =>
  reportStatusOf(transfer) === 'completed' || reportStatusOf(transfer) === 'reversed';
