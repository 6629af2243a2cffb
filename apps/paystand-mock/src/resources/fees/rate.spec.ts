import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { payerTotal, quote, withoutFee } from './plan.js';
import { chargeOf } from './rate.js';

const merchant = { rate: '0.0249', flat: 30 };

it.each([
  [10_350, 288],
  [28_982, 752],
  [1, 30],
  [0, 30],
])('of %i cents, 2.49 %% and 0.30 are %i cents', (cents, charge) => {
  expect(chargeOf(cents, merchant)).toBe(charge);
});

it.each([
  ['0.5', 1, 1],
  ['0.5', 3, 2],
  ['0.035', 100, 4],
  ['0.035', 14, 0],
  ['0.035', 15, 1],
  ['1.005', 100, 101],
  ['0', 99, 0],
  ['2', 99, 198],
])('a factor of %s of %i cents is rounded half up to %i', (rate, cents, charge) => {
  expect(chargeOf(cents, { rate, flat: 0 })).toBe(charge);
});

it('is never more than half a cent off, however large the sum', () => {
  fc.assert(
    fc.property(fc.nat(10 ** 12), fc.nat(99_999), (cents, rate) => {
      const exact = BigInt(cents) * BigInt(rate);
      const off = BigInt(chargeOf(cents, { rate: `0.${String(rate).padStart(5, '0')}`, flat: 0 })) * 100_000n - exact;
      expect(off > -50_000n && off <= 50_000n).toBe(true);
    }),
  );
});

it('quotes 3.50 on top of 100.00 for a card, and nothing for a bank [paystand.R163, R166]', () => {
  const card = quote('cardPayments', 10_000);
  expect([card.feeSplitType, card.customRate, card.payerTotalFees, payerTotal(card)]).toEqual([
    'recoup_custom_of_subtotal',
    '0.035',
    350,
    10_350,
  ]);
  for (const rail of ['networkBankPayments', 'achBankPayments'] as const) {
    const bank = quote(rail, 10_000);
    expect([bank.feeSplitType, bank.payerTotalFees, payerTotal(bank)]).toEqual(['absorb_all_fees', 0, 10_000]);
  }
});

it('has no payer fee without a split [paystand.R139]', () => {
  expect(withoutFee(10_000)).toMatchObject({ subtotal: 10_000, payerTotalFees: 0 });
});
