import type { components } from '@paystub/contracts/paystand';
import type { Fee } from '../resources/fees/fee.js';
import { payerTotal } from '../resources/fees/plan.js';
import type { Payment, Rail } from '../resources/payments/payment.js';
import { isoMillis } from '../values/dates.js';
import { moneyText } from '../values/money.js';

type Schemas = components['schemas'];

/** paystand.R167: a delayed fee has no amount. Its payment is shown as it was when the fee last changed. */
export const presentFee = (fee: Fee, payment: Payment, owner: string): Schemas['Fee'] => ({
  object: 'fee',
  id: fee.id,
  ...(fee.amount === null ? {} : { amount: moneyText(fee.amount) }),
  resourceAmount: moneyText(fee.resourceAmount),
  currency: fee.currency,
  feeType: fee.feeType,
  resource: {
    id: payment.id,
    amount: moneyText(payment.amount),
    currency: payment.currency,
    status: fee.resource.status,
    ownerId: owner,
    created: isoMillis(payment.created),
    lastUpdated: isoMillis(fee.resource.lastUpdated),
    payerId: payment.payerId,
  },
  resourceId: payment.id,
  resourceType: 'Payment',
  ownerId: owner,
  status: 'active',
  created: isoMillis(fee.created),
  lastUpdated: isoMillis(fee.lastUpdated),
});

const feeTypes: Readonly<Record<Rail, Schemas['FeeType']>> = {
  cardPayments: 'cardPayment.posted',
  networkBankPayments: 'networkBankPayment.posted',
  achBankPayments: 'achBankPayment.posted',
};

/** Dossier 6.9. */
export const presentFeeSplit = ({ feeSplit, rail, currency }: Payment): Schemas['FeeSplit'] => ({
  object: 'feeSplit',
  feeType: feeTypes[rail],
  feeSplitType: feeSplit.feeSplitType,
  customRate: feeSplit.customRate,
  customFlat: moneyText(feeSplit.customFlat),
  currency,
  subtotal: moneyText(feeSplit.subtotal),
  payerTotalFees: moneyText(feeSplit.payerTotalFees),
  payerDiscount: moneyText(0),
  payerTotal: moneyText(payerTotal(feeSplit)),
  merchantTotalFees: moneyText(0),
});
