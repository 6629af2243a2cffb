import type { components } from '../index.js';

type Schemas = components['schemas'];

/** A key that nobody has used: a merchant has each only once. */
export const unused = (name: string): string => `${name}-${crypto.randomUUID().slice(0, 13)}`;

/** A company that owes money. */
export const newCustomer = (fields: Partial<Schemas['PayerCustomerCreate']> = {}): Schemas['PayerCustomerCreate'] => ({
  extCustomerId: unused('CUST'),
  customerName: 'Lakeside Dental Group',
  email: 'ap@lakeside-dental.example',
  contactFirstName: 'Dana',
  contactLastName: 'Reed',
  ...fields,
});

/** An invoice over 100 dollars for a customer, by either of the customer's ids. */
export const newReceivable = (
  customer: Partial<Pick<Schemas['ReceivableCreate'], 'extCustomerId' | 'payerCustomerId'>>,
  fields: Partial<Schemas['ReceivableCreate']> = {},
): Schemas['ReceivableCreate'] => ({
  ...customer,
  erpId: unused('INVKEY'),
  erpRef: 'INV-1001',
  totalAmount: '100.00',
  amountDue: '100.00',
  currency: 'USD',
  postingDate: '2026-01-05',
  dueDate: '2026-02-04',
  status: 'active',
  ...fields,
});

/** A file that begins as PDFs do, unlike any other. */
export const pdf = (text = ''): string => `%PDF-1.7\n% ${text || crypto.randomUUID()}\n%%EOF\n`;

/** A file part, and what the parts beside it say. */
export function upload(content: string | Uint8Array<ArrayBuffer>, name = 'invoice.pdf', part = 'attachment'): FormData {
  const form = new FormData();
  form.append(part, new File([content], name, { type: 'application/pdf' }));
  return form;
}
