import type { PaystandSchemas as Schemas } from '../../../src/paystand/index.js';
import { credentials } from './access.js';

const ownerId = credentials.customerId;
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
  size: 16,
  url: `https://api.paystand.co/v3/receivables/${receivable.id}/attachments/${attachmentId}/download`,
  status: 'active',
  ...times,
};

export const read: Schemas['ReadReceivable'] = { ...receivable, invoiceKey: 'INV-1001', attachments: [] };

const { date: _, ownerId: __, ...withoutDate } = receivable;
export const bare: Schemas['BareReceivable'] = { ...withoutDate, status: 'current', dateDue: '02-04-2026', invoiceKey: 'INV-1001' };

export const pdf = Buffer.from('%PDF-1.7\n\0\xff%%EOF', 'latin1');
