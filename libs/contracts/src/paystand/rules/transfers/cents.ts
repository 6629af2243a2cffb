/** Whole cents, for sums that have to be exact. */
export const centsOf = (money = '0.00'): number => Math.round(Number(money) * 100);

export const moneyOf = (cents: number): string => (cents / 100).toFixed(2);

/** What a payment costs the merchant, as far as that is known. */
export const feesOf = ({ fees }: { readonly fees: readonly { readonly amount?: string }[] }): number =>
  fees.reduce((sum, { amount }) => sum + centsOf(amount), 0);
