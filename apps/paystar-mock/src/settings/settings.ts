import type { EventType } from '../resources/messages/message.js';
import type { FeeTier } from '../resources/payment-sessions/service-fee.js';
import { feeTable } from './fee-table.js';

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

/** What in reality Paystar's account managers set up. */
export interface Settings {
  /** By slug. */
  readonly businessUnits: Readonly<Record<string, BusinessUnit>>;
  /** How long a receiver may take to answer, in the machine's time. */
  readonly webhookTimeoutMs: number;
}

export const defaultSettings: Settings = {
  businessUnits: {
    'acme-utilities': {
      name: 'Acme Utilities',
      agents: { 'cashier@acme-utilities.example': { pos: true }, 'clerk@acme-utilities.example': { pos: false } },
    },
    'water-bill-pay': { name: 'Water Bill Pay' },
  },
  webhookTimeoutMs: 10_000,
};

/** paystar.P30: the table of a business unit that has none of its own. */
export const feeTiersOf = ({ feeTiers = feeTable }: BusinessUnit): readonly FeeTier[] => feeTiers;
