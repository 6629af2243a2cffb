/** The rules that a wrong member stands for: by its path, or by its path and what the validator found. Positions in lists are left out. */
type Rules = Readonly<Record<string, string>>;

const slug: Rules = { BusinessUnitSlug: 'paystar.R13' };
/** The body itself: of the five sessions that are documented. */
const posted: Rules = { '': 'paystar.R8' };
const address = (path: string): Rules => ({
  [`${path}.StreetAddress`]: 'paystar.R27',
  [`${path}.StreetAddress2`]: 'paystar.R28',
  [`${path}.City`]: 'paystar.R29',
});
const account = (path: string): Rules => ({
  [`${path}.Balance`]: 'paystar.R20',
  [`${path}.DueDate`]: 'paystar.R25',
  [`${path}.IssueDate`]: 'paystar.R25',
  ...address(`${path}.Address`),
});

const paymentSession: Rules = {
  ...posted,
  ...slug,
  'Channel required': 'paystar.R14',
  Channel: 'paystar.R15',
  'ClientUser.EmailAddress': 'paystar.R31',
  Charges: 'paystar.R16',
  'Charges maxItems': 'paystar.R17',
  'Charges[].Amount required': 'paystar.R18',
  'Charges[].Amount type': 'paystar.R20',
  'Charges[].Amount minimum': 'paystar.P7',
  'Charges[].ClientAccount.AccountNumber': 'paystar.R22',
  'Charges[].ClientAccount.Name': 'paystar.R23',
  ...account('Charges[].ClientAccount'),
};

/** What a session about an account needs at the least, and one about a customer alone. */
const needs = (rule: string): Rules => ({
  ...posted,
  ...slug,
  ClientUser: rule,
  'ClientUser.EmailAddress': rule,
  ClientAccount: rule,
  'ClientAccount.AccountNumber': rule,
  ...account('ClientAccount'),
});

const rules: Readonly<Record<string, Rules>> = {
  initiatePaymentSession: paymentSession,
  initiateManageAutopay: needs('paystar.R72'),
  initiateManagePaperless: needs('paystar.R73'),
  initiateManageWallet: needs('paystar.R74'),
  initiateManageNotifications: needs('paystar.R75'),
  initiateSchedulePaymentSession: { ...slug, ...account('ClientAccount') },
  initiateManageSchedulePayments: { ...slug, ...account('ClientAccount') },
  pushEvent: {
    eventType: 'paystar.R87',
    'eventType required': 'paystar.R86',
    payload: 'paystar.R86',
    'payload type': 'paystar.R88',
    businessUnitSlug: 'paystar.R86',
  },
  'Accounts.ManageCustomer': {
    accountNumber: 'paystar.R90',
    subAccountNumber: 'paystar.R91',
    firstName: 'paystar.R90',
    lastName: 'paystar.R90',
    emailAddress: 'paystar.R90',
    originalEmailAddress: 'paystar.R94',
  },
  'Accounts.UnenrollAutopay': { accountNumber: 'paystar.R96', subAccountNumber: 'paystar.R96' },
  findPaymentSession: { clientReference: 'paystar.R98' },
};

/** The rule that a member of an operation's request, or of an event's payload, stands for when it is wrong. */
export function fieldRule(of: string, propertyName: string, keyword: string): string | undefined {
  const path = propertyName.replace(/\[\d+\]/g, '[]');
  return rules[of]?.[`${path} ${keyword}`] ?? rules[of]?.[path];
}

/** The rule that an operation's body as a whole stands for, and that it is posted. */
export const bodyRule = (operation: string): string | undefined => rules[operation]?.[''];
