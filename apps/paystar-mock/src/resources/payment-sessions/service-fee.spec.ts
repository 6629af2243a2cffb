import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FeeTier, feeTable } from '../../settings/fee-table.js';
import { serviceFeeOf } from './service-fee.js';

const card = { channel: 'QuickPay', sourceType: 'CreditCard' } as const;
const row = (fields: Partial<FeeTier>): FeeTier => ({
  id: 1,
  paymentChannel: 'QuickPay',
  paymentSourceType: 'CreditCard',
  startRange: 0,
  endRange: 10_000,
  flatFee: 0,
  percentageFee: 0,
  ...fields,
});

describe('the usual table', () => {
  it.each([
    [1, 195, 1],
    [5000, 195, 1],
    [5001, 272, 2],
    [10_000, 272, 2],
    [10_001, 275, 3],
    [10_018, 275, 3],
    // 2.75 % of 100.20 is 2.7555.
    [10_020, 276, 3],
    [500_000, 13_750, 3],
  ])('takes a fee for %i cents by card of %i, by row %i [paystar.P30]', (subtotal, amount, id) => {
    expect(serviceFeeOf(feeTable, { ...card, subtotal })).toMatchObject({ amount, tier: { id } });
  });

  it('takes none above its ranges, and none by bank account', () => {
    expect(serviceFeeOf(feeTable, { ...card, subtotal: 500_001 })).toEqual({ tier: null, amount: 0 });
    expect(serviceFeeOf(feeTable, { channel: 'QuickPay', sourceType: 'ACH', subtotal: 500_001 })).toMatchObject({
      tier: { id: 4 },
      amount: 0,
    });
  });

  it('is the same at the counter', () => {
    expect(serviceFeeOf(feeTable, { ...card, channel: 'POS', subtotal: 5000 })).toMatchObject({ tier: { id: 5 }, amount: 195 });
  });
});

it('half a cent is rounded up, once, and what floating point makes of decimals does not show', () => {
  const fee = (flatFee: number, percentageFee: number, subtotal: number) =>
    serviceFeeOf([row({ flatFee, percentageFee })], { ...card, subtotal }).amount;
  // 1.005 % of 100.00 is 1.005; in floating point it is a little less.
  expect(fee(0, 1.005, 10_000)).toBe(101);
  expect(fee(0, 1.0049, 10_000)).toBe(100);
  expect(fee(0.004, 0.01, 1000)).toBe(1);
  expect(fee(1.95, 2.5, 333)).toBe(203);
});

describe('a fee', () => {
  const cents = fc.integer({ min: 1, max: 1_000_000 });
  const flat = fc.integer({ min: 0, max: 10_000 });
  // Thousandths of a per cent.
  const percentage = fc.integer({ min: 0, max: 100_000 });

  it('is the flat fee and the percentage, in whole cents, at most half a cent off [paystar.P30]', () => {
    fc.assert(
      fc.property(cents, flat, percentage, (subtotal, flatCents, thousandths) => {
        const table = [row({ flatFee: flatCents / 100, percentageFee: thousandths / 1000 })];
        const { amount } = serviceFeeOf(table, { ...card, subtotal });
        const exact = BigInt(flatCents) * 100_000n + BigInt(subtotal) * BigInt(thousandths);
        const off = BigInt(amount) * 100_000n - exact;
        expect(off > -50_000n && off <= 50_000n).toBe(true);
      }),
    );
  });

  it('is by the first row whose range holds the subtotal, its ends included [paystar.P30]', () => {
    const range = fc.tuple(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 0, max: 500 }));
    fc.assert(
      fc.property(fc.array(range, { maxLength: 6 }), fc.integer({ min: 0, max: 500 }), (ranges, subtotal) => {
        const table = ranges.map(([startRange, endRange], i) => row({ id: i + 1, startRange: startRange / 100, endRange: endRange / 100 }));
        const first = ranges.findIndex(([start, end]) => start <= subtotal && subtotal <= end);
        expect(serviceFeeOf(table, { ...card, subtotal }).tier?.id ?? 0).toBe(first + 1);
      }),
    );
  });
});
