import type { EventType } from './event-type.js';
import { type FeeTier, feeTable } from './fee-table.js';

/** Where the messages of one event of a business unit go. */
export interface Webhook {
  readonly url: string;
  readonly secret: string;
  /** JSON text with `{{Variable}}`s; the default template of the event, unless given. */
  readonly template?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** `X-Paystar-Signature`, unless given. */
  readonly signatureHeader?: string;
}

/** A biller, as its account manager has set it up. */
export interface BusinessUnit {
  readonly name?: string;
  /** By e-mail address; those with `pos` may take payments at the counter. */
  readonly agents?: Readonly<Record<string, { readonly pos: boolean }>>;
  readonly paymentFields?: Readonly<Record<string, { readonly label: string }>>;
  readonly feeTiers?: readonly FeeTier[];
  readonly webhooks?: Readonly<Partial<Record<EventType, Webhook>>>;
}

/** By slug. */
export type BusinessUnits = Readonly<Record<string, BusinessUnit>>;

/** Undefined for a slug that no business unit has. */
export const findBusinessUnit = (units: BusinessUnits, slug: string): BusinessUnit | undefined =>
  Object.hasOwn(units, slug) ? units[slug] : undefined;

/** paystar.R35, R36, P9: whether somebody may take payments at the counter; addresses that differ in case are one. */
export const isPosAgent = ({ agents = {} }: BusinessUnit, email: string): boolean =>
  Object.entries(agents).some(([address, { pos }]) => pos && address.toLowerCase() === email.toLowerCase());

/** paystar.P30: the table of a business unit that has none of its own. */
export const feeTiersOf = ({ feeTiers = feeTable }: BusinessUnit): readonly FeeTier[] => feeTiers;
