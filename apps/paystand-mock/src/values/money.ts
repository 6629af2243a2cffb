/** Cents as money reads on the wire: `"289.82"` (paystand.R225). */
export function moneyText(cents: number): string {
  const whole = Math.abs(cents);
  return `${cents < 0 ? '-' : ''}${Math.floor(whole / 100)}.${String(whole % 100).padStart(2, '0')}`;
}

/** Cents of a decimal string, or of a JSON number; undefined where it has more than two decimals or is no amount. */
export function centsOf(value: unknown): number | undefined {
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text !== 'string') return undefined;
  const found = /^(-?)([0-9]{1,13})(?:\.([0-9]{1,2}))?$/.exec(text);
  if (!found) return undefined;
  const [, sign, whole = '', part = ''] = found;
  return (Number(whole) * 100 + Number(part.padEnd(2, '0'))) * (sign ? -1 : 1) + 0;
}
