import { ids, owned, times } from './people.js';

/** What a payment is charged, and what it costs. */
export const charged = { amount: '66.07', currency: 'USD', settlementAmount: '66.07', settlementCurrency: 'USD' };

export const fee = {
  object: 'fee',
  id: 'e3w6z9t2k5c8n1v4b7x0m3q6',
  amount: '1.95',
  resourceAmount: '66.07',
  currency: 'USD',
  feeType: 'paystand',
  resource: { id: ids.payment, amount: '66.07', currency: 'USD', status: 'posted', payerId: ids.payer, ...owned },
  resourceId: ids.payment,
  resourceType: 'Payment',
  status: 'active',
  ...owned,
};

export const feeSplit = {
  object: 'feeSplit',
  feeType: 'cardPayment.posted',
  feeSplitType: 'recoup_custom_of_subtotal',
  customRate: '0.035',
  customFlat: '0.00',
  currency: 'USD',
  subtotal: '63.84',
  payerTotalFees: '2.23',
  payerDiscount: '0.00',
  payerTotal: '66.07',
  merchantTotalFees: '0.00',
};

export const hold = {
  object: 'hold',
  id: 'l6b9x2m5f2q5w8z1t4k7c0n3',
  amount: '66.07',
  currency: 'USD',
  holdTime: '2',
  releaseDate: '2026-03-04T09:15:00.000Z',
  resourceId: ids.payment,
  resourceType: 'Payment',
  status: 'active',
  ...times,
};

const setting = { customRate: '0.035', customFlat: '0.00', feeSplitType: 'absorb_all_fees' };
export const plan = {
  object: 'feeSettingPlan',
  id: 'x0m3q6e3w6z9t2k5c8n1v4b7',
  name: 'Default',
  feesIncentivesUrlKey: 'default',
  isDefault: true,
  cardPaymentFees: setting,
  networkBankPaymentFees: setting,
  achBankPaymentFees: setting,
  amexPaymentFees: setting,
  status: 'active',
  ...owned,
};

export const quotes = { cardPayments: feeSplit, bankPayments: feeSplit, networkBankPayments: feeSplit, achBankPayments: feeSplit };
