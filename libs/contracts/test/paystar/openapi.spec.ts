import { describe, expect, it } from 'vitest';
import { routes } from '../../src/paystar/index.js';
import { fieldsOf, itIsAsDocumented, operationsOf, readDocument, readTable } from '../openapi/document.js';

const document = readDocument('paystar');
const described = operationsOf(document);

/** The provider's operations and what they answer with, restated. */
const documented = readTable(`
  E1  POST /integrations/embedded/initiate                                200 PaymentSession       initiatePaymentSession
  E2  POST /integrations/embedded/initiate-manage-autopay                 200 ManageSession        initiateManageAutopay
  E3  POST /integrations/embedded/initiate-manage-wallet                  200 ManageSession        initiateManageWallet
  E4  POST /integrations/embedded/initiate-manage-paperless               200 ManageSession        initiateManagePaperless
  E5  POST /integrations/embedded/initiate-manage-notifications           200 ManageSession        initiateManageNotifications
  E6  POST /integrations/events                                           200 EventAccepted        pushEvent
  E7  GET  /integrations/query/payment-session                            200 PaymentSessionDetail findPaymentSession
  E8  GET  /integrations/query/payment-session/{sessionIdentifier}        200 PaymentSessionDetail getPaymentSession
  E9  POST /integrations/embedded/initiate-schedule-payment-session       200 ManageSession        initiateSchedulePaymentSession
  E10 POST /integrations/embedded/initiate-manage-schedule-payments       200 ManageSession        initiateManageSchedulePayments`);

/** What requests carry, with the members that have to be there, and what that carries. */
const asked = {
  PaymentSessionCreate: 'BusinessUnitSlug Channel Charges',
  Charge: 'Amount',
  ChargedAccount: 'AccountNumber Name',
  ManagedAccount: 'AccountNumber',
  Address: '',
  ClientUser: 'EmailAddress',
  AccountSessionCreate: 'BusinessUnitSlug ClientAccount ClientUser',
  CustomerSessionCreate: 'BusinessUnitSlug ClientUser',
  EventPush: 'eventType payload businessUnitSlug',
  ManageCustomer: 'accountNumber subAccountNumber firstName lastName emailAddress',
  UnenrollAutopay: 'accountNumber subAccountNumber',
};

const limits = ['minLength', 'maxLength', 'minItems', 'maxItems', 'minimum', 'maximum', 'format', 'pattern'];

/** Where a schema limits what is taken without saying that nobody says so: `Address.properties.City maxLength`. */
function unmarkedLimits(schema: unknown, at: string): readonly string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const { 'x-basis': basis, 'x-inferred': inferred = [], ...rest } = schema as Readonly<Record<string, unknown>>;
  if (basis === 'inferred' && 'type' in rest) return [];
  return Object.entries(rest).flatMap(([name, value]) => {
    if (limits.includes(name)) return (inferred as readonly string[]).includes(name) ? [] : [`${at} ${name}`];
    return unmarkedLimits(value, `${at}.${name}`);
  });
}

const namesOf = (operations: typeof described) => operations.map(({ operation }) => operation.operationId);
const answering = (status: string) => namesOf(described.filter(({ operation }) => status in operation.responses));
const ofMethod = (method: string) => namesOf(described.filter((each) => each.method === method));

describe('The Paystar document', () => {
  itIsAsDocumented(document, routes, documented, Object.keys(asked));

  it('answers 404 to queries, 415 to bodies that are no JSON, and nothing that no operation is about', () => {
    expect(answering('404')).toEqual(ofMethod('GET'));
    expect(answering('415')).toEqual(ofMethod('POST'));
    expect(answering('400').toSorted()).toEqual([...ofMethod('POST'), 'findPaymentSession'].toSorted());
    const statuses = new Set(described.flatMap(({ operation }) => Object.keys(operation.responses)));
    expect([...statuses].toSorted()).toEqual(['200', '400', '401', '404', '415']);
  });

  it('says which operations the provider does not document, or not with their path', () => {
    const marked = described.flatMap(({ operation }) => operation['x-basis'] && `${operation.operationId} ${operation['x-basis']}`);
    expect(marked.filter(Boolean).toSorted()).toEqual([
      'findPaymentSession inferred',
      'getPaymentSession inferred',
      'initiateManageSchedulePayments observed',
      'initiateSchedulePaymentSession observed',
    ]);
  });

  it('says of which successes the provider shows no status', () => {
    const { responses } = document.components;
    const ofSuccess = [...new Set(documented.map(({ answer }) => answer))];
    const marked = ofSuccess.map((name) => `${name} ${responses[name]?.['x-basis'] ?? responses[name]?.['x-status-basis']}`);
    expect(marked).toEqual([
      'PaymentSession observed',
      'ManageSession observed',
      'EventAccepted inferred',
      'PaymentSessionDetail undefined',
    ]);
  });

  it('says which limits of what it takes are inferred; the others are documented', () => {
    const { schemas } = document.components;
    const taken = ['Slug', 'WebUrl', 'Email', 'IsoDate', 'AccountNumber', 'SubAccountNumber', 'Balance', 'Note', 'PushedSubAccountNumber'];
    const limits = [...Object.keys(asked), ...taken].flatMap((name) => unmarkedLimits(schemas[name], name));
    const clientReference = described.find(({ operation }) => operation.operationId === 'findPaymentSession')?.operation;
    expect(unmarkedLimits(clientReference, 'findPaymentSession')).toEqual([]);
    expect(limits.toSorted()).toEqual([
      'Address.properties.City maxLength',
      'Address.properties.StreetAddress maxLength',
      'Address.properties.StreetAddress2 maxLength',
      'PaymentSessionCreate.properties.Charges maxItems',
      'PaymentSessionCreate.properties.Charges minItems',
    ]);
  });

  it('requires what the provider requires, a name of an account only where it is charged [paystar.R23]', () => {
    const { schemas } = document.components;
    const required = Object.fromEntries(Object.keys(asked).map((name) => [name, (schemas[name]?.required ?? []).join(' ')]));
    expect(required).toEqual(asked);
  });

  it('has the members of bodies in the order in which they are checked', () => {
    const ofAccounts = 'BusinessUnitSlug SyncAccount ClientAccount ClientUser';
    const ofCustomers = 'BusinessUnitSlug ClientUser';
    expect(fieldsOf(routes)).toEqual({
      initiatePaymentSession:
        'BusinessUnitSlug Channel PosUser ClientUser Charges PaymentDescriptor ClientReference SuccessUrl ReturnUrl PaymentFields ' +
        'CustomMeta PaymentMethods',
      initiateManageAutopay: ofAccounts,
      initiateManageWallet: ofCustomers,
      initiateManagePaperless: ofAccounts,
      initiateManageNotifications: ofCustomers,
      initiateSchedulePaymentSession: ofAccounts,
      initiateManageSchedulePayments: ofAccounts,
      pushEvent: 'eventType payload businessUnitSlug',
    });
    expect(routes.flatMap(({ operationId, query }) => query.map((name) => `${operationId} ${name}`))).toEqual([
      'findPaymentSession clientReference',
    ]);
  });

  it('has the members of nested objects in the order in which they are checked', () => {
    const { schemas } = document.components;
    const order = (name: string) => Object.keys(schemas[name]?.properties ?? {}).join(' ');
    const account = 'AccountNumber SubAccountNumber Name Balance PhoneNumber DueDate IssueDate Note Address';
    expect(order('Charge')).toBe('Amount Description ChargeType ClientAccount CustomMeta');
    expect([order('ChargedAccount'), order('ManagedAccount')]).toEqual([account, account]);
    expect(order('Address')).toBe('StreetAddress StreetAddress2 City State ZipCode');
    expect(order('ClientUser')).toBe('EmailAddress FirstName LastName');
    expect(order('ManageCustomer')).toBe('accountNumber subAccountNumber firstName lastName emailAddress originalEmailAddress');
    expect(order('UnenrollAutopay')).toBe('accountNumber subAccountNumber');
  });
});
