import type { components } from '@paystub/contracts/paystand';
import type { Payment } from '../resources/payments/payment.js';
import type { Refund } from '../resources/refunds/refund.js';
import type { Tx } from '../state.js';
import { isoMillis } from '../values/dates.js';
import { moneyText } from '../values/money.js';
import { presentPaymentFacts } from './payment-facts.js';
import { presentCopiedSource } from './source.js';

type Schemas = components['schemas'];

/** paystand.R225: with a copy of its payment, whose amount is a number. */
export function presentRefund(tx: Tx, refund: Refund, owner: string): Schemas['Refund'] {
  const payment = tx.payments.get(refund.paymentId) as Payment;
  const { reason, description, meta } = refund;
  return {
    object: 'refund',
    id: refund.id,
    amount: moneyText(refund.amount),
    currency: refund.currency,
    settlementAmount: moneyText(refund.amount),
    settlementCurrency: refund.currency,
    paymentId: payment.id,
    resourceId: payment.id,
    resourceType: 'Payment',
    resource: {
      ...presentPaymentFacts(tx, payment, owner),
      amount: payment.amount / 100,
      source: presentCopiedSource(payment.source),
    },
    ownerId: owner,
    status: refund.status,
    feesRefunded: refund.feesRefunded,
    ...(reason === null ? {} : { reason }),
    ...(description === null ? {} : { description }),
    ...(meta === null ? {} : { meta }),
    created: isoMillis(refund.created),
    lastUpdated: isoMillis(refund.lastUpdated),
  };
}
