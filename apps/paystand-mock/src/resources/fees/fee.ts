import type { Settings } from '../../settings/settings.js';
import type { Currency, Stored } from '../../values/stored.js';
import type { Payment, Rail } from '../payments/payment.js';
import { chargeOf } from './rate.js';

/** What a payment costs the merchant. */
export interface Fee extends Stored {
  readonly paymentId: string;
  /** Cents; null while it is delayed (paystand.R167). */
  readonly amount: number | null;
  /** What the payer paid. */
  readonly resourceAmount: number;
  readonly currency: Currency;
  readonly feeType: 'delayed' | 'paystand';
  /** Of the payment, as it was when the fee last changed. */
  readonly resource: Pick<Payment, 'status' | 'lastUpdated'>;
}

/** Whether its amount is still to come. */
export const isDelayed = ({ amount }: Fee): boolean => amount === null;

type MerchantFees = Settings['merchantFees'];

const rateOf: Readonly<Record<Rail, keyof MerchantFees>> = {
  cardPayments: 'card',
  networkBankPayments: 'networkBank',
  achBankPayments: 'achBank',
};

/** paystand.R167, R169: a card's fee is known later, but for the card whose money is there at once; a bank's fee is final from the start. */
export function newFee(id: string, now: number, payment: Payment, fees: MerchantFees): Fee {
  const { id: paymentId, amount: resourceAmount, currency, source, sourceType } = payment;
  const comesLater = sourceType === 'Card' && !('outcome' in source && source.outcome === 'clears at once');
  const dates = { created: now, lastUpdated: now };
  const resource = copyOf(payment);
  const fee: Fee = { id, ...dates, paymentId, amount: null, resourceAmount, currency, feeType: 'delayed', resource };
  return comesLater ? fee : finalised(fee, now, payment, fees);
}

/** paystand.R168: it stays the same fee. */
export const finalised = (fee: Fee, now: number, payment: Payment, fees: MerchantFees): Fee => ({
  ...fee,
  amount: chargeOf(fee.resourceAmount, fees[rateOf[payment.rail]]),
  feeType: 'paystand',
  resource: copyOf(payment),
  lastUpdated: now,
});

export const copyOf = ({ status, lastUpdated }: Payment): Fee['resource'] => ({ status, lastUpdated });
