import type { operations } from '@paystub/contracts/paystand';
import type { Operations } from '@paystub/mock-http';
import { transferOf } from '../../lookups/payments.js';
import { forbidden, invalid, notFound } from '../../refusals.js';
import { listOf } from '../../request/lists/list.js';
import type { Tx } from '../../state.js';
import { ownerOf } from '../../wire/owner.js';
import { presentReport, presentReportEntry, presentTransfer } from '../../wire/transfer.js';
import { isListed } from './report.js';

type Owned = Pick<operations, 'listTransfers' | 'listAllTransfers' | 'getTransfer' | 'getTransferReport' | 'listTransferReportEntries'>;

export const transferOperations: Operations<Owned, Tx> = {
  listTransfers: (tx, { query, links }) => ({
    status: 200,
    body: listOf(tx, query, { records: tx.transfers, show: (transfer) => presentTransfer(tx, transfer, ownerOf(links)), patterns: 'A' }),
  }),

  // Dossier 5.9: without filters.
  listAllTransfers: (tx, { query, links }) => ({
    status: 200,
    body: listOf(tx, query, { records: tx.transfers, show: (transfer) => presentTransfer(tx, transfer, ownerOf(links)) }),
  }),

  getTransfer: (tx, { params, links }) => ({ status: 200, body: presentTransfer(tx, transferOf(tx, params.transferId), ownerOf(links)) }),

  getTransferReport(tx, { params, links }) {
    const report = presentReport(tx, transferOf(tx, params.transferId), ownerOf(links));
    if (!report) throw notFound();
    return { status: 200, body: report };
  },

  // paystand.R192, R193
  listTransferReportEntries(tx, { params, query }) {
    const transfer = transferOf(tx, params.transferId);
    if (!tx.settings.transferReports) throw forbidden('Reports of transfers are switched off for this merchant', 'paystand.R193');
    if (!isListed(transfer)) throw invalid('transferId', 'The report is not completed yet', transfer.id);
    const records = tx.transferReportEntries;
    return { status: 200, body: listOf(tx, query, { records, in: ['transfer', transfer.id], show: presentReportEntry }) };
  },
};
