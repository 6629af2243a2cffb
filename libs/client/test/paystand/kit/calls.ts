import type { operations } from '@paystub/contracts/paystand';
import type { Paystand } from '../../../src/paystand/index.js';
import { attachment, customer, pdf, receivable } from './answers.js';
import { eventAbout } from './events.js';
import { dispute, payment, refund, transfer } from './money.js';

type Calls = Readonly<Partial<Record<keyof operations, (paystand: Paystand) => Promise<unknown>>>>;

export const newCustomer = { extCustomerId: 'CUST-1', customerName: 'Acme Dental Group', email: 'ap@acme-dental.example' } as const;
export const newReceivable = {
  extCustomerId: 'CUST-1',
  erpId: 'INVKEY-1',
  erpRef: 'INV-1001',
  totalAmount: '100.00',
  amountDue: '100.00',
  currency: 'USD',
  postingDate: '2026-01-05',
  dueDate: '2026-02-04',
  status: 'active',
} as const;
export const charge = { amount: '100.00', currency: 'USD', payerId: payment.payerId, cardId: payment.sourceId } as const;
export const event = eventAbout(payment);

/** Every operation that changes nothing, and how it is called. */
export const reads: Calls = {
  getTimezone: ({ merchant }) => merchant.timezone(),
  listPayerCustomers: ({ customers }) => customers.list().page(),
  getPayerCustomer: ({ customers }) => customers.get(customer.id),
  listReceivables: ({ receivables }) => receivables.list().page(),
  listReceivablesRead: ({ receivables }) => receivables.listRead().page(),
  readReceivable: ({ receivables }) => receivables.read(receivable.id),
  getReceivable: ({ receivables }) => receivables.get(receivable.id),
  listReceivableTransactions: ({ receivables }) => receivables.transactions(receivable.id).page(),
  downloadAttachment: async ({ attachments }) => (await attachments.download(receivable.id, attachment.id)).bytes(),
  listAllPayments: ({ payments }) => payments.list().page(),
  getPayment: ({ payments }) => payments.get(payment.id),
  listRefunds: ({ refunds }) => refunds.list().page(),
  listAllRefunds: ({ refunds }) => refunds.listAll().page(),
  getRefund: ({ refunds }) => refunds.get(refund.id),
  listDisputes: ({ disputes }) => disputes.list().page(),
  listAllDisputes: ({ disputes }) => disputes.listAll().page(),
  getDispute: ({ disputes }) => disputes.get(dispute.id),
  listTransfers: ({ transfers }) => transfers.list().page(),
  listAllTransfers: ({ transfers }) => transfers.listAll().page(),
  getTransfer: ({ transfers }) => transfers.get(transfer.id),
  getTransferReport: ({ transfers }) => transfers.report(transfer.id),
  listTransferReportEntries: ({ transfers }) => transfers.reportEntries(transfer.id).page(),
  getEvent: ({ events }) => events.get(event.id),
  verifyEvent: ({ events }) => events.verify(event),
};

/** Every operation that changes something. */
export const writes: Calls = {
  createPayerCustomer: ({ customers }) => customers.create(newCustomer),
  updatePayerCustomer: ({ customers }) => customers.update(customer.id, { email: 'office@acme-dental.example' }),
  deletePayerCustomer: ({ customers }) => customers.delete(customer.id),
  createReceivable: ({ receivables }) => receivables.create(newReceivable),
  updateReceivable: ({ receivables }) => receivables.update(receivable.id, newReceivable),
  cancelReceivable: ({ receivables }) => receivables.cancel(receivable.id),
  deleteReceivable: ({ receivables }) => receivables.delete(receivable.id),
  uploadAttachment: ({ attachments }) => attachments.upload(receivable.id, { data: pdf, name: 'invoice.pdf' }),
  replaceAttachment: ({ attachments }) => attachments.replace(receivable.id, attachment.id, { data: pdf, name: 'invoice.pdf' }),
  deleteAttachment: ({ attachments }) => attachments.delete(receivable.id, attachment.id),
  createSecurePayment: ({ payments }) => payments.charge(charge),
  createRefund: ({ refunds }) => refunds.create(payment.id, { amount: '20.00', currency: 'USD' }),
};
