import type { ChosenSource, PaymentSource } from '../../resources/payment-sources/payment-source.js';

export type SourceType = ChosenSource['paymentSourceType'];

/** The ways to pay that a page offers. */
export interface Offer {
  /** What may be typed in anew. */
  readonly types: readonly SourceType[];
  /** What the customer has saved, newest first. */
  readonly saved: readonly PaymentSource[];
  /** What is in use already, and may stay. */
  readonly chosen?: ChosenSource | undefined;
}

export const bothTypes: readonly SourceType[] = ['CreditCard', 'ACH'];

/** What a form calls each type. */
export const nameOf = { CreditCard: 'card', ACH: 'bank' } as const;

/** The values of the radio buttons, in their order. */
export const valuesOf = ({ types, saved, chosen }: Offer): readonly string[] => [
  ...(chosen ? ['chosen'] : []),
  ...saved.map(({ id }) => `saved:${id}`),
  ...types.map((type) => nameOf[type]),
];

/** A value's type and, where it is known, its source. */
export function optionOf(
  offer: Offer,
  value: string | undefined,
): { readonly type: SourceType; readonly source?: ChosenSource } | undefined {
  const { types, saved, chosen } = offer;
  if (value === 'chosen') return chosen && { type: chosen.paymentSourceType, source: chosen };
  const source = saved.find(({ id }) => `saved:${id}` === value);
  if (source) return { type: source.paymentSourceType, source };
  const type = types.find((one) => nameOf[one] === value);
  return type && { type };
}
