import type { Address, Meta, Stored } from '../../stored.js';

/** Whom a payment comes from. A payer customer has one of its own. */
export interface Payer extends Stored {
  readonly name: string;
  readonly email: string;
  /** The `extCustomerId` of its payer customer, or what the request said. */
  readonly externalId: string | null;
  readonly address: Address | null;
  readonly meta: Meta | null;
}
