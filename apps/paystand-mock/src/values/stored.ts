/** What every stored object has; dates are epoch milliseconds, money is integer cents. */
export interface Stored {
  readonly id: string;
  readonly created: number;
  /** paystand.R227: moves with every change. */
  readonly lastUpdated: number;
}

export type Currency = 'USD' | 'CAD';

/** Free keys and values, kept as they came (paystand.R153). */
export type Meta = Readonly<Record<string, unknown>>;

export interface Address {
  readonly street1?: string;
  readonly street2?: string;
  readonly city?: string;
  readonly state?: string;
  readonly postalCode?: string;
  readonly country?: string;
}
