import { collection, type Tx as KernelTx } from '@paystub/mock-kernel';
import type { Balance } from './books/ledger/balance.js';
import { type Entry, openIn } from './books/ledger/entry.js';
import type { Attachment } from './resources/attachments/attachment.js';
import { type Bank, payoutIn } from './resources/banks/bank.js';
import type { Card } from './resources/cards/card.js';
import type { Dispute } from './resources/disputes/dispute.js';
import type { Event } from './resources/events/event.js';
import type { Fee } from './resources/fees/fee.js';
import type { PayerCustomer } from './resources/payer-customers/payer-customer.js';
import type { Payer } from './resources/payers/payer.js';
import type { Payment } from './resources/payments/payment.js';
import type { ReceivableTransaction } from './resources/receivable-transactions/receivable-transaction.js';
import type { Receivable } from './resources/receivables/receivable.js';
import type { Refund } from './resources/refunds/refund.js';
import type { ReportEntry } from './resources/transfers/report.js';
import type { Transfer } from './resources/transfers/transfer.js';
import type { Withdrawal } from './resources/withdrawals/withdrawal.js';
import type { Settings } from './settings/settings.js';
import type { Stored } from './values/stored.js';

const createdAt = ({ created }: Stored) => created;
/** paystand.R48: by the date of the last change. */
const updated = { at: ({ lastUpdated }: Stored) => lastUpdated };

export const collections = {
  payerCustomers: collection<PayerCustomer>({
    createdAt,
    indexes: { updated },
    unique: { extCustomerId: ({ extCustomerId }) => extCustomerId, payer: ({ payerId }) => payerId },
  }),
  /** Customers that were deleted, for what is left of them. */
  formerPayerCustomers: collection<PayerCustomer>({ createdAt }),
  payers: collection<Payer>({ createdAt }),
  receivables: collection<Receivable>({
    createdAt,
    indexes: { updated, customer: { key: ({ payerCustomerId }) => payerCustomerId } },
    unique: { extId: ({ extId }) => extId },
  }),
  receivableTransactions: collection<ReceivableTransaction>({
    createdAt,
    indexes: { receivable: { key: ({ receivableId }) => receivableId }, payment: { key: ({ paymentId }) => paymentId } },
  }),
  attachments: collection<Attachment>({ createdAt, indexes: { receivable: { key: ({ receivableId }) => receivableId } } }),
  cards: collection<Card>({ createdAt }),
  banks: collection<Bank>({ createdAt, indexes: { payout: { key: payoutIn } } }),
  payments: collection<Payment>({ createdAt, indexes: { updated } }),
  fees: collection<Fee>({ createdAt, indexes: { updated, payment: { key: ({ paymentId }) => paymentId } } }),
  refunds: collection<Refund>({ createdAt, indexes: { updated, payment: { key: ({ paymentId }) => paymentId } } }),
  disputes: collection<Dispute>({ createdAt, indexes: { updated, payment: { key: ({ paymentId }) => paymentId } } }),
  transfers: collection<Transfer>({ createdAt, indexes: { updated } }),
  withdrawals: collection<Withdrawal>({ createdAt, indexes: { updated } }),
  /** What each payout was made of, also where it failed. */
  transferReportEntries: collection<ReportEntry>({ createdAt, indexes: { transfer: { key: ({ transferId }) => transferId } } }),
  /** The merchant's balance of each currency, and its movements. */
  balances: collection<Balance>({ createdAt }),
  entries: collection<Entry>({ createdAt, indexes: { open: { key: openIn }, payment: { key: ({ paymentId }) => paymentId } } }),
  events: collection<Event>({ createdAt }),
};

export type Tx = KernelTx<typeof collections, Settings>;
