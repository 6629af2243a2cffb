import { ref } from '../../pact/refs.js';
import { bare, customer, read, receivable } from '../kit/answers.js';
import { aCustomer, aReceivable, bill } from './examples.js';
import { type Operation, specOf } from './operation.js';
import { its, listOf, unknownId } from './parts.js';

const { extCustomerId } = customer;
const { erpId: _, ...withoutKey } = bill;
const { erpRef: __, ...withoutNumber } = bill;
const receivableId = its('receivableId');
const unknown = unknownId('receivableId');
/** The customer of the invoice that there is. */
const payerCustomerId = ref('payerCustomerId', receivable.payerCustomerId);
const settled = { amountPaid: '100.00', status: 'paid', datePaid: receivable.created } as const;
const cancelled = { ...receivable, status: 'cancelled' } as const;

/** What no invoice can be made with, nor be made to. */
const wrong = (who: object): NonNullable<Operation['refuses']> => [
  ['no key', [400, 'apiError', 'extId', 'parameterMissing'], { body: { ...who, ...withoutKey } }],
  ['no number', [400, 'apiError', 'invoiceKey', 'parameterMissing'], { body: { ...who, ...withoutNumber } }],
  ['more due than in total', [422, 'validationError', 'amountDue'], { body: { ...who, ...bill, amountDue: '100.01' } }],
  ['another currency', [422, 'validationError', 'currency'], { body: { ...who, ...bill, currency: 'EUR' } }],
];

const writing: readonly Operation[] = [
  {
    name: 'createReceivable',
    endpoint: 'POST /receivables/create',
    ask: ({ receivables }, { body }) => receivables.create(body),
    given: aCustomer,
    body: { extCustomerId, ...bill },
    answers: receivable,
    succeeds: [
      ['nothing due', { body: { extCustomerId, ...bill, amountDue: '0.00' }, answers: { ...receivable, ...settled } }],
      ['amounts as numbers', { body: { extCustomerId, ...bill, totalAmount: 100, amountDue: 100 } }],
    ],
    refuses: [
      ...wrong({ extCustomerId }),
      ['two customers', [422, 'validationError', 'payerCustomerId'], { body: { extCustomerId, payerCustomerId: customer.id, ...bill } }],
      ['an unknown customer', [422, 'validationError', 'extCustomerId'], { body: { ...bill, extCustomerId: 'CUST-2' } }],
      ['a key that is used', [422, 'validationError', 'extId'], { given: aReceivable, body: { payerCustomerId, ...bill } }],
    ],
  },
  {
    name: 'updateReceivable',
    endpoint: 'PUT /receivables/{receivableId}/update',
    ask: ({ receivables }, { ids: [id], body }) => receivables.update(id, body),
    given: aReceivable,
    ids: receivableId,
    body: { payerCustomerId, ...bill, erpId: 'INVKEY-2', totalAmount: '120.00', amountDue: '120.00' },
    answers: { ...receivable, extId: 'INVKEY-2', amount: '120.00' },
    succeeds: [['a status that voids it', { body: { payerCustomerId, ...bill, status: 'cancelled' }, answers: cancelled }]],
    refuses: [
      ...wrong({ payerCustomerId }),
      ['an invoice that is cancelled', [422, 'validationError'], { given: ['a cancelled receivable'], body: { payerCustomerId, ...bill } }],
      unknown,
    ],
  },
  {
    name: 'cancelReceivable',
    endpoint: 'POST /receivables/{receivableId}/cancel',
    ask: ({ receivables }, { ids: [id] }) => receivables.cancel(id),
    given: aReceivable,
    ids: receivableId,
    answers: cancelled,
    succeeds: [['one that is cancelled', { given: ['a cancelled receivable'] }]],
    refuses: [['one that is paid', [422, 'validationError'], { given: ['a settled receivable'] }], unknown],
  },
  {
    name: 'deleteReceivable',
    endpoint: 'DELETE /receivables/{receivableId}',
    ask: ({ receivables }, { ids: [id] }) => receivables.delete(id),
    given: aReceivable,
    ids: receivableId,
    refuses: [['one that payments are on', [422, 'validationError'], { given: ['a paid receivable'] }], unknown],
  },
];

const reading: readonly Operation[] = [
  {
    name: 'listReceivables',
    endpoint: 'GET /receivables',
    ask: ({ receivables }) => receivables.list().page(),
    given: aReceivable,
    answers: listOf(receivable),
    refuses: [
      [
        'days without an end',
        [400, 'apiError', 'f.dateend', 'parameterMissing'],
        {
          query: { 'f.querytype': 'by-query-filters', 'f.datepreset': 'custom', 'f.datestart': '2026-01-01' },
          ask: ({ receivables }) => receivables.list({ from: '2026-01-01' } as never).page(),
        },
      ],
    ],
  },
  {
    name: 'listReceivablesRead',
    endpoint: 'GET /receivables/read',
    ask: ({ receivables }) => receivables.listRead().page(),
    given: aReceivable,
    answers: listOf(receivable),
  },
  {
    name: 'readReceivable',
    endpoint: 'GET /receivables/{receivableId}/read',
    ask: ({ receivables }, { ids: [id] }) => receivables.read(id),
    given: aReceivable,
    ids: receivableId,
    answers: read,
    refuses: [unknown],
  },
  {
    name: 'getReceivable',
    endpoint: 'GET /receivables/{receivableId}',
    ask: ({ receivables }, { ids: [id] }) => receivables.get(id),
    given: aReceivable,
    ids: receivableId,
    answers: bare,
    succeeds: [['a cancelled receivable', { given: ['a cancelled receivable'], answers: { ...bare, status: 'cancelled' } }]],
    refuses: [unknown],
  },
];

specOf('receivables', [...writing, ...reading]);
