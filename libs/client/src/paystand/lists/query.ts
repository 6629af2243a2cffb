import type { CallOptions } from '../../connection/connection.js';

/** What a list can be ordered by; which members those are is inferred. */
export type Order = `${'created' | 'lastUpdated' | 'amount' | 'status' | 'id'} ${'ASC' | 'DESC'}`;

export interface ListOptions extends CallOptions {
  /** How many a page holds, from 1; 50 unless it says otherwise. The most is not documented. */
  readonly limit?: number;
  /** How many to skip. */
  readonly offset?: number;
  /** The newest first unless it says otherwise. */
  readonly order?: Order;
}

/** Whole days, in a time zone; the last one counts too (paystand.R46, paystand.R47). */
type Days =
  | { readonly from: string; readonly to: string; readonly preset?: never }
  /** The days that end today. `past7days` is documented; other numbers, 1 to 365, are inferred. */
  | { readonly preset: `past${number}days`; readonly from?: never; readonly to?: never }
  | { readonly from?: never; readonly to?: never; readonly preset?: never };

/** What changed, or was made, in these days: `{ from: '2026-03-01', to: '2026-03-31', dateType: 'lastUpdated' }`. */
export type DatedOptions = ListOptions &
  Days & {
    /** Which time is compared; that it is `created` when left out is inferred. */
    readonly dateType?: 'created' | 'lastUpdated';
    /** An IANA name. That it is the merchant's zone when left out is inferred. */
    readonly timezone?: string;
  };

/** Exact values. That invoices can be found by their keys is documented, how is inferred. */
export type ReceivableOptions = DatedOptions & {
  /** The `erpId` that the invoice was made with. */
  readonly extId?: string;
  readonly extCustomerId?: string;
};

/** What a list is asked, for the rows from an offset on. Days and keys count only with the word that switches them on (paystand.R45). */
export function queryOf(options: ReceivableOptions, offset: number): Readonly<Record<string, string | number>> {
  const { limit, order, from, to, preset, dateType, timezone, extId, extCustomerId } = options;
  const custom = (from ?? to) === undefined ? undefined : 'custom';
  const days = { datepreset: preset ?? custom, datestart: from, dateend: to, datetype: dateType, timezone };
  const filters = given({ ...days, extId, extCustomerId });
  const paging = given({ limit, offset: offset || undefined, order });
  if (filters.length === 0) return Object.fromEntries(paging);
  return { 'f.querytype': 'by-query-filters', ...Object.fromEntries([...filters, ...paging].map(([name, value]) => [`f.${name}`, value])) };
}

const given = (said: Readonly<Record<string, string | number | undefined>>) =>
  Object.entries(said).filter((entry): entry is [string, string | number] => entry[1] !== undefined);
