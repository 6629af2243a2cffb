import { describe, expect, it } from 'vitest';
import { blamed, paths, paystar } from '../calls.js';
import { account, charged, managed, session, unit, user } from '../sent.js';
import { blamedBy, pairsOf, type Wrong, wronged } from './wrongs.js';

const { world } = paystar();
const ofUnit = { needs: ['BusinessUnitSlug'] } as const;

const slugs: readonly Wrong[] = [
  { name: 'no slug', changes: { BusinessUnitSlug: undefined }, blames: 'BusinessUnitSlug' },
  { name: 'an unknown slug', changes: { BusinessUnitSlug: 'nowhere' }, blames: 'BusinessUnitSlug' },
];
const shared: readonly Wrong[] = [
  ...slugs,
  { name: 'no charges', changes: { Charges: [] }, blames: 'Charges' },
  { name: 'half a cent', changes: { 'Charges.0.Amount': 0.5 }, blames: 'Charges[0].Amount' },
  { name: 'no name', changes: { 'Charges.0.ClientAccount.Name': null }, blames: 'Charges[0].ClientAccount.Name' },
  { name: 'no date', changes: { 'Charges.0.ClientAccount.DueDate': 'soon' }, blames: 'Charges[0].ClientAccount.DueDate' },
  {
    name: 'a long city',
    changes: { 'Charges.0.ClientAccount.Address.City': 'x'.repeat(101) },
    blames: 'Charges[0].ClientAccount.Address.City',
  },
  { name: 'success alone', changes: { SuccessUrl: 'https://shop.example' }, blames: 'ReturnUrl' },
  { name: 'another scheme', changes: { ReturnUrl: 'ftp://x', SuccessUrl: 'https://shop.example' }, blames: 'ReturnUrl' },
  { name: 'a used reference', changes: { ClientReference: 'used' }, blames: 'ClientReference', ...ofUnit },
  { name: 'an unknown field', changes: { 'PaymentFields.memoLine': 'x' }, blames: 'PaymentFields.memoLine', ...ofUnit },
  { name: 'a wrong method', changes: { PaymentMethods: ['Cash'] }, blames: 'PaymentMethods[0]' },
  { name: 'a descriptor of digits', changes: { PaymentDescriptor: 5 }, blames: 'PaymentDescriptor' },
];

describe('what is wrong with a payment session is told together', () => {
  const wrongs: readonly Wrong[] = [
    ...shared,
    { name: 'a customer without e-mail', changes: { ClientUser: {} }, blames: 'ClientUser.EmailAddress' },
    { name: 'an agent', changes: { PosUser: 'cashier@acme-utilities.example' }, blames: 'PosUser', needs: ['Channel'] },
    { name: 'no channel', changes: { Channel: undefined }, blames: 'Channel' },
  ];

  it.each(pairsOf(wrongs))('%s', async (_, these) => {
    const here = world();
    await here.post(paths.initiate, session({ ClientReference: 'used' }));
    const answer = await here.post(paths.initiate, wronged(charged(), these));
    expect([answer.status, blamed(answer).toSorted()]).toEqual([400, blamedBy(these)]);
  });
});

describe('what is wrong with a session at the counter is told together', () => {
  const wrongs: readonly Wrong[] = [
    ...shared,
    { name: 'a customer', changes: { ClientUser: user }, blames: 'ClientUser' },
    { name: 'no agent', changes: { PosUser: undefined }, blames: 'PosUser' },
    { name: 'no permission', changes: { PosUser: 'clerk@acme-utilities.example' }, blames: 'PosUser', ...ofUnit },
    { name: 'no e-mail', changes: { PosUser: 'cashier' }, blames: 'PosUser' },
  ];

  it.each(pairsOf(wrongs))('%s', async (_, these) => {
    const here = world();
    await here.post(paths.initiate, session({ ClientReference: 'used' }));
    const body = charged({}, { Channel: 'POS', PosUser: 'Cashier@ACME-utilities.example' });
    const answer = await here.post(paths.initiate, wronged(body, these));
    expect([answer.status, blamed(answer).toSorted()]).toEqual([400, blamedBy(these)]);
  });
});

describe('what is wrong with an AutoPay session is told together', () => {
  const needs = ['BusinessUnitSlug', 'ClientAccount', 'ClientAccount.AccountNumber', 'ClientAccount.SubAccountNumber'];
  const wrongs: readonly Wrong[] = [
    ...slugs,
    { name: 'no flag', changes: { SyncAccount: 'yes' }, blames: 'SyncAccount' },
    { name: 'an unknown account', changes: { SyncAccount: undefined }, blames: 'SyncAccount', needs },
    { name: 'no account', changes: { ClientAccount: undefined }, blames: 'ClientAccount' },
    { name: 'no number', changes: { 'ClientAccount.AccountNumber': '' }, blames: 'ClientAccount.AccountNumber' },
    { name: 'a sub-number of digits', changes: { 'ClientAccount.SubAccountNumber': 2 }, blames: 'ClientAccount.SubAccountNumber' },
    { name: 'a fraction', changes: { 'ClientAccount.Balance': 0.5 }, blames: 'ClientAccount.Balance' },
    { name: 'no customer', changes: { ClientUser: undefined }, blames: 'ClientUser' },
    { name: 'no e-mail', changes: { 'ClientUser.EmailAddress': 'pat' }, blames: 'ClientUser.EmailAddress' },
  ];

  it.each(pairsOf(wrongs))('%s', async (_, these) => {
    const answer = await world().post(paths.autopay, wronged(managed(), these));
    expect([answer.status, blamed(answer).toSorted()]).toEqual([400, blamedBy(these)]);
  });
});

describe('what is wrong with an event is told together', () => {
  const inUnit = { needs: ['businessUnitSlug'] } as const;
  const outside: readonly Wrong[] = [
    { name: 'no slug', changes: { businessUnitSlug: '' }, blames: 'businessUnitSlug' },
    { name: 'an unknown slug', changes: { businessUnitSlug: 'nowhere' }, blames: 'businessUnitSlug' },
  ];
  const customer: readonly Wrong[] = [
    ...outside,
    { name: 'no number', changes: { 'payload.accountNumber': undefined }, blames: 'payload.accountNumber' },
    { name: 'no sub-number', changes: { 'payload.subAccountNumber': undefined }, blames: 'payload.subAccountNumber' },
    { name: 'no first name', changes: { 'payload.firstName': '' }, blames: 'payload.firstName' },
    { name: 'no last name', changes: { 'payload.lastName': null }, blames: 'payload.lastName' },
    { name: 'no e-mail', changes: { 'payload.emailAddress': 'kim' }, blames: 'payload.emailAddress' },
    {
      name: 'nobody',
      changes: { 'payload.originalEmailAddress': 'nobody@example.com' },
      blames: 'payload.originalEmailAddress',
      ...inUnit,
    },
  ];
  const account: readonly Wrong[] = [
    ...outside,
    { name: 'a number of digits', changes: { 'payload.accountNumber': 77 }, blames: 'payload.accountNumber' },
    { name: 'no sub-number', changes: { 'payload.subAccountNumber': undefined }, blames: 'payload.subAccountNumber' },
    {
      name: 'an unknown account',
      changes: { 'payload.accountNumber': 'W-78' },
      blames: 'payload.accountNumber',
      needs: ['businessUnitSlug', 'payload.subAccountNumber'],
    },
  ];
  const events = [
    ...pairsOf(customer).map(([name, these]) => ['Accounts.ManageCustomer', name, these] as const),
    ...pairsOf(account).map(([name, these]) => ['Accounts.UnenrollAutopay', name, these] as const),
  ];

  it.each(events)('%s: %s', async (eventType, _, these) => {
    const here = world();
    const payload = { accountNumber: 'W-77', subAccountNumber: '', firstName: 'Kim', lastName: 'Ode', emailAddress: 'kim@example.com' };
    await here.post(paths.initiate, charged());
    const sent = wronged({ eventType, businessUnitSlug: unit, payload }, these) as { readonly payload: object };
    const answer = await here.post(paths.events, { ...sent, payload: JSON.stringify(sent.payload) });
    expect([answer.status, blamed(answer).toSorted()]).toEqual([400, blamedBy(these)]);
  });

  it.each<[string, object, readonly string[]]>([
    ['a wrong type, a payload that is no JSON', { eventType: 'Other', payload: '{' }, ['eventType', 'payload']],
    ['a wrong type, an unknown slug', { eventType: 'Other', businessUnitSlug: 'nowhere' }, ['eventType', 'businessUnitSlug']],
    ['a payload that is an object, no slug', { payload: {}, businessUnitSlug: null }, ['payload', 'businessUnitSlug']],
    ['a payload of a list, an unknown slug', { payload: '[]', businessUnitSlug: 'nowhere' }, ['payload', 'businessUnitSlug']],
    ['nothing at all', { eventType: null, payload: null, businessUnitSlug: null }, ['eventType', 'payload', 'businessUnitSlug']],
  ])('%s', async (_, fields, expected) => {
    const event = {
      eventType: 'Accounts.UnenrollAutopay',
      payload: '{"accountNumber":"W-77","subAccountNumber":""}',
      businessUnitSlug: unit,
    };
    expect(blamed(await world().post(paths.events, { ...event, ...fields }))).toEqual(expected);
  });
});

it('what is wrong is told in the order of the document, what was met in the world last', async () => {
  const here = world();
  await here.post(paths.initiate, charged({}, { ClientReference: 'used' }));
  const body = {
    BusinessUnitSlug: unit,
    Channel: 'POS',
    PosUser: 'clerk@acme-utilities.example',
    ClientUser: {},
    Charges: [{ Amount: 1, ClientAccount: account }, { ClientAccount: { DueDate: 'x' } }],
    PaymentDescriptor: 5,
    ClientReference: 'used',
    ReturnUrl: 'nowhere',
    PaymentFields: { invoiceNumber: 5, memoLine: 'x' },
  };
  expect(blamed(await here.post(paths.initiate, body))).toEqual([
    'ClientUser',
    'ClientUser.EmailAddress',
    'Charges[1].Amount',
    'Charges[1].ClientAccount.AccountNumber',
    'Charges[1].ClientAccount.Name',
    'Charges[1].ClientAccount.DueDate',
    'PaymentDescriptor',
    'SuccessUrl',
    'ReturnUrl',
    'PaymentFields.invoiceNumber',
    'PosUser',
    'ClientReference',
    'PaymentFields.memoLine',
  ]);
});
