import type { operations } from '@paystub/contracts/paystand';
import type { StubAnswer } from '../../stub-server.js';
import { token } from './access.js';
import { attachment, bare, customer, pdf, read, receivable } from './answers.js';
import { listed } from './envelopes.js';
import { eventAbout } from './events.js';
import { dispute, entry, payment, refund, report, transaction, transfer } from './money.js';

const deleted: StubAnswer = { status: 204, raw: '' };

/** What each operation answers, where it is not JSON of status 200. */
const others: Partial<Record<keyof operations, StubAnswer>> = {
  deletePayerCustomer: deleted,
  deleteReceivable: deleted,
  deleteAttachment: deleted,
  downloadAttachment: {
    status: 200,
    raw: pdf,
    headers: { 'content-type': 'application/pdf', 'content-disposition': 'attachment; filename="invoice.pdf"' },
  },
};

const bodies: Partial<Record<keyof operations, object>> = {
  createToken: token,
  getTimezone: { timezone: 'America/Los_Angeles' },
  createPayerCustomer: customer,
  listPayerCustomers: listed([customer]),
  getPayerCustomer: customer,
  updatePayerCustomer: customer,
  createReceivable: receivable,
  listReceivables: listed([receivable]),
  listReceivablesRead: listed([receivable]),
  readReceivable: read,
  getReceivable: bare,
  updateReceivable: receivable,
  cancelReceivable: { ...receivable, status: 'cancelled' },
  listReceivableTransactions: listed([transaction]),
  uploadAttachment: attachment,
  replaceAttachment: attachment,
  createSecurePayment: payment,
  listAllPayments: listed([payment]),
  getPayment: payment,
  createRefund: refund,
  listRefunds: listed([refund]),
  listAllRefunds: listed([refund]),
  getRefund: refund,
  listDisputes: listed([dispute]),
  listAllDisputes: listed([dispute]),
  getDispute: dispute,
  listTransfers: listed([transfer]),
  listAllTransfers: listed([transfer]),
  getTransfer: transfer,
  getTransferReport: report,
  listTransferReportEntries: listed([entry]),
  getEvent: eventAbout(payment),
  verifyEvent: eventAbout(payment),
};

export const sampleOf = (operationId: string): object | undefined => bodies[operationId as keyof operations];

export const answerOf = (operationId: string): StubAnswer =>
  others[operationId as keyof operations] ?? { status: 200, body: sampleOf(operationId) };
