import type { PaystarSchemas as Schemas } from '../../src/paystar/index.js';

export const key = 'test_Qm2Xc9RtLw4Zk8NvB3yHs6JdF1gPa5E';
export const identifier = '5a0f0c86-1d5e-4d0e-9a53-0b2f6f7a2c11';
const pages = 'https://dev.paystar.io/app/embedded/acme-utilities';

export const paymentSession: Schemas['PaymentSessionResult'] = {
  PaymentSessionIdentifier: identifier,
  PaymentLogInLink: `${pages}/session/${identifier}`,
  Status: 'RequiresPaymentSource',
};

export const managementSession: Schemas['ManageSessionResult'] = {
  SessionLink: `${pages}/autopay/session/0c2e6d0e-6a4b-4c1f-8f5a-2f3f4b0f7d10`,
  SessionStatus: 'Active',
  ValidUntil: '2026-03-20T11:00:00Z',
};

/** A session that nobody has opened. */
export const queried: Schemas['QueryResult'] = {
  paymentSession: {
    identifier,
    createdDateUtc: '2026-03-20T10:00:00Z',
    businessUnitSlug: 'acme-utilities',
    channel: 'QuickPay',
    status: 'RequiresPaymentSource',
    subtotal: 42.1,
    serviceFeeCalculation: null,
  },
  paymentFields: {},
  payment: null,
  paymentSource: null,
  lineItems: [
    {
      lineItemType: 'Custom',
      description: 'Water, March',
      priceMinor: 4210,
      accountNumber: null,
      subAccountNumber: null,
      productSku: null,
      productName: null,
    },
  ],
  canProcessSession: true,
  customMeta: {},
};

/** What is in the envelope that an operation answers. */
export function dataOf(operationId: string): object | null {
  if (operationId === 'pushEvent') return null;
  if (operationId === 'initiatePaymentSession') return paymentSession;
  return operationId.startsWith('initiate') ? managementSession : queried;
}

export const answered = (data: object | null) => ({ hasErrors: false, errors: [], data });

export const refused = (...errors: readonly (readonly [propertyName: string, errorMessage: string])[]) => ({
  hasErrors: true,
  errors: errors.map(([propertyName, errorMessage]) => ({ propertyName, errorMessage })),
  data: null,
});
