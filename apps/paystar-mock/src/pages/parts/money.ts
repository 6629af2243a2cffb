const dollars = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' });

/** Cents as people read them: `$1,234.50`. */
export function money(cents: number): string {
  // As text: a number would not hold the cents of the largest amounts.
  const digits = String(cents).padStart(3, '0');
  return dollars.format(`${digits.slice(0, -2)}.${digits.slice(-2)}` as `${number}`);
}

/** What an account owes: `Balance $42.10`, or `Credit of $3.25`. */
export const balance = (cents: number): string => (cents < 0 ? `Credit of ${money(-cents)}` : `Balance ${money(cents)}`);

/** Cents of an amount as people write it, `1,234.50` or `$42`; undefined where it is none. */
export function centsIn(text: string): number | undefined {
  const plain = text.trim().replace(/^\$/, '').replaceAll(',', '');
  if (!/^\d{1,12}(\.\d{1,2})?$/.test(plain)) return undefined;
  const [whole = '', part = ''] = plain.split('.');
  return Number(whole) * 100 + Number(part.padEnd(2, '0'));
}
