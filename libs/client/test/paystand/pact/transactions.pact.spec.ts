import { onInvoice } from './examples.js';
import { specOf } from './operation.js';
import { its, listOf, unknownId } from './parts.js';

specOf('transactions', [
  {
    name: 'listReceivableTransactions',
    endpoint: 'GET /receivables/{receivableId}/transactions',
    ask: ({ receivables }, { ids: [id] }) => receivables.transactions(id).page(),
    given: ['a paid receivable'],
    ids: its('receivableId'),
    answers: listOf(onInvoice),
    succeeds: [['a receivable', { given: ['a receivable'], answers: { ...listOf(onInvoice), results: [], count: 0 } }]],
    refuses: [unknownId('receivableId')],
  },
]);
