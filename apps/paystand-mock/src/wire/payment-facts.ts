import type { Payer } from '../resources/payers/payer.js';
import type { Payment } from '../resources/payments/payment.js';
import type { Tx } from '../state.js';
import { isoMillis } from '../values/dates.js';
import { idFor } from '../values/ids.js';
import { moneyText } from '../values/money.js';
import { presentFeeSplit } from './fee.js';
import { presentPayer } from './payer.js';

/** What a payment and the copy of it inside of a refund have in the same words. */
export function presentPaymentFacts(tx: Tx, payment: Payment, owner: string) {
  const { datePosted, datePaid, dateFailed, externalId, description, meta, receivableId } = payment;
  return {
    object: 'payment',
    id: payment.id,
    currency: payment.currency,
    settlementAmount: moneyText(payment.amount),
    settlementCurrency: payment.currency,
    sourceId: payment.source.id,
    sourceType: payment.sourceType,
    status: payment.status,
    ownerId: owner,
    payerId: payment.payerId,
    payer: presentPayer(tx.payers.get(payment.payerId) as Payer, owner),
    accountKey: payment.accountKey,
    accountId: idFor(`account/${payment.accountKey}`),
    feeSplit: presentFeeSplit(payment),
    ...(receivableId === null ? {} : { receivableId }),
    ...(datePosted === null ? {} : { datePosted: isoMillis(datePosted) }),
    ...(datePaid === null ? {} : { datePaid: isoMillis(datePaid) }),
    ...(dateFailed === null ? {} : { dateFailed: isoMillis(dateFailed) }),
    ...(externalId === null ? {} : { externalId }),
    ...(description === null ? {} : { description }),
    ...(meta === null ? {} : { meta }),
    created: isoMillis(payment.created),
    lastUpdated: isoMillis(payment.lastUpdated),
  } as const;
}
