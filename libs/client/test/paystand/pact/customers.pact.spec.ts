import { MatchersV3 } from '@pact-foundation/pact';
import { ref } from '../../pact/refs.js';
import { customer, receivable } from '../kit/answers.js';
import { aCustomer, dental } from './examples.js';
import { merchant, type Operation, specOf, unknown } from './operation.js';
import { its, listOf } from './parts.js';

const moved = { email: 'office@acme-dental.example' } as const;
const its401: NonNullable<Operation['refuses']>[number] = [
  'an id of nobody',
  [401, 'insufficientResourceAccess'],
  { given: merchant, ids: { payerCustomerId: unknown } },
];
const gone: NonNullable<Operation['refuses']>[number] = [
  'a deleted customer',
  [404, 'resourceNotFound'],
  { given: ['a deleted customer'] },
];
const { extCustomerId: _, ...withoutKey } = dental;

specOf('customers', [
  {
    name: 'createPayerCustomer',
    endpoint: 'POST /payerCustomers',
    ask: ({ customers }, { body }) => customers.create(body),
    given: merchant,
    body: dental,
    answers: customer,
    refuses: [
      ['no key', [400, 'apiError', 'extCustomerId', 'parameterMissing'], { body: withoutKey }],
      ['a key that is used', [422, 'validationError', 'extCustomerId'], { given: aCustomer }],
      ['an e-mail address that is none', [422, 'validationError', 'email'], { body: { ...dental, email: 'ap' } }],
    ],
  },
  {
    name: 'listPayerCustomers',
    endpoint: 'GET /payerCustomers',
    ask: ({ customers }) => customers.list().page(),
    given: aCustomer,
    answers: listOf(customer),
    refuses: [
      [
        'a page of none',
        [400, 'validationError', 'limit'],
        { query: { limit: '0' }, ask: ({ customers }) => customers.list({ limit: 0 }).page() },
      ],
    ],
  },
  {
    name: 'getPayerCustomer',
    endpoint: 'GET /payerCustomers/{payerCustomerId}',
    ask: ({ customers }, { ids: [id] }) => customers.get(id),
    given: aCustomer,
    ids: its('payerCustomerId', customer),
    answers: customer,
    refuses: [its401, gone],
  },
  {
    name: 'updatePayerCustomer',
    endpoint: 'PUT /payerCustomers/{payerCustomerId}',
    ask: ({ customers }, { ids: [id], body }) => customers.update(id, body),
    given: aCustomer,
    ids: its('payerCustomerId', customer),
    body: moved,
    answers: { ...customer, ...moved },
    refuses: [its401, gone, ['an e-mail address that is none', [422, 'validationError', 'email'], { body: { email: 'office' } }]],
  },
  {
    name: 'deletePayerCustomer',
    endpoint: 'DELETE /payerCustomers/{payerCustomerId}',
    ask: ({ customers }, { ids: [id] }) => customers.delete(id),
    given: aCustomer,
    ids: its('payerCustomerId', customer),
    refuses: [
      its401,
      gone,
      [
        'an open invoice',
        [422, 'validationError'],
        { given: ['a receivable'], ids: { payerCustomerId: ref('payerCustomerId', receivable.payerCustomerId) } },
      ],
    ],
  },
  {
    name: 'getTimezone',
    endpoint: 'GET /customers/timezone',
    ask: ({ merchant }) => merchant.timezone(),
    given: merchant,
    answers: { timezone: 'America/Los_Angeles' },
    template: { timezone: MatchersV3.like('America/Los_Angeles') },
  },
]);
