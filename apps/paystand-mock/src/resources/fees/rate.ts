import type { Rate } from '../../settings/settings.js';

/** A part of `cents`, and a fixed sum: half up to the cent, and exact however long the rate is. */
export function chargeOf(cents: number, { rate, flat }: Rate): number {
  const [whole = '0', part = ''] = rate.split('.');
  const unit = 10n ** BigInt(part.length);
  const product = BigInt(cents) * BigInt(`${whole}${part}`);
  return Number((2n * product + unit) / (2n * unit)) + flat;
}
