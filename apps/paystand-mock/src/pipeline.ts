import type { Finding } from '@paystub/contracts/http';
import { body, built, locate, rateLimit, route, type Step } from '@paystub/mock-http';
import type { Fault } from '@paystub/mock-kernel';
import { fault } from './faults.js';
import { disputeOf, paymentOf, refundOf, transferOf } from './lookups/payments.js';
import { attachmentOf, payerCustomerOf, receivableOf } from './lookups/receivables.js';
import { access, asker } from './request/access.js';
import { bodyFault, queryFault, unreadable } from './request/findings.js';
import { customerMissing } from './resources/receivables/request.js';
import type { Settings } from './settings/settings.js';
import type { Tx } from './state.js';
import { eventOf } from './webhooks.js';

type Params = Readonly<Record<string, string>>;

/** paystand.R33: requests a minute and client. */
const STANDARD_LIMIT = 3000;

const payerCustomer = (tx: Tx, { payerCustomerId = '' }: Params) => payerCustomerOf(tx, payerCustomerId);
const receivable = (tx: Tx, { receivableId = '' }: Params) => receivableOf(tx, receivableId);
const attachment = (tx: Tx, { receivableId = '', attachmentId = '' }: Params) => attachmentOf(tx, receivableId, attachmentId);
const payment = (tx: Tx, { paymentId = '' }: Params) => paymentOf(tx, paymentId);
const refund = (tx: Tx, { refundId = '' }: Params) => refundOf(tx, refundId);
const dispute = (tx: Tx, { disputeId = '' }: Params) => disputeOf(tx, disputeId);
const transfer = (tx: Tx, { transferId = '' }: Params) => transferOf(tx, transferId);
const event = (tx: Tx, { eventId = '' }: Params) => eventOf(tx, eventId);

/** An invoice names its customer in one of two ways, which its schema does not say. Of a change its erpRef is missed before (paystand.R92). */
function customerFault(operationId: string, findings: readonly Finding[], body: unknown): Fault | undefined {
  if (operationId === 'createReceivable') return customerMissing(body);
  if (operationId !== 'updateReceivable' || findings.some(({ keyword }) => keyword === 'required')) return undefined;
  return customerMissing(body);
}

/** Dossier 1.5: the checks before an operation, in their order. */
export const pipeline: readonly Step<Tx>[] = [
  // paystand.R32-R38
  rateLimit({
    standard: STANDARD_LIMIT,
    own: (host) => (host.world.settings('paystand') as Settings).rateLimit,
    asker,
    headers: (limit, remaining, endsAt) => {
      const reset = String(Math.ceil(endsAt / 1000));
      return ['X-RateLimit-Limit', String(limit), 'X-RateLimit-Remaining', String(remaining), 'X-RateLimit-Reset', reset];
    },
    refuse: (limit, retryAfter) => fault('rate_limited', { limit, retryAfter }),
    advice: ({ id }, limit) =>
      `Paystand's limit of ${limit} requests a minute is reached; raise it with PATCH /worlds/${id}/paystand/settings and {"rateLimit": 1000000}`,
  }),
  access,
  route({
    refuse: (method, path, methods) =>
      methods.length > 0
        ? fault('method_not_allowed', { method, path, allowed: methods.join(', ') })
        : fault('route_not_found', { method, path }),
  }),
  built({ refuse: (operation) => fault('not_built', { operation }) }),
  locate({
    getPayerCustomer: payerCustomer,
    updatePayerCustomer: payerCustomer,
    deletePayerCustomer: payerCustomer,
    readReceivable: receivable,
    getReceivable: receivable,
    updateReceivable: receivable,
    cancelReceivable: receivable,
    deleteReceivable: receivable,
    listReceivableTransactions: receivable,
    uploadAttachment: receivable,
    replaceAttachment: attachment,
    deleteAttachment: attachment,
    downloadAttachment: attachment,
    getPayment: payment,
    createRefund: payment,
    getRefund: refund,
    getDispute: dispute,
    getTransfer: transfer,
    getTransferReport: transfer,
    listTransferReportEntries: transfer,
    getEvent: event,
    verifyEvent: event,
  }),
  body({
    unreadable,
    refuse(findings, asked, where, data) {
      if (where === 'query') return queryFault(findings, asked, data);
      return customerFault(asked.operationId, findings, data) ?? bodyFault(findings, asked, data);
    },
    normalise: (value) => value,
  }),
];
