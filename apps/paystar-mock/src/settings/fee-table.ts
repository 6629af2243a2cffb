/** A row of a business unit's fee table: dollars and per cent. */
export interface FeeTier {
  readonly id: number;
  readonly paymentChannel: 'QuickPay' | 'POS';
  readonly paymentSourceType: 'CreditCard' | 'ACH';
  readonly startRange: number;
  readonly endRange: number;
  readonly flatFee: number;
  readonly percentageFee: number;
}

/** Dossier 4.12: what a biller publishes for cards; bank accounts are free. Dollars and per cent; where two ranges meet, the first counts. */
const cards = [
  { startRange: 0, endRange: 50, flatFee: 1.95, percentageFee: 0 },
  { startRange: 50, endRange: 100, flatFee: 2.72, percentageFee: 0 },
  { startRange: 100, endRange: 5000, flatFee: 0, percentageFee: 2.75 },
];

export const feeTable: readonly FeeTier[] = (['QuickPay', 'POS'] as const).flatMap((paymentChannel, channel) => [
  ...cards.map((tier, row) => ({ id: channel * 4 + row + 1, paymentChannel, paymentSourceType: 'CreditCard' as const, ...tier })),
  {
    id: channel * 4 + 4,
    paymentChannel,
    paymentSourceType: 'ACH',
    startRange: 0,
    endRange: 1_000_000_000,
    flatFee: 0,
    percentageFee: 0,
  },
]);
