/** The checksum of the American Bankers Association: weights 3, 7, 1. */
export function isRoutingNumber(text: string): boolean {
  if (!/^[0-9]{9}$/.test(text)) return false;
  const sum = [...text].reduce((total, digit, i) => total + Number(digit) * ([3, 7, 1][i % 3] as number), 0);
  return sum % 10 === 0;
}
