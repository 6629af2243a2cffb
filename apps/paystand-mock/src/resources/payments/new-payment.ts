import type { Currency, Meta } from '../../values/stored.js';
import type { Bank } from '../banks/bank.js';
import type { Card } from '../cards/card.js';
import { withoutFee } from '../fees/plan.js';
import { type Payment, type PaymentFeeSplit, railOf } from './payment.js';

/** What a payment is made of; whoever asks for it has checked it. */
export interface Charge {
  readonly source: Card | Bank;
  readonly payerId: string;
  /** Cents that the payer is charged. */
  readonly amount: number;
  readonly currency: Currency;
  readonly feeSplit?: PaymentFeeSplit | undefined;
  readonly origin: Payment['origin'];
  readonly accountKey: string;
  readonly receivableId?: string | undefined;
  readonly description?: string | undefined;
  readonly meta?: Meta | undefined;
}

/** paystand.R138, R139: charged exactly, and without a split nothing of it is the payer's fee. */
export function newPayment(id: string, now: number, charge: Charge): Payment {
  const { source, amount } = charge;
  return {
    id,
    created: now,
    lastUpdated: now,
    amount,
    currency: charge.currency,
    source,
    sourceType: 'brand' in source ? 'Card' : 'Bank',
    rail: railOf(source),
    status: 'created',
    payerId: charge.payerId,
    feeSplit: charge.feeSplit ?? withoutFee(amount),
    accountKey: charge.accountKey,
    receivableId: charge.receivableId ?? null,
    origin: charge.origin,
    hold: null,
    disputedAmount: 0,
    toBeDisputed: 'outcome' in source && source.outcome === 'is disputed',
    description: charge.description ?? null,
    externalId: null,
    meta: charge.meta ?? null,
    datePosted: null,
    datePaid: null,
    dateFailed: null,
  };
}
