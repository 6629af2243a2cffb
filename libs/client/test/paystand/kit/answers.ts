import type { PaystandSchemas as Schemas } from '../../../src/paystand/index.js';

export const credentials = {
  clientId: 'test_harbor',
  clientSecret: 'secret_7Qm2Xc9RtLw4Zk8NvB3yHs6JdF1gPa5E',
  customerId: 'merchant_harbor',
} as const;

export const token: Schemas['Token'] = {
  access_token: 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJoYXJib3IifQ.Kw9sLp3TzQxV0nYb',
  token_type: 'Bearer',
  expires_in: 1_209_600,
  refresh_token: 'k3v8q1z6m4x9c2b7n5t0h8r3j6w1p4y9f2d7s5gL',
  scope: 'auth',
};

export const ownerId = credentials.customerId;
const created = '2026-01-05T10:00:00.000Z';
export const times = { created, lastUpdated: created } as const;

export const payer: Schemas['Payer'] = {
  object: 'payer',
  id: 'm1n2o3p4q5r6s7t8u9v0w1x2',
  name: 'Acme Dental Group',
  email: 'ap@acme-dental.example',
  externalId: 'CUST-1',
  ownerId,
  status: 'active',
  ...times,
};

export const customer: Schemas['PayerCustomer'] = {
  object: 'payerCustomer',
  id: 'a1b2c3d4e5f6g7h8i9j0k1l2',
  extCustomerId: 'CUST-1',
  customerName: 'Acme Dental Group',
  email: 'ap@acme-dental.example',
  contactFirstName: 'Dana',
  contactLastName: 'Reed',
  payerId: payer.id,
  payer,
  ownerId,
  status: 'active',
  ...times,
};

export const receivable: Schemas['Receivable'] = {
  object: 'receivable',
  id: 'b1c2d3e4f5g6h7i8j9k0l1m2',
  amount: '100.00',
  amountPaid: '0.00',
  currency: 'USD',
  status: 'active',
  extId: 'INVKEY-1',
  extCustomerId: 'CUST-1',
  payerCustomerId: customer.id,
  payerEmail: customer.email,
  date: '2026-01-05T00:00:00.000Z',
  dateDue: '2026-02-04T00:00:00.000Z',
  ownerId,
  ...times,
};

const attachmentId = 'c1d2e3f4g5h6i7j8k9l0m1n2';
export const attachment: Schemas['ReceivableAttachment'] = {
  object: 'receivableAttachment',
  id: attachmentId,
  name: 'invoice.pdf',
  receivableId: receivable.id,
  contentType: 'application/pdf',
  size: 17,
  url: `https://api.paystand.co/v3/receivables/${receivable.id}/attachments/${attachmentId}/download`,
  status: 'active',
  ...times,
};

export const read: Schemas['ReadReceivable'] = { ...receivable, invoiceKey: 'INV-1001', attachments: [] };

const { date: _, ownerId: __, ...withoutDate } = receivable;
export const bare: Schemas['BareReceivable'] = { ...withoutDate, status: 'current', dateDue: '02-04-2026', invoiceKey: 'INV-1001' };

export const pdf = Buffer.from('%PDF-1.7\n\0\xff%%EOF', 'latin1');

/** A list as it is answered, on one page. */
export const listed = <T>(results: readonly T[], count = results.length, offset = 0, limit = 50) => ({
  results,
  count,
  settings: { limit, offset, order: 'created DESC' },
});

interface Details {
  readonly code: string;
  readonly detailCode?: string;
  readonly parameter?: string;
  readonly value?: unknown;
  readonly explanation?: string;
}

const names: Readonly<Record<number, string>> = {
  400: 'badRequest',
  401: 'unauthorized',
  402: 'paymentRequired',
  403: 'forbidden',
  404: 'notFound',
  422: 'unprocessableEntity',
  429: 'tooManyRequests',
  500: 'internalServerError',
  503: 'serviceUnavailable',
};

export const ref = '5540b94cffee444cb4e12b761ca93183';

/** A refusal as it is answered. */
export const refused = (status: number, { code, detailCode = '', ...details }: Details) => ({
  error: {
    name: names[status] ?? 'badRequest',
    status: String(status),
    type: 'requestError',
    description: 'There was a problem with the request.',
    details: { code, detailCode, description: 'There are requirements that have not been met.', ...details },
    ref,
  },
});
