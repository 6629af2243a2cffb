import type { Address, Meta, Stored } from '../../values/stored.js';

/** Whom a payment comes from. A payer customer has one of its own. */
export interface Payer extends Stored {
  readonly name: string;
  readonly email: string;
  /** The `extCustomerId` of its payer customer, or what the request said. */
  readonly externalId: string | null;
  readonly address: Address | null;
  readonly meta: Meta | null;
}

/** What is known of a payer when it is made. */
export interface PayerFields {
  readonly name: string;
  readonly email: string;
  readonly externalId?: string | undefined;
  readonly address?: Address | undefined;
  readonly meta?: Meta | undefined;
}

export const newPayer = (id: string, now: number, { name, email, externalId, address, meta }: PayerFields): Payer => ({
  id,
  created: now,
  lastUpdated: now,
  name,
  email,
  externalId: externalId ?? null,
  address: address ?? null,
  meta: meta ?? null,
});
