import { requests } from '@paystub/contracts/paystar/requests';
import { describe, expect, it } from 'vitest';
import { bodies } from './bodies.js';
import { violationsIn } from './findings.js';
import type { Names } from './names.js';
import { inOrder } from './order.js';
import { soundIn } from './sound.js';

type Operation = keyof typeof requests;

function wrongWith(operation: Operation, data: unknown, where: 'body' | 'query' = 'body') {
  const validate = requests[operation][where];
  if (!validate || validate(data)) return [];
  return inOrder(violationsIn(validate.errors ?? [], data, operation), bodies[operation] ?? (new Map() as Names));
}

const session = { BusinessUnitSlug: 'acme-utilities', Channel: 'QuickPay', Charges: [{ Amount: 100 }] };
const account = { AccountNumber: 'W-77', Name: 'Pat Roe' };
const charged = (fields: object) => ({ ...session, Charges: [{ Amount: 100, ClientAccount: { ...account, ...fields } }] });
const managed = {
  BusinessUnitSlug: 'acme-utilities',
  ClientAccount: { AccountNumber: 'W-77' },
  ClientUser: { EmailAddress: 'pat@example.com' },
};
const event = { eventType: 'Accounts.UnenrollAutopay', payload: '{}', businessUnitSlug: 'acme-utilities' };
const url = 'must be an absolute http or https URL.';
const inAccount = (name: string) => `Charges[0].ClientAccount.${name}`;

describe('what a validator finds is told', () => {
  it.each<[Operation, unknown, string, string, string | undefined]>([
    ['initiatePaymentSession', undefined, '', 'The body must be a JSON object.', 'paystar.R8'],
    ['initiatePaymentSession', [], '', 'The body must be a JSON object.', 'paystar.R8'],
    ['initiatePaymentSession', { ...session, BusinessUnitSlug: undefined }, 'BusinessUnitSlug', 'is required.', 'paystar.R13'],
    ['initiatePaymentSession', { ...session, BusinessUnitSlug: '' }, 'BusinessUnitSlug', 'must not be empty.', 'paystar.R13'],
    ['initiatePaymentSession', { ...session, Channel: undefined }, 'Channel', 'is required.', 'paystar.R14'],
    ['initiatePaymentSession', { ...session, Channel: 'quickpay' }, 'Channel', 'must be QuickPay or POS.', 'paystar.R15'],
    ['initiatePaymentSession', { ...session, Channel: 5 }, 'Channel', 'must be a string.', 'paystar.R15'],
    ['initiatePaymentSession', { ...session, PosUser: '' }, 'PosUser', 'must be an e-mail address.', undefined],
    ['initiatePaymentSession', { ...session, ClientUser: {} }, 'ClientUser.EmailAddress', 'is required.', 'paystar.R31'],
    [
      'initiatePaymentSession',
      { ...session, ClientUser: { EmailAddress: '' } },
      'ClientUser.EmailAddress',
      'must not be empty.',
      'paystar.R31',
    ],
    [
      'initiatePaymentSession',
      { ...session, ClientUser: { EmailAddress: 'pat' } },
      'ClientUser.EmailAddress',
      'must be an e-mail address.',
      'paystar.R31',
    ],
    ['initiatePaymentSession', { ...session, Charges: undefined }, 'Charges', 'is required.', 'paystar.R16'],
    ['initiatePaymentSession', { ...session, Charges: {} }, 'Charges', 'must be a list.', 'paystar.R16'],
    ['initiatePaymentSession', { ...session, Charges: [] }, 'Charges', 'must have at least one item.', 'paystar.R16'],
    [
      'initiatePaymentSession',
      { ...session, Charges: Array.from({ length: 26 }, () => ({ Amount: 1 })) },
      'Charges',
      'must have at most 25 items.',
      'paystar.R17',
    ],
    ['initiatePaymentSession', { ...session, Charges: [null] }, 'Charges[0]', 'must be an object.', undefined],
    ['initiatePaymentSession', { ...session, Charges: [{}] }, 'Charges[0].Amount', 'is required.', 'paystar.R18'],
    ['initiatePaymentSession', { ...session, Charges: [{ Amount: 1.5 }] }, 'Charges[0].Amount', 'must be an integer.', 'paystar.R20'],
    ['initiatePaymentSession', { ...session, Charges: [{ Amount: '100' }] }, 'Charges[0].Amount', 'must be an integer.', 'paystar.R20'],
    [
      'initiatePaymentSession',
      { ...session, Charges: [{ Amount: Number.POSITIVE_INFINITY }] },
      'Charges[0].Amount',
      'must be an integer.',
      'paystar.R20',
    ],
    ['initiatePaymentSession', { ...session, Charges: [{ Amount: 0 }] }, 'Charges[0].Amount', 'must be at least 1.', 'paystar.P7'],
    [
      'initiatePaymentSession',
      { ...session, Charges: [{ Amount: 2 ** 53 }] },
      'Charges[0].Amount',
      'must be at most 9007199254740991.',
      undefined,
    ],
    ['initiatePaymentSession', charged({ AccountNumber: undefined }), inAccount('AccountNumber'), 'is required.', 'paystar.R22'],
    ['initiatePaymentSession', charged({ Name: undefined }), inAccount('Name'), 'is required.', 'paystar.R23'],
    ['initiatePaymentSession', charged({ Name: '' }), inAccount('Name'), 'must not be empty.', 'paystar.R23'],
    ['initiatePaymentSession', charged({ Balance: 0.5 }), inAccount('Balance'), 'must be an integer.', 'paystar.R20'],
    ['initiatePaymentSession', charged({ DueDate: 'soon' }), inAccount('DueDate'), 'must be an ISO 8601 date.', 'paystar.R25'],
    ['initiatePaymentSession', charged({ DueDate: '' }), inAccount('DueDate'), 'must be an ISO 8601 date.', 'paystar.R25'],
    ['initiatePaymentSession', charged({ IssueDate: '2026-02-30' }), inAccount('IssueDate'), 'must be an ISO 8601 date.', 'paystar.R25'],
    ['initiatePaymentSession', charged({ IssueDate: 20260228 }), inAccount('IssueDate'), 'must be a string.', 'paystar.R25'],
    [
      'initiatePaymentSession',
      charged({ Address: { StreetAddress: 'x'.repeat(101) } }),
      inAccount('Address.StreetAddress'),
      'must be at most 100 characters.',
      'paystar.R27',
    ],
    [
      'initiatePaymentSession',
      charged({ Address: { StreetAddress2: 'x'.repeat(101) } }),
      inAccount('Address.StreetAddress2'),
      'must be at most 100 characters.',
      'paystar.R28',
    ],
    [
      'initiatePaymentSession',
      charged({ Address: { City: 'x'.repeat(101) } }),
      inAccount('Address.City'),
      'must be at most 100 characters.',
      'paystar.R29',
    ],
    ['initiatePaymentSession', charged({ Address: 'Main Street' }), inAccount('Address'), 'must be an object.', undefined],
    ['initiatePaymentSession', { ...session, ClientReference: '' }, 'ClientReference', 'must not be empty.', undefined],
    ['initiatePaymentSession', { ...session, SuccessUrl: 'ftp://shop.example' }, 'SuccessUrl', url, undefined],
    ['initiatePaymentSession', { ...session, SuccessUrl: 'javascript:alert(1)' }, 'SuccessUrl', url, undefined],
    ['initiatePaymentSession', { ...session, ReturnUrl: '/back' }, 'ReturnUrl', url, undefined],
    ['initiatePaymentSession', { ...session, ReturnUrl: '' }, 'ReturnUrl', url, undefined],
    ['initiatePaymentSession', { ...session, PaymentFields: [] }, 'PaymentFields', 'must be an object.', undefined],
    ['initiatePaymentSession', { ...session, PaymentFields: { 'a.b/c': null } }, 'PaymentFields.a.b/c', 'must be a string.', undefined],
    ['initiatePaymentSession', { ...session, PaymentFields: { 0: 1 } }, 'PaymentFields.0', 'must be a string.', undefined],
    ['initiatePaymentSession', { ...session, PaymentMethods: [] }, 'PaymentMethods', 'must have at least one item.', undefined],
    [
      'initiatePaymentSession',
      { ...session, PaymentMethods: ['ACH', 'Cash'] },
      'PaymentMethods[1]',
      'must be Credit Card or ACH.',
      undefined,
    ],
    ['initiateManageAutopay', { ...managed, ClientAccount: {} }, 'ClientAccount.AccountNumber', 'is required.', 'paystar.R72'],
    ['initiateManageAutopay', { ...managed, ClientUser: undefined }, 'ClientUser', 'is required.', 'paystar.R72'],
    ['initiateManageAutopay', { ...managed, SyncAccount: 'yes' }, 'SyncAccount', 'must be true or false.', undefined],
    ['initiateManagePaperless', { ...managed, ClientAccount: undefined }, 'ClientAccount', 'is required.', 'paystar.R73'],
    ['initiateManageWallet', { ...managed, ClientUser: {} }, 'ClientUser.EmailAddress', 'is required.', 'paystar.R74'],
    ['initiateManageNotifications', { ...managed, ClientUser: {} }, 'ClientUser.EmailAddress', 'is required.', 'paystar.R75'],
    [
      'pushEvent',
      { ...event, eventType: 'Accounts.Other' },
      'eventType',
      'must be Accounts.ManageCustomer or Accounts.UnenrollAutopay.',
      'paystar.R87',
    ],
    ['pushEvent', { ...event, eventType: undefined }, 'eventType', 'is required.', 'paystar.R86'],
    ['pushEvent', { ...event, payload: {} }, 'payload', 'must be a string.', 'paystar.R88'],
    ['pushEvent', { ...event, payload: '' }, 'payload', 'must not be empty.', 'paystar.R86'],
    ['pushEvent', { ...event, businessUnitSlug: undefined }, 'businessUnitSlug', 'is required.', 'paystar.R86'],
  ])('%s %j: %s %s %s', (operation, body, propertyName, words, rule) => {
    const errorMessage = propertyName === '' ? words : `${propertyName} ${words}`;
    expect(wrongWith(operation, body)).toEqual([{ propertyName, errorMessage, ...(rule === undefined ? {} : { rule }) }]);
  });

  it('also of a query [paystar.R98]', () => {
    for (const query of [{}, { clientReference: '' }])
      expect(wrongWith('findPaymentSession', query, 'query')).toMatchObject([{ propertyName: 'clientReference', rule: 'paystar.R98' }]);
  });
});

it.each([
  [{}],
  [{ SubAccountNumber: '' }],
  [{ Balance: -325 }],
  [{ Address: {} }],
  [{ Address: { StreetAddress: 'x'.repeat(100), StreetAddress2: 'x'.repeat(100), City: 'x'.repeat(100) } }],
  [{ DueDate: '2026-04-15T00:00:00Z', IssueDate: '2026-04-15' }],
  [{ DueDate: '2026-04-15T09:30:00', IssueDate: '2026-04-15T09:30:00.123+02:00' }],
])('an account with %j is taken [paystar.R24, R26, P8]', (fields) => {
  expect(wrongWith('initiatePaymentSession', charged(fields))).toEqual([]);
});

it.each(['http://localhost:3000/done', 'HTTPS://shop.example/done?a=1#b', 'https://shop.example'])('%s is an address', (address) => {
  expect(wrongWith('initiatePaymentSession', { ...session, SuccessUrl: address, ReturnUrl: address })).toEqual([]);
});

it('violations stand in the order of the document, one for each property', () => {
  const body = {
    ReturnUrl: 5,
    Charges: [{ Amount: 1 }, { ClientAccount: { Name: 5, AccountNumber: '' }, Amount: 'x' }, { Amount: 0 }],
    ClientUser: { EmailAddress: '' },
    Channel: 5,
  };
  expect(wrongWith('initiatePaymentSession', body).map(({ propertyName }) => propertyName)).toEqual([
    'BusinessUnitSlug',
    'Channel',
    'ClientUser.EmailAddress',
    'Charges[1].Amount',
    'Charges[1].ClientAccount.AccountNumber',
    'Charges[1].ClientAccount.Name',
    'Charges[2].Amount',
    'ReturnUrl',
  ]);
});

describe('of a request with something wrong at ClientAccount.Name', () => {
  const sound = soundIn([{ propertyName: 'ClientAccount.Name', errorMessage: '' }]);
  it.each([
    ['ClientAccount.Name', false],
    ['ClientAccount', false],
    ['ClientAccount.Name.First', false],
    ['ClientAccount.NameOther', true],
    ['ClientAccount.AccountNumber', true],
    ['Client', true],
  ])('%s is sound: %s', (property, expected) => {
    expect(sound(property)).toBe(expected);
  });
});
