import { account, customer, slug } from './examples.js';
import { businessUnit, type Operation, specOf } from './operation.js';

const named = { accountNumber: account.AccountNumber, subAccountNumber: account.SubAccountNumber };
const pat = { ...named, firstName: 'Pat', lastName: 'Roe', emailAddress: customer.EmailAddress };
const { firstName: _, ...withoutFirstName } = pat;

const managing = (payload: object, businessUnitSlug = slug) => ({
  body: { eventType: 'Accounts.ManageCustomer', payload, businessUnitSlug },
});
const unenrolling: Pick<Operation, 'ask' | 'body'> = {
  ask: ({ events }, { body }) => events.unenrollAutopay(body),
  body: { eventType: 'Accounts.UnenrollAutopay', payload: named, businessUnitSlug: slug },
};

const push: Operation = {
  name: 'pushEvent',
  endpoint: 'POST /integrations/events',
  ask: ({ events }, { body }) => events.manageCustomer(body),
  given: businessUnit,
  ...managing(pat),
  answers: null,
  succeeds: [
    ['an account that is known', { given: ['a known account', account] }],
    ['AutoPay to end', { ...unenrolling, given: ['an enrolled account', { ClientAccount: account, ClientUser: customer }] }],
  ],
  refuses: [
    ['no first name', ['payload.firstName'], managing(withoutFirstName)],
    ['no sub-account number', ['payload.subAccountNumber'], managing({ ...pat, subAccountNumber: undefined })],
    ['an unknown address to change', ['payload.originalEmailAddress'], managing({ ...pat, originalEmailAddress: 'kim@example.com' })],
    ['an unknown business unit', ['businessUnitSlug'], managing(pat, 'nobody')],
    ['AutoPay to end of an unknown account', ['payload.accountNumber'], unenrolling],
  ],
};

specOf('events', [push]);
