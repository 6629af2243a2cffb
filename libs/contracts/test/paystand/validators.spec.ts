import { describe, expect, it } from 'vitest';
import { requests } from '../../src/paystand/requests.gen.js';
import { findings } from '../openapi/findings.js';

type Id = keyof typeof requests;
type Case = readonly [Id, unknown, string];

const token = { grant_type: 'client_credentials', client_id: 'test_harbor', client_secret: 'secret_harbor' };
const customer = { extCustomerId: 'HS-3071', customerName: 'Harbor Supply', email: 'accounts@harbor-supply.example' };
const invoice = { extCustomerId: 'HS-3071', erpId: 'doc-88123', erpRef: 'HS-2026-0417', totalAmount: '63.84', dueDate: '2026-04-01' };
const charge = { amount: '66.07', currency: 'USD' };
const bank = {
  accountHolderType: 'company',
  nameOnAccount: 'Harbor Supply',
  accountType: 'checking',
  routingNumber: '110000000',
  accountNumber: '000123456789',
  currency: 'USD',
  country: 'USA',
};
const card = {
  nameOnCard: 'Ines Mora',
  cardNumber: '4242424242424242',
  expirationMonth: '12',
  expirationYear: '2028',
  securityCode: '123',
};
const place = { street1: '12 Quay Street', city: 'Astoria', state: 'OR', postalCode: '97103', country: 'USA' };
const memo = {
  extId: 'memo-510',
  extKey: 'CM-2026-0031',
  amount: 25,
  amountRemaining: 12.5,
  extCustomerId: 'HS-3071',
  extCreationDate: '03-02-2026',
  extPostedDate: '03.05.2026',
  status: 'active',
};
const received = {
  object: 'event',
  resource: {},
  diff: { previous: {}, changes: {} },
  urls: [],
  created: '',
  lastUpdated: '',
  status: 'active',
};
const hook = 'http://127.0.0.1:8080/hook';
const requiredOf = (...names: readonly string[]) => names.map((name) => `required:${name}`).join(' ');

const access: readonly Case[] = [
  ['createToken', { ...token, scope: 'auth', unheard: 1 }, ''],
  ['createToken', token, ''],
  ['createToken', {}, requiredOf('grant_type', 'client_id', 'client_secret')],
  ['createToken', { ...token, grant_type: 'password', scope: 'all' }, '/grant_type enum /scope enum'],
  ['createToken', { ...token, client_id: 1, client_secret: null }, '/client_id type /client_secret type'],
  ['createToken', [], 'type'],
];

const customers: readonly Case[] = [
  ['createPayerCustomer', { ...customer, contactFirstName: 'Ines', contactLastName: '', checkBalance: true }, ''],
  ['createPayerCustomer', {}, requiredOf('extCustomerId', 'customerName', 'email')],
  ['createPayerCustomer', { ...customer, extCustomerId: 'x'.repeat(40), customerName: 'x'.repeat(256) }, ''],
  ['createPayerCustomer', { ...customer, extCustomerId: 'x'.repeat(41) }, '/extCustomerId maxLength'],
  ['createPayerCustomer', { ...customer, extCustomerId: '', customerName: '' }, '/extCustomerId minLength /customerName minLength'],
  ['createPayerCustomer', { ...customer, email: 'accounts', contactFirstName: 1 }, '/email format /contactFirstName type'],
  ['updatePayerCustomer', {}, ''],
  ['updatePayerCustomer', { customerName: 'x'.repeat(257), email: null }, '/customerName maxLength /email type'],
];

const receivables: readonly Case[] = [
  ['createReceivable', { ...invoice, amountDue: '0', currency: 'CAD', postingDate: '2026-03-02', status: 'active' }, ''],
  ['createReceivable', { ...invoice, totalAmount: 63.84, amountDue: 0 }, ''],
  ['createReceivable', { ...invoice, payerCustomerId: 'h4r8b0r2s5u7p1l3y6c9u0s4' }, ''],
  ['createReceivable', {}, requiredOf('erpId', 'erpRef', 'totalAmount', 'dueDate')],
  ['createReceivable', { ...invoice, erpId: '', erpRef: 'x'.repeat(41) }, '/erpId minLength /erpRef maxLength'],
  ['createReceivable', { ...invoice, totalAmount: '-1.00' }, '/totalAmount pattern'],
  ['createReceivable', { ...invoice, totalAmount: -1 }, '/totalAmount minimum'],
  ['createReceivable', { ...invoice, totalAmount: '63.841', amountDue: '1e2' }, '/totalAmount pattern /amountDue pattern'],
  ['createReceivable', { ...invoice, totalAmount: 1e13 }, '/totalAmount maximum'],
  ['createReceivable', { ...invoice, totalAmount: null, amountDue: true }, '/totalAmount type /amountDue type'],
  ['createReceivable', { ...invoice, currency: 'EUR', status: 'paid' }, '/currency enum /status enum'],
  ['createReceivable', { ...invoice, postingDate: '03-02-2026', dueDate: '2026-02-29' }, '/postingDate format /dueDate format'],
  ['updateReceivable', { ...invoice, status: 'cancelled' }, ''],
  ['updateReceivable', { totalAmount: '70.00' }, requiredOf('erpId', 'erpRef', 'dueDate')],
  ['updateReceivable', { ...invoice, status: 'paid' }, '/status enum'],
];

const money: readonly Case[] = [
  ['createSecurePayment', { ...charge, payerId: 'p', cardId: 'c', description: '', meta: { a: [] }, checkBalance: true }, ''],
  ['createSecurePayment', { ...charge, amount: 66.07, payer: { name: 'Ines', email: 'ines@harbor.example' }, card }, ''],
  ['createSecurePayment', { ...charge, bank: { ...bank, billingAddress: place, externalId: 7 } }, ''],
  ['createSecurePayment', {}, requiredOf('amount', 'currency')],
  ['createSecurePayment', { ...charge, amount: '-0.01' }, ''],
  ['createSecurePayment', { ...charge, amount: 'ten', currency: 'GOLD' }, '/amount pattern /currency enum'],
  ['createSecurePayment', { ...charge, payer: {}, meta: [] }, '/payer required:name /payer required:email /meta type'],
  ['createSecurePayment', { ...charge, feeSplit: { subtotal: 63.84, feeSplitType: 'absorb_all_fees', customRate: 1 } }, ''],
  ['createSecurePayment', { ...charge, feeSplit: {} }, '/feeSplit required:subtotal /feeSplit required:feeSplitType'],
  ['createSecurePayment', { ...charge, card: { ...card, cardNumber: 4242 } }, '/card/cardNumber type'],
  ['updatePayment', { meta: null }, '/meta type'],
  ['createRefund', { amount: '12.50', currency: 'USD', description: 'One crate', meta: {} }, ''],
  ['createRefund', { amount: 0 }, ''],
  ['createRefund', { currency: 'USD' }, 'required:amount'],
  ['createWithdrawal', { amount: '250.00' }, 'required:currency'],
  [
    'updateWithdrawalSettings',
    { auto: { frequency: 'hourly', active: 'default' } },
    '/auto required:accounts /auto/frequency enum /auto/active type',
  ],
  ['createCreditMemo', memo, ''],
  ['createCreditMemo', { ...memo, amount: '25.00', amountRemaining: -1 }, '/amount type /amountRemaining minimum'],
  [
    'createCreditMemo',
    { ...memo, extCreationDate: '2026-03-02', extPostedDate: '03-05/2026' },
    '/extCreationDate pattern /extPostedDate pattern',
  ],
  ['createCreditMemo', { ...memo, status: 'paid', currency: 'EUR' }, '/status enum /currency enum'],
  ['updateCreditMemo', { amountRemaining: 0 }, ''],
  ['splitFees', { subtotal: '63.84', currency: 'USD', invoiceId: 'r' }, ''],
  ['splitFees', {}, requiredOf('subtotal', 'currency')],
  ['computeFeeSplit', { feeType: 'cardPayment', subtotal: '63.84', currency: 'USD' }, '/feeType enum'],
  ['computeFee', { anything: 1 }, ''],
];

const payers: readonly Case[] = [
  ['createPayer', { name: 'Ines', email: 'ines@harbor.example', address: place, externalId: '7', meta: {} }, ''],
  [
    'createPayer',
    { name: '', email: 'ines', address: { ...place, country: 'US' } },
    '/name minLength /email format /address/country pattern',
  ],
  ['createPayerBank', bank, ''],
  ['createPayerBank', { ...bank, routingNumber: '11000-000', currency: 'CAD', country: 'CAN' }, ''],
  ['createPayerBank', { ...bank, routingNumber: '11000000', accountNumber: '12 34' }, '/routingNumber pattern /accountNumber pattern'],
  ['createPayerBank', { ...bank, externalId: { any: 1 } }, ''],
  ['confirmDrops', { amounts: ['19', '42'] }, ''],
  ['confirmDrops', { amounts: ['19'] }, '/amounts minItems'],
  ['confirmDrops', { amounts: [19, 42] }, '/amounts/0 type /amounts/1 type'],
  ['updateCard', { expirationMonth: 12, expirationYear: '28' }, '/expirationMonth type /expirationYear pattern'],
  ['verifyEvent', { id: 'v7b0x3m6e9q6w9z2t5k8c1n4', ...received, urls: [hook], attempts: 3 }, ''],
  ['verifyEvent', received, 'required:id'],
  ['verifyEvent', { id: 1, ...received, resource: 'payment' }, '/id type /resource type'],
];

describe('Requests to Paystand', () => {
  it.each([...access, ...customers, ...receivables, ...money, ...payers])(
    '%s of %j finds "%s" [paystand.R230]',
    (operationId, body, expected) => {
      expect(findings(requests[operationId].body, body)).toBe(expected);
    },
  );

  it('have no validator where the body is a form only, or where there is none', () => {
    const bodiless: readonly Id[] = ['uploadAttachment', 'replaceAttachment', 'cancelReceivable', 'activateCreditMemo', 'sendDrops'];
    expect(bodiless.filter((operationId) => requests[operationId].body)).toEqual([]);
  });

  it.each([
    [{ limit: '1000000', offset: '0', order: 'sideways', format: 'json' }, ''],
    [{ limit: '0' }, '/limit minimum'],
    [{ limit: '1.5' }, '/limit type'],
    [{ limit: '' }, '/limit type'],
    [{ offset: '-1' }, '/offset minimum'],
    [{ offset: 'ten' }, '/offset type'],
    [{ 'f.limit': 'ten', 'f.offset': '-1', 'f.datestart': 'someday', startDate: 'never' }, ''],
  ])('to a list with %j find "%s" [paystand.R58]', (query, expected) => {
    expect(findings(requests.listAllPayments.query, query)).toBe(expected);
  });
});
