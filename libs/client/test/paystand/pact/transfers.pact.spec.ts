import { dispute, entry, report, transfer } from '../kit/money.js';
import { type Operation, specOf } from './operation.js';
import { its, listLike, listOf, unknownId } from './parts.js';

const { externalId: _, ...payer } = dispute.resource.payer;
const opened = { ...dispute, resource: { ...dispute.resource, payer } };
const aDispute = ['a dispute', { reason: 'fraudulent' }] as const;

const disputes: readonly Operation[] = [
  {
    name: 'getDispute',
    endpoint: 'GET /disputes/{disputeId}',
    ask: ({ disputes }, { ids: [id] }) => disputes.get(id),
    given: aDispute,
    ids: its('disputeId', dispute),
    answers: opened,
    refuses: [unknownId('disputeId')],
  },
  {
    name: 'listDisputes',
    endpoint: 'GET /disputes',
    ask: ({ disputes }) => disputes.list().page(),
    given: aDispute,
    answers: listOf(opened),
  },
  {
    name: 'listAllDisputes',
    endpoint: 'GET /disputes/all',
    ask: ({ disputes }) => disputes.listAll().page(),
    given: aDispute,
    answers: listOf(opened),
  },
];

const aPayout = ['a payout', {}] as const;
const arrived = ['an arrived payout', {}] as const;
const transferId = its('transferId', transfer);
const unknown = unknownId('transferId');

const transfers: readonly Operation[] = [
  {
    name: 'getTransfer',
    endpoint: 'GET /transfers/{transferId}',
    ask: ({ transfers }, { ids: [id] }) => transfers.get(id),
    given: aPayout,
    ids: transferId,
    answers: transfer,
    succeeds: [['an arrived payout', { given: arrived, answers: { ...transfer, status: 'paid', dateSettled: transfer.created } }]],
    refuses: [unknown],
  },
  {
    name: 'listTransfers',
    endpoint: 'GET /transfers',
    ask: ({ transfers }) => transfers.list().page(),
    given: aPayout,
    answers: listOf(transfer),
  },
  {
    name: 'listAllTransfers',
    endpoint: 'GET /transfers/all',
    ask: ({ transfers }) => transfers.listAll().page(),
    given: aPayout,
    answers: listOf(transfer),
  },
  {
    name: 'getTransferReport',
    endpoint: 'GET /transfers/{transferId}/report',
    ask: ({ transfers }, { ids: [id] }) => transfers.report(id),
    given: arrived,
    ids: transferId,
    answers: report,
    refuses: [['no report yet', [404, 'resourceNotFound'], { given: aPayout }], unknown],
  },
  {
    name: 'listTransferReportEntries',
    endpoint: 'GET /transfers/{transferId}/report/entries',
    ask: ({ transfers }, { ids: [id] }) => transfers.reportEntries(id).page(),
    given: arrived,
    ids: transferId,
    answers: listOf(entry),
    template: listLike(entry),
    refuses: [['no report yet', [422, 'validationError'], { given: aPayout }], unknown],
  },
];

specOf('transfers', [...disputes, ...transfers]);
