import { type Names, names } from './names.js';

const address = names({ StreetAddress: 'value', StreetAddress2: 'value', City: 'value', State: 'value', ZipCode: 'value' });

const clientAccount = names({
  AccountNumber: 'value',
  SubAccountNumber: 'value',
  Name: 'value',
  Balance: 'value',
  PhoneNumber: 'value',
  DueDate: 'value',
  IssueDate: 'value',
  Note: 'value',
  Address: address,
});

const clientUser = names({ EmailAddress: 'value', FirstName: 'value', LastName: 'value' });

const charge = names({ Amount: 'value', Description: 'value', ChargeType: 'value', ClientAccount: clientAccount, CustomMeta: 'value' });

const paymentSession = names({
  BusinessUnitSlug: 'value',
  Channel: 'value',
  PosUser: 'value',
  ClientUser: clientUser,
  Charges: [charge],
  PaymentDescriptor: 'value',
  ClientReference: 'value',
  SuccessUrl: 'value',
  ReturnUrl: 'value',
  PaymentFields: 'value',
  CustomMeta: 'value',
  PaymentMethods: 'value',
});

const accountSession = names({ BusinessUnitSlug: 'value', SyncAccount: 'value', ClientAccount: clientAccount, ClientUser: clientUser });
const customerSession = names({ BusinessUnitSlug: 'value', ClientUser: clientUser });

/** The names in the body of each operation. What integrators name themselves (`PaymentFields`, `CustomMeta`) is left as it is. */
export const bodies: Readonly<Record<string, Names>> = {
  initiatePaymentSession: paymentSession,
  initiateManageAutopay: accountSession,
  initiateManageWallet: customerSession,
  initiateManagePaperless: accountSession,
  initiateManageNotifications: customerSession,
  initiateSchedulePaymentSession: accountSession,
  initiateManageSchedulePayments: accountSession,
  pushEvent: names({ eventType: 'value', payload: 'value', businessUnitSlug: 'value' }),
};

/** The names in the JSON text of each event's `payload`. */
export const payloads = {
  'Accounts.ManageCustomer': names({
    accountNumber: 'value',
    subAccountNumber: 'value',
    firstName: 'value',
    lastName: 'value',
    emailAddress: 'value',
    originalEmailAddress: 'value',
  }),
  'Accounts.UnenrollAutopay': names({ accountNumber: 'value', subAccountNumber: 'value' }),
} as const satisfies Readonly<Record<string, Names>>;
