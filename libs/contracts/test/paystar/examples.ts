/** What Paystar answers, and is asked, composed for these specs. */
const id = '3f0e7a54-9c1d-4b6a-8e21-70d5c4b9a316';

export const sessionAnswer = {
  hasErrors: false,
  errors: [],
  data: {
    PaymentSessionIdentifier: id,
    PaymentLogInLink: `http://127.0.0.1:4010/app/embedded/northfield-water/session/${id}`,
    Status: 'RequiresPaymentSource',
  },
};

export const manageAnswer = {
  hasErrors: false,
  errors: [],
  data: {
    SessionLink: `http://127.0.0.1:4010/app/embedded/northfield-water/autopay/session/${id}`,
    SessionStatus: 'Active',
    ValidUntil: '2026-03-02T10:15:00.000Z',
  },
};

export const eventAnswer = { hasErrors: false, errors: [], data: null };

export const refusal = { hasErrors: true, errors: [{ propertyName: 'Channel', errorMessage: 'Channel is required.' }], data: null };

/** A session that was paid by card. */
export const queried = {
  paymentSession: {
    identifier: id,
    createdDateUtc: '2026-03-02T09:15:00.000Z',
    businessUnitSlug: 'northfield-water',
    channel: 'QuickPay',
    status: 'Succeeded',
    subtotal: 63.84,
    serviceFeeCalculation: {
      tier: {
        paymentChannel: 'QuickPay',
        paymentSourceType: 'CreditCard',
        startRange: 50.01,
        endRange: 100,
        flatFee: 2.72,
        percentageFee: 0,
        id: 2,
      },
      amount: 2.72,
    },
  },
  paymentFields: { gateCode: '12' },
  payment: {
    status: 'Succeeded',
    paymentDate: '2026-03-02T09:17:30.000Z',
    amountMinor: 6384,
    serviceFeeAmountMinor: 272,
    paymentDescriptor: null,
    referenceNumber: 'KQHZTB-MXWRE',
    authCode: '7G2K9D',
    gatewayResponseDescription: 'Approved',
  },
  paymentSource: { paymentSourceType: 'CreditCard', accountHolderName: 'Robin Vale', accountType: 'Visa', accountNumberLast4: '1111' },
  lineItems: [
    {
      lineItemType: 'Account',
      description: 'Water, April',
      priceMinor: 6384,
      accountNumber: 'NF-2040',
      subAccountNumber: '',
      productSku: null,
      productName: null,
    },
  ],
  canProcessSession: false,
  customMeta: { batch: 17, route: { day: 'Monday' } },
};

/** A session that nobody has opened, of a charge with an amount only. */
export const unpaid = {
  ...queried,
  paymentSession: { ...queried.paymentSession, status: 'RequiresPaymentSource', serviceFeeCalculation: null },
  payment: null,
  paymentSource: null,
  lineItems: [{ ...queried.lineItems[0], lineItemType: 'Custom', description: null, accountNumber: null, subAccountNumber: null }],
  canProcessSession: true,
  customMeta: {},
};

export const account = {
  AccountNumber: 'NF-2040',
  SubAccountNumber: '2',
  Name: 'Robin Vale',
  Balance: -325,
  PhoneNumber: '+1 970 555 0144',
  DueDate: '2026-04-15T00:00:00Z',
  IssueDate: '2026-03-31',
  Note: 'Asked for a call.',
  Address: { StreetAddress: '4 Weir Lane', StreetAddress2: '', City: 'Northfield', State: 'CO', ZipCode: '81400' },
};
