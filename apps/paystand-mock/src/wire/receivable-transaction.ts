import type { components } from '@paystub/contracts/paystand';
import type { Payment } from '../resources/payments/payment.js';
import type { ReceivableTransaction } from '../resources/receivable-transactions/receivable-transaction.js';
import type { Receivable } from '../resources/receivables/receivable.js';
import type { Tx } from '../state.js';
import { isoMillis } from '../values/dates.js';
import { moneyText } from '../values/money.js';
import { presentPayment } from './payment.js';
import { presentAppliedReceivable } from './receivable.js';

/** paystand.R103, R112, R229: with the receivable and the payment as they are now, disputes included. */
export const presentReceivableTransaction = (
  tx: Tx,
  transaction: ReceivableTransaction,
  owner: string,
): components['schemas']['ReceivableTransaction'] => ({
  object: 'receivableTransaction',
  id: transaction.id,
  receivableId: transaction.receivableId,
  paymentId: transaction.paymentId,
  resourceId: transaction.resourceId,
  resourceType: transaction.resourceType,
  paymentOrigin: transaction.paymentOrigin,
  amountApplied: moneyText(transaction.amountApplied),
  status: transaction.status,
  created: isoMillis(transaction.created),
  lastUpdated: isoMillis(transaction.lastUpdated),
  receivable: presentAppliedReceivable(tx, tx.receivables.get(transaction.receivableId) as Receivable),
  payment: presentPayment(tx, tx.payments.get(transaction.paymentId) as Payment, owner),
});
