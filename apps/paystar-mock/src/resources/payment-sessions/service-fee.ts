import type { FeeTier } from '../../settings/fee-table.js';

/** What paying costs the payer, in integer cents, and by which row; no row, no fee. */
export interface ServiceFee {
  readonly tier: FeeTier | null;
  readonly amount: number;
}

/** Decimal places of a table's numbers that count. */
const PLACES = 6;
const ONE = 10n ** BigInt(PLACES);

/** A decimal number as an integer of millionths: what is computed with these is exact, as floating point is not. */
const millionths = (value: number): bigint => BigInt(value.toFixed(PLACES).replace('.', ''));

/** paystar.P30: the first row whose range holds the subtotal (integer cents); a flat fee and a percentage, half a cent is rounded up. */
export function serviceFeeOf(
  tiers: readonly FeeTier[],
  { channel, sourceType, subtotal }: { channel: FeeTier['paymentChannel']; sourceType: FeeTier['paymentSourceType']; subtotal: number },
): ServiceFee {
  const cents = BigInt(subtotal);
  const dollars = (cents * ONE) / 100n;
  const tier = tiers.find(
    ({ paymentChannel, paymentSourceType, startRange, endRange }) =>
      paymentChannel === channel &&
      paymentSourceType === sourceType &&
      millionths(startRange) <= dollars &&
      dollars <= millionths(endRange),
  );
  if (!tier) return { tier: null, amount: 0 };
  // A cent counts as 100 millions here, for a percentage is hundredths of millionths.
  const cent = 100n * ONE;
  const fee = (millionths(tier.flatFee) * cent) / 10_000n + cents * millionths(tier.percentageFee);
  return { tier, amount: Number((fee + cent / 2n) / cent) };
}
