import type { components } from '@paystub/contracts/paystand';
import type { Bank } from '../resources/banks/bank.js';
import { type ReportEntry, reportStatusOf } from '../resources/transfers/report.js';
import type { Transfer } from '../resources/transfers/transfer.js';
import type { Tx } from '../state.js';
import { isoMillis } from '../values/dates.js';
import { moneyText } from '../values/money.js';
import { presentBankSnapshot } from './source.js';

type Schemas = components['schemas'];

/** paystand.R184, R233 */
export function presentTransfer(tx: Tx, transfer: Transfer, owner: string): Schemas['Transfer'] {
  const { datePosted, dateSettled, dateFailed, description, reason } = transfer;
  return {
    object: 'transfer',
    id: transfer.id,
    amount: moneyText(transfer.amount),
    currency: transfer.currency,
    dateToPost: isoMillis(transfer.dateToPost),
    holds: [],
    bankId: transfer.bankId,
    bank: presentBankSnapshot(tx.banks.get(transfer.bankId) as Bank),
    accountKey: transfer.accountKey,
    resourceId: transfer.withdrawalId,
    resourceType: 'Withdrawal',
    status: transfer.status,
    ...(datePosted === null ? {} : { datePosted: isoMillis(datePosted) }),
    ...(dateSettled === null ? {} : { dateSettled: isoMillis(dateSettled) }),
    ...(dateFailed === null ? {} : { dateFailed: isoMillis(dateFailed) }),
    ...(description === null ? {} : { description }),
    ...(reason === null ? {} : { reason }),
    ownerId: owner,
    created: isoMillis(transfer.created),
    lastUpdated: isoMillis(transfer.lastUpdated),
  };
}

/** Dossier 6.11; undefined while there is none. */
export function presentReport(tx: Tx, transfer: Transfer, owner: string): Schemas['TransferReport'] | undefined {
  const status = reportStatusOf(transfer);
  if (!status || transfer.reportId === null) return undefined;
  return {
    object: 'transferReport',
    id: transfer.reportId,
    transferId: transfer.id,
    status,
    amount: moneyText(transfer.amount),
    currency: transfer.currency,
    entryCount: tx.transferReportEntries.count(['transfer', transfer.id]),
    ownerId: owner,
    created: isoMillis(transfer.datePosted ?? transfer.created),
    lastUpdated: isoMillis(transfer.lastUpdated),
  };
}

export const presentReportEntry = (entry: ReportEntry): Schemas['TransferReportEntry'] => ({
  object: 'transferReportEntry',
  id: entry.id,
  transferId: entry.transferId,
  resourceId: entry.resourceId,
  resourceType: entry.resourceType,
  paymentId: entry.paymentId,
  amount: moneyText(entry.amount),
  currency: entry.currency,
  created: isoMillis(entry.created),
  lastUpdated: isoMillis(entry.lastUpdated),
});
