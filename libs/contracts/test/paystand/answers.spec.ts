import { describe, expect, it } from 'vitest';
import { responses } from '../../src/paystand/responses.gen.js';
import { findings } from '../openapi/findings.js';
import { fee, feeSplit, plan, quotes } from './fees.js';
import { attachment, bareReceivable, readReceivable, receivable } from './invoices.js';
import { dispute, event, payment, refund, transaction } from './payments.js';
import { change, creditMemo, entry, listOf, report, transfer, withdrawal } from './payouts.js';
import { address, bank, card, payer, payerCustomer } from './people.js';

const token = { access_token: 'a.b.c', token_type: 'Bearer', expires_in: 1209600, refresh_token: 'k3', scope: 'auth' };
const auto = { frequency: 'daily', active: ['default'], accounts: { default: bank.id } };

const examples: readonly (readonly [keyof typeof responses, object])[] = [
  ['createToken', token],
  ['getTimezone', { timezone: 'America/Los_Angeles' }],
  ['getPayerCustomer', payerCustomer],
  ['listPayerCustomers', listOf(payerCustomer)],
  ['createReceivable', receivable],
  ['readReceivable', readReceivable],
  ['getReceivable', bareReceivable],
  ['listReceivables', listOf(receivable)],
  ['uploadAttachment', attachment],
  ['listReceivableTransactions', listOf(transaction)],
  ['getPayment', payment],
  ['getPayment', { ...payment, source: bank, sourceType: 'Bank' }],
  ['listAllPayments', listOf(payment)],
  ['getRefund', refund],
  ['listAllRefunds', listOf(refund)],
  ['getDispute', dispute],
  ['listDisputes', listOf(dispute, { ...dispute, fees: [fee], amountWon: '0.00', disputeFee: '35.00', closed: true })],
  ['getTransfer', transfer],
  ['listTransfers', listOf(transfer)],
  ['getTransferReport', report],
  ['listTransferReportEntries', listOf(entry)],
  ['getEvent', event('Payment', payment)],
  ['getEvent', event('ReceivableTransaction', transaction)],
  ['getEvent', event('Refund', refund)],
  ['getEvent', event('Dispute', dispute)],
  ['getEvent', event('Transfer', transfer)],
  ['verifyEvent', event('Fee', fee)],
  ['getFee', fee],
  ['listFees', listOf(fee)],
  ['splitFees', quotes],
  ['computeFeeSplit', feeSplit],
  ['getFeeSettingPlan', plan],
  ['getCreditMemo', creditMemo],
  ['listCreditMemos', listOf(creditMemo)],
  ['getWithdrawal', withdrawal],
  ['listWithdrawals', listOf(withdrawal)],
  ['updateWithdrawalSettings', { auto }],
  ['getPayer', { ...payer, address, meta: {} }],
  ['getBank', { ...bank, billingAddress: address, isApDefault: false, externalId: '7', meta: {} }],
  ['getCard', card],
  ['getPaymentBalance', { object: 'paymentBalance', paymentId: payment.id, balance: change.change, changes: [change] }],
  ['getBalanceChange', change],
];

/** Members that are left out where they have no value [paystand.R228]. */
const optional = new Set(
  `scope externalId address meta contactFirstName contactLastName datePaid datePosted billingAddress isApDefault description
    dateSettled`.split(/\s+/),
);
const optionalOf: Readonly<Record<string, string>> = { fee: 'amount', payment: 'receivableId' };
const mayLack = (name: string, body: { readonly object?: string }) => optional.has(name) || optionalOf[body.object ?? ''] === name;

describe('Answers of Paystand', () => {
  it.each(examples)('%s accepts what the provider answers', (operationId, body) => {
    expect(findings(responses[operationId]['200'], body)).toBe('');
  });

  it.each(examples)('%s refuses an answer with a member too many, too few or null [paystand.R228]', (operationId, body) => {
    const validate = responses[operationId]['200'];
    expect(findings(validate, { ...body, extra: 1 })).toBe('unevaluatedProperties');
    const without = (name: string) => Object.fromEntries(Object.entries(body).filter(([key]) => key !== name));
    const names = Object.keys(body);
    expect(names.filter((name) => findings(validate, without(name)) === '')).toEqual(names.filter((name) => mayLack(name, body)));
    expect(names.filter((name) => findings(validate, { ...body, [name]: null }) === '')).toEqual([]);
  });

  it('has no name of the request in an invoice [paystand.R79]', () => {
    const names = ['erpId', 'erpRef', 'totalAmount', 'amountDue', 'postingDate', 'dueDate', 'invoiceKey'];
    const found = names.map((name) => findings(responses.createReceivable['200'], { ...receivable, [name]: 'x' }));
    expect(new Set(found)).toEqual(new Set(['unevaluatedProperties']));
  });

  it('has money as text with two decimals, but for the payment in a refund or a dispute [paystand.R225]', () => {
    const { getPayment, getRefund, getDispute, getTransfer } = responses;
    const wrong = [66.07, '66.1', '66', '66.071', '$66.07', ' 66.07'];
    const found = wrong.map((amount) => findings(getPayment['200'], { ...payment, amount }));
    expect(found).toEqual(['/amount type', ...Array.from({ length: 5 }, () => '/amount pattern')]);
    expect(findings(getTransfer['200'], { ...transfer, amount: 64.12 })).toBe('/amount type');
    expect(findings(getRefund['200'], { ...refund, amount: 12.5 })).toBe('/amount type');
    expect(findings(getRefund['200'], { ...refund, resource: { ...refund.resource, amount: '66.07' } })).toBe('/resource/amount type');
    expect(findings(getDispute['200'], { ...dispute, resource: { ...dispute.resource, amount: '66.07' } })).toBe('/resource/amount type');
  });

  it('has ids of 24 letters and digits, and times with milliseconds [paystand.R224] [paystand.R226]', () => {
    const validate = responses.createReceivable['200'];
    const found = [
      { id: 'R3N6V9B2X5M8Q1W4Z7T0K3C6' },
      { id: receivable.id.slice(1) },
      { created: '2026-03-02T09:15:00Z' },
      { created: '2026-03-02T09:15:00.000+01:00' },
      { dateDue: '2026-04-01' },
    ].map((change) => findings(validate, { ...receivable, ...change }));
    expect(found).toEqual(['/id pattern', '/id pattern', '/created pattern', '/created pattern', '/dateDue pattern']);
  });

  it('shows an open invoice as current in the older form only [paystand.R90]', () => {
    const { createReceivable, getReceivable } = responses;
    expect(findings(createReceivable['200'], { ...receivable, status: 'current' })).toBe('/status enum');
    expect(findings(getReceivable['200'], { ...bareReceivable, status: 'active' })).toBe('/status enum');
    expect(findings(getReceivable['200'], { ...bareReceivable, dateDue: receivable.dateDue })).toBe('/dateDue pattern');
    expect(findings(getReceivable['200'], { ...bareReceivable, date: receivable.date })).toBe('unevaluatedProperties');
  });

  it('knows a card from a bank, and the resource of an event from others [paystand.R149] [paystand.R210]', () => {
    expect(findings(responses.getPayment['200'], { ...payment, source: { ...bank, object: 'card' } })).toContain('/source required');
    expect(findings(responses.getPayment['200'], { ...payment, source: { ...card, cardNumber: '4242424242424242' } })).toBe(
      '/source unevaluatedProperties',
    );
    expect(findings(responses.getEvent['200'], event('Payment', receivable))).toBe('/resource discriminator');
  });

  it('has nothing to say of a download, or of what was deleted', () => {
    expect([responses.downloadAttachment['200'], responses.deleteReceivable['204']]).toEqual([undefined, undefined]);
  });
});

const details = { code: 'validationError', detailCode: '', description: 'There are requirements that have not been met.' };
const error = {
  name: 'unprocessableEntity',
  status: '422',
  type: 'requestError',
  description: 'There was a problem with the request.',
  details: { ...details, parameter: 'amount', value: { any: ['thing'] }, explanation: 'amount is required' },
  ref: '0f8c1d2e3a4b5c6d7e8f90a1b2c3d4e5',
};

describe('Errors of Paystand', () => {
  it.each([
    [{ error }, ''],
    [{ error: { ...error, details } }, ''],
    [{ error: { ...error, details: undefined } }, ''],
    [{ error, message: 'no' }, 'unevaluatedProperties'],
    [{ error: { ...error, status: 422 } }, '/error/status type'],
    [{ error: { ...error, ref: '0F8C1D2E3A4B5C6D7E8F90A1B2C3D4E5' } }, '/error/ref pattern'],
    [{ error: { ...error, name: 'Unprocessable Entity' } }, '/error/name enum'],
    [{ error: { ...error, details: { ...details, detailCode: undefined } } }, '/error/details required:detailCode'],
    [{ error: { ...error, hint: 'x' } }, '/error unevaluatedProperties'],
  ])('%j finds "%s" [paystand.R21] [paystand.R22] [paystand.R23] [paystand.R24]', (body, expected) => {
    expect(findings(responses.createSecurePayment['422'], JSON.parse(JSON.stringify(body)))).toBe(expected);
  });
});
