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
