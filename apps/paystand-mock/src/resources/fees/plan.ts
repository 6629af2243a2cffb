import type { PaymentFeeSplit, Rail } from '../payments/payment.js';
import { chargeOf } from './rate.js';

/** Who bears what a rail costs, and what the payer pays of it: a factor, and cents. */
interface Terms {
  readonly feeSplitType: 'recoup_custom_of_subtotal' | 'absorb_all_fees';
  readonly rate: string;
  readonly flat: number;
}

const absorbed: Terms = { feeSplitType: 'absorb_all_fees', rate: '0.00', flat: 0 };

/** Dossier 10.5: the default fee plan, the only one. paystand.R166: a bank's rail has no payer fee. */
const plan: Readonly<Record<Rail, Terms>> = {
  cardPayments: { feeSplitType: 'recoup_custom_of_subtotal', rate: '0.035', flat: 0 },
  networkBankPayments: absorbed,
  achBankPayments: absorbed,
};

/** paystand.R139: without a split the payer pays nothing on top, whatever the plan. */
export const withoutFee = (amount: number): PaymentFeeSplit => split(absorbed, amount);

/** paystand.R163: what a rail's part of the plan makes of a subtotal. */
export const quote = (rail: Rail, subtotal: number): PaymentFeeSplit => split(plan[rail], subtotal);

/** paystand.R140: what the payer is charged in all. */
export const payerTotal = ({ subtotal, payerTotalFees }: PaymentFeeSplit): number => subtotal + payerTotalFees;

const split = ({ feeSplitType, rate, flat }: Terms, subtotal: number): PaymentFeeSplit => ({
  feeSplitType,
  customRate: rate,
  customFlat: flat,
  subtotal,
  payerTotalFees: feeSplitType === 'absorb_all_fees' ? 0 : chargeOf(subtotal, { rate, flat }),
});
