import { next } from '@paystub/mock-kernel';
import { invalid } from '../../refusals.js';
import type { Currency, Stored } from '../../values/stored.js';
import type { Withdrawal } from '../withdrawals/withdrawal.js';
import { type TransferEvent, type TransferStatus, transferLifecycle } from './states.js';

/** One payout to the merchant's bank. What it holds are the ledger's entries that name it. */
export interface Transfer extends Stored {
  /** Cents. */
  readonly amount: number;
  readonly currency: Currency;
  readonly dateToPost: number;
  readonly bankId: string;
  readonly accountKey: string;
  readonly withdrawalId: string;
  readonly status: TransferStatus;
  readonly datePosted: number | null;
  readonly dateSettled: number | null;
  readonly dateFailed: number | null;
  readonly reason: string | null;
  readonly description: string | null;
  /** Its report's id, from the moment that it is posted. */
  readonly reportId: string | null;
}

/** paystand.R184: it carries out a withdrawal, all of it. */
export const newTransfer = (id: string, now: number, withdrawal: Withdrawal): Transfer => ({
  id,
  created: now,
  lastUpdated: now,
  amount: withdrawal.amount,
  currency: withdrawal.currency,
  dateToPost: withdrawal.dateToPost,
  bankId: withdrawal.bankId,
  accountKey: withdrawal.accountKey,
  withdrawalId: withdrawal.id,
  status: 'created',
  datePosted: null,
  dateSettled: null,
  dateFailed: null,
  reason: null,
  description: null,
  reportId: null,
});

/** Where a payout goes by itself. */
export type Stage = Exclude<TransferEvent, 'fail'>;

/** What follows from where it is; undefined at the end. */
export const nextStage = ({ status }: Pick<Transfer, 'status'>): Stage | undefined =>
  stages.find((stage) => next(transferLifecycle, status, stage) !== undefined);

const stages: readonly Stage[] = ['process', 'send', 'post', 'settle'];

/** paystand.R185, R186: along the table, dated. `reportId` is for the report of one that is posted. */
export function advance(transfer: Transfer, stage: Stage, now: number, reportId: string): Transfer {
  const moved = through(transfer, stage, now);
  return {
    ...moved,
    ...(stage === 'post' ? { datePosted: now, reportId } : {}),
    ...(stage === 'settle' ? { dateSettled: now } : {}),
  };
}

/** paystand.R187 */
export const fail = (transfer: Transfer, now: number, reason: string): Transfer => ({
  ...through(transfer, 'fail', now),
  dateFailed: now,
  reason,
});

function through(transfer: Transfer, event: TransferEvent, now: number): Transfer {
  const status = next(transferLifecycle, transfer.status, event);
  if (!status) throw invalid('status', `A transfer that is ${transfer.status} does not take ${event}`, transfer.status, 'paystand.R185');
  return { ...transfer, status, lastUpdated: now };
}
