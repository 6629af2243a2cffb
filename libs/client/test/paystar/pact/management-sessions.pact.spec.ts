import { managementSession } from '../answers.js';
import { account, ofAccount, ofCustomer, slug } from './examples.js';
import { businessUnit, type Operation, specOf } from './operation.js';

const { SyncAccount: _, ...unsynced } = ofAccount;
const nobody = { EmailAddress: 'pat' };

/** What all sessions about an account have in common. */
const accountSession = {
  given: businessUnit,
  body: ofAccount,
  answers: managementSession,
  succeeds: [['an account that is known', { given: ['a known account', account], body: unsynced }]],
  refuses: [
    ['no customer', ['ClientUser'], { body: { BusinessUnitSlug: slug, SyncAccount: true, ClientAccount: account } }],
    ['an account that is not known', ['SyncAccount'], { body: unsynced }],
    ['no account number', ['ClientAccount.AccountNumber'], { body: { ...ofAccount, ClientAccount: { Name: 'Pat Roe' } } }],
    [
      'several things at once',
      ['SyncAccount', 'ClientUser.EmailAddress'],
      { body: { ...ofAccount, SyncAccount: 'yes', ClientUser: nobody } },
    ],
  ],
} as const satisfies Partial<Operation>;

/** And all about a customer alone. */
const customerSession = {
  given: businessUnit,
  body: ofCustomer,
  answers: managementSession,
  refuses: [
    ['no customer', ['ClientUser'], { body: { BusinessUnitSlug: slug } }],
    ['an e-mail address that is none', ['ClientUser.EmailAddress'], { body: { ...ofCustomer, ClientUser: nobody } }],
    ['an unknown business unit', ['BusinessUnitSlug'], { body: { ...ofCustomer, BusinessUnitSlug: 'nobody' } }],
  ],
} as const satisfies Partial<Operation>;

specOf('management-sessions', [
  {
    name: 'initiateManageAutopay',
    endpoint: 'POST /integrations/embedded/initiate-manage-autopay',
    ask: ({ sessions }, { body }) => sessions.initiateManageAutopay(body),
    ...accountSession,
  },
  {
    name: 'initiateManageWallet',
    endpoint: 'POST /integrations/embedded/initiate-manage-wallet',
    ask: ({ sessions }, { body }) => sessions.initiateManageWallet(body),
    ...customerSession,
  },
  {
    name: 'initiateManagePaperless',
    endpoint: 'POST /integrations/embedded/initiate-manage-paperless',
    ask: ({ sessions }, { body }) => sessions.initiateManagePaperless(body),
    ...accountSession,
  },
  {
    name: 'initiateManageNotifications',
    endpoint: 'POST /integrations/embedded/initiate-manage-notifications',
    ask: ({ sessions }, { body }) => sessions.initiateManageNotifications(body),
    ...customerSession,
  },
  {
    name: 'initiateSchedulePaymentSession',
    endpoint: 'POST /integrations/embedded/initiate-schedule-payment-session',
    ask: ({ sessions }, { body }) => sessions.initiateSchedulePayment(body),
    ...accountSession,
  },
  {
    name: 'initiateManageSchedulePayments',
    endpoint: 'POST /integrations/embedded/initiate-manage-schedule-payments',
    ask: ({ sessions }, { body }) => sessions.initiateManageSchedulePayments(body),
    ...accountSession,
  },
]);
