import type { Paystar } from '../../src/paystar/index.js';
import { identifier } from './answers.js';

type Calls = Readonly<Record<string, (paystar: Paystar) => Promise<unknown>>>;

const unit = { BusinessUnitSlug: 'acme-utilities' } as const;
const user = { ClientUser: { EmailAddress: 'pat@example.com' } } as const;
const ofAccount = { ...unit, ...user, SyncAccount: true, ClientAccount: { AccountNumber: 'W-77' } } as const;
const account = { accountNumber: 'W-77', subAccountNumber: '' } as const;

export const bill = { ...unit, Channel: 'QuickPay', Charges: [{ Amount: 4210, Description: 'Water, March' }] } as const;
export const unenrolled = { businessUnitSlug: 'acme-utilities', payload: account } as const;
export const customer = {
  businessUnitSlug: 'acme-utilities',
  payload: { ...account, firstName: 'Pat', lastName: 'Roe', emailAddress: 'pat@example.com' },
} as const;

/** Every operation that reads, and how it is called. */
export const reads: Calls = {
  findPaymentSession: ({ paymentSessions }) => paymentSessions.find({ clientReference: 'inv-881' }),
  getPaymentSession: ({ paymentSessions }) => paymentSessions.get(identifier),
};

/** Every operation that changes something. */
export const writes: Calls = {
  initiatePaymentSession: ({ sessions }) => sessions.initiatePayment(bill),
  initiateManageAutopay: ({ sessions }) => sessions.initiateManageAutopay(ofAccount),
  initiateManageWallet: ({ sessions }) => sessions.initiateManageWallet({ ...unit, ...user }),
  initiateManagePaperless: ({ sessions }) => sessions.initiateManagePaperless(ofAccount),
  initiateManageNotifications: ({ sessions }) => sessions.initiateManageNotifications({ ...unit, ...user }),
  initiateSchedulePaymentSession: ({ sessions }) => sessions.initiateSchedulePayment(ofAccount),
  initiateManageSchedulePayments: ({ sessions }) => sessions.initiateManageSchedulePayments(ofAccount),
  pushEvent: ({ events }) => events.unenrollAutopay(unenrolled),
};
