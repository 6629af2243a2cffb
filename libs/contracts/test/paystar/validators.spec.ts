import { describe, expect, it } from 'vitest';
import { requests, schemas } from '../../src/paystar/requests.gen.js';
import { responses } from '../../src/paystar/responses.gen.js';
import { findings } from '../openapi/findings.js';
import { account, eventAnswer, manageAnswer, queried, refusal, sessionAnswer, unpaid } from './examples.js';

const session = { BusinessUnitSlug: 'northfield-water', Channel: 'QuickPay', Charges: [{ Amount: 6384 }] };
const charged = (charge: object) => ({ ...session, Charges: [{ Amount: 6384, ...charge }] });
const ofAccount = (changes: object) => charged({ ClientAccount: { AccountNumber: 'NF-2040', Name: 'Robin Vale', ...changes } });
const at = '/Charges/0/ClientAccount';
const ClientUser = { EmailAddress: 'robin@household.example' };
const managed = { BusinessUnitSlug: 'northfield-water', ClientAccount: { AccountNumber: 'NF-2040' }, ClientUser };
const pushed = { eventType: 'Accounts.UnenrollAutopay', payload: '{}', businessUnitSlug: 'northfield-water' };
const customer = {
  accountNumber: 'NF-2040',
  subAccountNumber: '',
  firstName: 'Robin',
  lastName: 'Vale',
  emailAddress: 'robin@household.example',
};
const url = 'https://northfield.example/done';

describe('Validators of payment sessions', () => {
  it.each<[unknown, string]>([
    [session, ''],
    [{ ...session, Unheard: 1 }, ''],
    [{}, 'required:BusinessUnitSlug required:Channel required:Charges'],
    [[], 'type'],
    [{ ...session, BusinessUnitSlug: '', Channel: 'quickpay' }, '/BusinessUnitSlug minLength /Channel enum'],
    [{ ...session, Channel: 'POS', PosUser: 'kim@northfield.example' }, ''],
    [{ ...session, PosUser: '' }, '/PosUser format'],
    [{ ...session, ClientUser: {} }, '/ClientUser required:EmailAddress'],
    [{ ...session, ClientUser: { EmailAddress: 'robin', FirstName: '' } }, '/ClientUser/EmailAddress format'],
    [{ ...session, ClientUser: { ...ClientUser, FirstName: '', LastName: 'Vale' } }, ''],
    [{ ...session, PaymentDescriptor: '', ClientReference: 'bill-1', SuccessUrl: url, ReturnUrl: url }, ''],
    [{ ...session, ClientReference: '', SuccessUrl: 'HTTP://x/' }, '/ClientReference minLength'],
    [{ ...session, SuccessUrl: '/done' }, '/SuccessUrl pattern /SuccessUrl format'],
    [{ ...session, ReturnUrl: 'ftp://northfield.example' }, '/ReturnUrl pattern'],
    [{ ...session, PaymentFields: { gateCode: '12' }, CustomMeta: { a: [{ b: null }] } }, ''],
    [{ ...session, PaymentFields: { gateCode: 12 }, CustomMeta: [] }, '/PaymentFields/gateCode type /CustomMeta type'],
    [{ ...session, PaymentMethods: ['Credit Card', 'ACH'] }, ''],
    [{ ...session, PaymentMethods: ['Cash'] }, '/PaymentMethods/0 enum'],
    [{ ...session, PaymentMethods: [] }, '/PaymentMethods minItems'],
  ])('the body %j has "%s"', (body, expected) => {
    expect(findings(requests.initiatePaymentSession.body, body)).toBe(expected);
  });

  it('take 1 to 25 charges [paystar.R16] [paystar.R17]', () => {
    const charges = (count: number) => ({ ...session, Charges: Array.from({ length: count }, () => ({ Amount: 1 })) });
    const found = [0, 1, 25, 26].map((count) => findings(requests.initiatePaymentSession.body, charges(count)));
    expect(found).toEqual(['/Charges minItems', '', '', '/Charges maxItems']);
  });

  it.each<[unknown, string]>([
    [{ ...session, Charges: [{}] }, '/Charges/0 required:Amount'],
    [charged({ Amount: 1 }), ''],
    [charged({ Amount: 0 }), '/Charges/0/Amount minimum'],
    [charged({ Amount: 10.5 }), '/Charges/0/Amount type'],
    [charged({ Amount: '100' }), '/Charges/0/Amount type'],
    [charged({ Amount: Number.MAX_SAFE_INTEGER }), ''],
    [charged({ Amount: 2 ** 53 }), '/Charges/0/Amount maximum'],
    [charged({ Description: '', ChargeType: 'fee', CustomMeta: { lot: '3' } }), ''],
    [charged({ Description: 1, CustomMeta: { lot: 3 } }), '/Charges/0/Description type /Charges/0/CustomMeta/lot type'],
    [charged({ ClientAccount: {} }), `${at} required:AccountNumber ${at} required:Name`],
    [ofAccount({ AccountNumber: '', Name: '' }), `${at}/AccountNumber minLength ${at}/Name minLength`],
    [ofAccount({ Colour: 'blue', SubAccountNumber: '', Address: {} }), ''],
    [ofAccount({ Balance: 1.5, Note: 2 }), `${at}/Balance type ${at}/Note type`],
    [ofAccount(account), ''],
  ])('the charges of %j have "%s"', (body, expected) => {
    expect(findings(requests.initiatePaymentSession.body, body)).toBe(expected);
  });

  it.each(['StreetAddress', 'StreetAddress2', 'City'])('take a %s of 100 characters [paystar.R27] [paystar.R28] [paystar.R29]', (line) => {
    const found = [100, 101].map((length) => ofAccount({ Address: { [line]: 'é'.repeat(length) } }));
    expect(found.map((body) => findings(requests.initiatePaymentSession.body, body))).toEqual(['', `${at}/Address/${line} maxLength`]);
  });

  it.each([
    ['2026-04-15T00:00:00Z', true],
    ['2026-04-15T09:30:00.250-07:00', true],
    ['2026-04-15T09:30:00', true],
    ['2026-04-15', true],
    ['2028-02-29', true],
    ['2026-02-29', false],
    ['2026-02-29T00:00:00', false],
    ['2026-04-15T25:00:00Z', false],
    ['2026-04-15 09:30:00', false],
    ['15-04-2026', false],
    ['Tuesday', false],
    ['', false],
    [20260415, false],
  ])('take %s as a date: %s [paystar.R25]', (date, taken) => {
    const { body } = requests.initiatePaymentSession;
    expect([body?.(ofAccount({ DueDate: date })), body?.(ofAccount({ IssueDate: date }))]).toEqual([taken, taken]);
  });
});

describe('Validators of other requests', () => {
  it.each<[keyof typeof requests, unknown, string]>([
    ['initiateManageAutopay', managed, ''],
    ['initiateManagePaperless', { ...managed, SyncAccount: true, ClientAccount: account }, ''],
    ['initiateManageAutopay', {}, 'required:BusinessUnitSlug required:ClientAccount required:ClientUser'],
    [
      'initiateManageAutopay',
      { ...managed, SyncAccount: 'true', ClientAccount: {} },
      '/SyncAccount type /ClientAccount required:AccountNumber',
    ],
    ['initiateManageAutopay', { ...managed, ClientUser: {} }, '/ClientUser required:EmailAddress'],
    ['initiateSchedulePaymentSession', managed, ''],
    ['initiateManageSchedulePayments', { ...managed, ClientUser: null }, '/ClientUser type'],
    ['initiateManageWallet', { BusinessUnitSlug: 'x', ClientUser, ClientAccount: 1, SyncAccount: 1 }, ''],
    ['initiateManageNotifications', {}, 'required:BusinessUnitSlug required:ClientUser'],
    ['pushEvent', pushed, ''],
    ['pushEvent', {}, 'required:eventType required:payload required:businessUnitSlug'],
    ['pushEvent', { ...pushed, payload: {} }, '/payload type'],
    ['pushEvent', { ...pushed, eventType: 'Payment.Succeeded', payload: '' }, '/eventType enum /payload minLength'],
  ])('%s of %j finds "%s"', (operationId, body, expected) => {
    expect(findings(requests[operationId].body, body)).toBe(expected);
  });

  it.each<[keyof typeof schemas, unknown, string]>([
    ['ManageCustomer', customer, ''],
    ['ManageCustomer', { ...customer, originalEmailAddress: 'robin.v@household.example' }, ''],
    ['ManageCustomer', { ...customer, originalEmailAddress: '', firstName: '' }, '/firstName minLength /originalEmailAddress format'],
    ['ManageCustomer', {}, 'required:accountNumber required:subAccountNumber required:firstName required:lastName required:emailAddress'],
    ['UnenrollAutopay', { accountNumber: 'NF-2040', subAccountNumber: '', emailAddress: 1 }, ''],
    ['UnenrollAutopay', { accountNumber: '' }, 'required:subAccountNumber /accountNumber minLength'],
    ['UnenrollAutopay', [], 'type'],
  ])('a payload of %s %j has "%s"', (name, payload, expected) => {
    expect(findings(schemas[name], payload)).toBe(expected);
  });

  it.each([
    [{ clientReference: 'bill-1' }, ''],
    [{}, 'required:clientReference'],
    [{ clientReference: '' }, '/clientReference minLength'],
    [{ clientReference: ['bill-1', 'bill-2'] }, '/clientReference type'],
  ])('a search by %j finds "%s"', (query, expected) => {
    expect(findings(requests.findPaymentSession.query, query)).toBe(expected);
  });
});

describe('Validators of answers', () => {
  const answers = [
    ['initiatePaymentSession', sessionAnswer],
    ['initiateManageAutopay', manageAnswer],
    ['initiateManageWallet', manageAnswer],
    ['pushEvent', eventAnswer],
    ['findPaymentSession', { ...eventAnswer, data: queried }],
    ['getPaymentSession', { ...eventAnswer, data: unpaid }],
  ] as const;

  it.each(answers)('%s accepts what the provider answers [paystar.R5]', (operationId, body) => {
    expect(findings(responses[operationId]['200'], body)).toBe('');
  });

  it.each(answers)('%s refuses an envelope, or data, with a member too many or too few', (operationId, body) => {
    const { '200': validate } = responses[operationId];
    expect(findings(validate, { ...body, extra: 1 })).toBe('unevaluatedProperties');
    expect(findings(validate, { ...body, hasErrors: true })).toBe('/hasErrors const');
    expect(findings(validate, { ...body, errors: refusal.errors })).toBe('/errors maxItems');
    expect(findings(validate, { ...body, data: { ...body.data, extra: 1 } })).toMatch(/^\/data (unevaluatedProperties|type)$/);
    const data: Readonly<Record<string, unknown>> = body.data ?? {};
    const without = (name: string) => ({ ...body, data: Object.fromEntries(Object.entries(data).filter(([key]) => key !== name)) });
    const names = Object.keys(data);
    expect(names.map((name) => findings(validate, without(name)))).toEqual(names.map((name) => `/data required:${name}`));
  });

  it.each(['paymentSession', 'payment', 'paymentSource'] as const)('refuse a %s with a member too many or too few', (part) => {
    const { '200': validate } = responses.getPaymentSession;
    const answer = (value: object) => ({ ...eventAnswer, data: { ...queried, [part]: value } });
    expect(validate?.(answer({ ...queried[part], extra: 1 }))).toBe(false);
    const entries = Object.entries(queried[part]);
    const less = entries.map(([name]) => Object.fromEntries(entries.filter(([key]) => key !== name)));
    expect(less.filter((value) => validate?.(answer(value)))).toEqual([]);
  });

  it('accept a refusal of the one shape, with an error at least [paystar.R6] [paystar.R7]', () => {
    const { '400': refused, '401': unauthorized, '415': notJson } = responses.initiatePaymentSession;
    const { '404': absent } = responses.getPaymentSession;
    expect([refused, unauthorized, notJson, absent].map((validate) => findings(validate, refusal))).toEqual(['', '', '', '']);
    expect(findings(refused, { ...refusal, errors: [] })).toBe('/errors minItems');
    expect(findings(refused, { ...refusal, data: {} })).toBe('/data type');
    expect(findings(refused, { ...refusal, errors: ['Channel'] })).toBe('/errors/0 type');
    expect(findings(refused, { ...refusal, errors: [{ ...refusal.errors[0], code: 1 }] })).toBe('/errors/0 unevaluatedProperties');
  });
});
