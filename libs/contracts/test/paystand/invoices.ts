import { ids, owned, times } from './people.js';

/** The same invoice, in each of its forms. */
export const applied = {
  object: 'receivable',
  id: ids.invoice,
  amount: '63.84',
  amountPaid: '63.84',
  currency: 'USD',
  extId: 'doc-88123',
  extCustomerId: 'HS-3071',
  payerEmail: 'accounts@harbor-supply.example',
  dateDue: '2026-04-01T00:00:00.000Z',
  datePaid: times.lastUpdated,
};

export const receivable = {
  ...applied,
  status: 'paid',
  payerCustomerId: ids.customer,
  date: '2026-03-02T00:00:00.000Z',
  ...owned,
};

export const attachment = {
  object: 'receivableAttachment',
  id: 'a8t1w4z7k0q3v6x9m2c5r8b5',
  name: 'HS-2026-0417.pdf',
  receivableId: ids.invoice,
  contentType: 'application/pdf',
  size: 48211,
  url: `http://127.0.0.1:4020/v3/receivables/${ids.invoice}/attachments/a8t1w4z7k0q3v6x9m2c5r8b5/download`,
  status: 'active',
  ...times,
};

export const readReceivable = { ...receivable, invoiceKey: 'HS-2026-0417', attachments: [attachment] };

const { date: _date, ownerId: _owner, ...older } = receivable;
export const bareReceivable = { ...older, status: 'current', invoiceKey: 'HS-2026-0417', dateDue: '04-01-2026' };
