import type { components } from '@paystub/contracts/paystand';
import type { Payment } from '../resources/payments/payment.js';
import type { Tx } from '../state.js';
import { isoMillis } from '../values/dates.js';
import { moneyText } from '../values/money.js';
import { presentDispute } from './dispute.js';
import { presentFee } from './fee.js';
import { presentPaymentFacts } from './payment-facts.js';
import { presentRefund } from './refund.js';
import { presentSource } from './source.js';

type Schemas = components['schemas'];

/** paystand.R155: with all that became of it. */
export const presentPayment = (tx: Tx, payment: Payment, owner: string): Schemas['Payment'] => ({
  ...presentPaymentFacts(tx, payment, owner),
  amount: moneyText(payment.amount),
  source: presentSource(payment.source),
  fees: [...tx.fees.all(['payment', payment.id])].map((fee) => presentFee(fee, payment, owner)),
  holds: presentHolds(payment),
  refunds: [...tx.refunds.all(['payment', payment.id])].map((refund) => presentRefund(tx, refund, owner)),
  disputes: [...tx.disputes.all(['payment', payment.id])].map((dispute) => presentDispute(tx, dispute, owner)),
  customValues: [],
  disputedAmount: moneyText(payment.disputedAmount),
});

function presentHolds({ id, amount, currency, hold }: Payment): Schemas['Hold'][] {
  if (!hold) return [];
  return [
    {
      object: 'hold',
      id: hold.id,
      amount: moneyText(amount),
      currency,
      holdTime: String(hold.holdTime),
      releaseDate: isoMillis(hold.releaseDate),
      ...(hold.dateReleased === null ? {} : { dateReleased: isoMillis(hold.dateReleased) }),
      resourceId: id,
      resourceType: 'Payment',
      status: hold.status,
      created: isoMillis(hold.created),
      lastUpdated: isoMillis(hold.lastUpdated),
    },
  ];
}
