import { next } from '@paystub/mock-kernel';
import { invalid } from '../../refusals.js';
import type { Currency, Meta, Stored } from '../../values/stored.js';
import type { Bank } from '../banks/bank.js';
import type { Card } from '../cards/card.js';
import { type PaymentEvent, type PaymentStatus, paymentLifecycle } from './states.js';

/** How money comes in; each has a fee plan and limits of its own. */
export type Rail = 'cardPayments' | 'networkBankPayments' | 'achBankPayments';

/** What the payer pays on top; cents, but the rate is a factor. */
export interface PaymentFeeSplit {
  readonly feeSplitType: string;
  readonly customRate: string;
  readonly customFlat: number;
  /** The invoices' part. */
  readonly subtotal: number;
  readonly payerTotalFees: number;
}

/** Money of a payment that cannot be paid out yet. */
export interface Hold {
  readonly id: string;
  /** Whole days. */
  readonly holdTime: number;
  readonly releaseDate: number;
  readonly dateReleased: number | null;
  readonly status: 'created' | 'active' | 'released';
  readonly created: number;
  readonly lastUpdated: number;
}

export interface Payment extends Stored {
  /** Cents that the payer was charged, fee included. */
  readonly amount: number;
  readonly currency: Currency;
  readonly source: Card | Bank;
  readonly sourceType: 'Card' | 'Bank';
  readonly rail: Rail;
  readonly status: PaymentStatus;
  readonly payerId: string;
  readonly feeSplit: PaymentFeeSplit;
  readonly accountKey: string;
  /** The receivable that a request named. */
  readonly receivableId: string | null;
  readonly origin: 'api' | 'checkout';
  readonly hold: Hold | null;
  /** Cents that disputes took and have not given back. */
  readonly disputedAmount: number;
  /** Whether a dispute of it opens by itself once it is paid (paystand.R160). */
  readonly toBeDisputed: boolean;
  readonly description: string | null;
  readonly externalId: string | null;
  readonly meta: Meta | null;
  readonly datePosted: number | null;
  readonly datePaid: number | null;
  readonly dateFailed: number | null;
}

/** paystand.R148, dossier 5.6: a card, a bank that is verified, or one that is not. */
export const railOf = (source: Card | Bank): Rail =>
  'brand' in source ? 'cardPayments' : source.verified ? 'networkBankPayments' : 'achBankPayments';

/** paystand.R150: a payment changes status only along the table. */
export function advance(payment: Payment, event: PaymentEvent, now: number): Payment {
  const status = next(paymentLifecycle, payment.status, event);
  if (!status) throw invalid('status', `A payment that is ${payment.status} does not take ${event}`, payment.status, 'paystand.R150');
  return { ...payment, status, lastUpdated: now };
}

/** Whether its money is there and cannot be paid out yet. */
export const isHeld = ({ hold }: Payment): boolean => hold?.status === 'active';
