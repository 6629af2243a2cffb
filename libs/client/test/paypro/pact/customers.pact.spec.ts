import { customerRef, examples, listAt, own } from './examples.js';
import { account, type Operation, specOf } from './operation.js';

const { approvedMandate, customer, pendingMandate, subscription } = examples;

const { email, first_name, country } = customer;
const kim = { email, first_name, country };
const moved = { city: 'Utrecht', country: null };

const customers: readonly Operation[] = [
  {
    name: 'createCustomer',
    endpoint: 'POST /customers',
    ask: ({ customers }, { body }) => customers.create(body),
    given: account,
    body: kim,
    answers: customer,
    refuses: [
      ['a name that is no text', 'first_name', { body: { first_name: 7 } }],
      ['an email that is none', 'email', { body: { email: 'kim' } }],
    ],
  },
  {
    name: 'getCustomer',
    endpoint: 'GET /customers/{id}',
    ask: ({ customers }, { id }) => customers.get(id),
    given: ['a customer', kim],
    id: own(customer),
    answers: customer,
  },
  {
    name: 'updateCustomer',
    endpoint: 'PATCH /customers/{id}',
    ask: ({ customers }, { id, body }) => customers.update(id, body),
    given: ['a customer', kim],
    id: own(customer),
    body: moved,
    answers: { ...customer, ...moved },
    refuses: [['a city that is no text', 'city', { body: { city: ['Utrecht'] } }]],
  },
  {
    name: 'listCustomers',
    endpoint: 'GET /customers',
    ask: ({ customers }) => customers.list().page(),
    given: ['a customer', kim],
    answers: listAt('/customers', [customer]),
  },
  {
    name: 'deleteCustomer',
    endpoint: 'DELETE /customers/{id}',
    ask: ({ customers }, { id }) => customers.delete(id),
    given: ['a customer', kim],
    id: own(customer),
    answers: customer,
    refuses: [['that a subscription of it runs', null, { given: ['an active subscription'], id: customerRef }]],
  },
  {
    name: 'listCustomerMandates',
    endpoint: 'GET /customers/{id}/mandates',
    ask: ({ customers }, { id }) => customers.mandates(id).page(),
    given: ['an approved mandate'],
    id: customerRef,
    answers: listAt(`/customers/${customer.id}/mandates`, [approvedMandate]),
  },
  {
    name: 'listCustomerSubscriptions',
    endpoint: 'GET /customers/{id}/subscriptions',
    ask: ({ customers }, { id }) => customers.subscriptions(id).page(),
    given: ['an active subscription', { first_period: subscription.first_period }],
    id: customerRef,
    answers: listAt(`/customers/${customer.id}/subscriptions`, [subscription]),
  },
];

const account_holder = { iban: 'NL91ABNA0417164300', account_holder_name: 'K. de Vries' };

const mandates: readonly Operation[] = [
  {
    name: 'createMandate',
    endpoint: 'POST /mandates',
    ask: ({ mandates }, { body }) => mandates.create(body),
    given: ['a customer'],
    body: { customer: own(customer), pay_method: 'direct-debit', ...account_holder },
    answers: pendingMandate,
    refuses: [
      ['no customer', 'customer', { body: { pay_method: 'direct-debit', ...account_holder } }],
      ['an unknown customer', 'customer', { body: { customer: 'CUZZZZZZZZZZZZ', pay_method: 'direct-debit', ...account_holder } }],
      ['another pay method', 'pay_method', { body: { customer: own(customer), pay_method: 'ideal', ...account_holder } }],
    ],
  },
  {
    name: 'getMandate',
    endpoint: 'GET /mandates/{id}',
    ask: ({ mandates }, { id }) => mandates.get(id),
    given: ['an approved mandate'],
    id: own(approvedMandate),
    answers: approvedMandate,
  },
  {
    name: 'listMandates',
    endpoint: 'GET /mandates',
    ask: ({ mandates }) => mandates.list().page(),
    given: ['an approved mandate'],
    answers: listAt('/mandates', [approvedMandate]),
  },
];

specOf('customers', [...customers, ...mandates]);
