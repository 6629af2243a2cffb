import type { PaystandSchemas as Schemas } from '../../../src/paystand/index.js';
import type { Given } from '../../pact/interaction.js';
import { customer } from '../kit/answers.js';
import { payment, transaction } from '../kit/money.js';

/** What a customer is made with. */
export const dental = {
  extCustomerId: customer.extCustomerId,
  customerName: customer.customerName,
  email: customer.email,
  contactFirstName: 'Dana',
  contactLastName: 'Reed',
} as const;

/** What an invoice is made with, but for its customer. */
export const bill = {
  erpId: 'INVKEY-1',
  erpRef: 'INV-1001',
  totalAmount: '100.00',
  amountDue: '100.00',
  currency: 'USD',
  postingDate: '2026-01-05',
  dueDate: '2026-02-04',
  status: 'active',
} as const;

export const aCustomer: Given = ['a customer', dental];
export const aReceivable: Given = ['a receivable', bill];

/** Paystand's test card that clears, as a request brings it along. */
export const card = {
  nameOnCard: 'Dana Reed',
  cardNumber: '4242424242424242',
  expirationMonth: '12',
  expirationYear: '2099',
  securityCode: '123',
} as const;

const { externalId: _, ...payer } = payment.payer;
/** By a saved card of a payer that is no customer, with the fee that is still to come. */
export const posted: Schemas['Payment'] = { ...payment, payer };
/** The same once its money is there. */
export const paid: Schemas['Payment'] = { ...posted, status: 'paid', datePaid: payment.created };
/** By a card that pays an invoice, all of it. */
export const onInvoice: Schemas['ReceivableTransaction'] = { ...transaction, payment: posted };
