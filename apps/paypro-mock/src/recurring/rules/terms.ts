import type { components } from '@paystub/contracts/paypro';
import { fault } from '../../faults.js';
import type { Length } from './dates.js';

type Schemas = components['schemas'];

/** Dossier 5.8: what a period costs, and how long it lasts. */
export interface Terms extends Length {
  readonly amount: number;
  readonly vat: number;
}

/** What differs in the first period; without a length of its own it lasts as long as every other. */
export interface FirstTerms {
  readonly amount: number;
  readonly vat: number;
  readonly interval?: Length['interval'];
  readonly multiplier?: number;
}

export const termsOf = ({ amount, vat, interval, multiplier }: Schemas['PeriodCreate']): Terms => ({
  amount,
  vat: vat ?? 0,
  interval,
  multiplier,
});

export const firstTermsOf = (request: Schemas['FirstPeriodCreate'] | undefined): FirstTerms | null =>
  request ? { amount: request.amount, vat: request.vat ?? 0, ...lengthIn(request) } : null;

/** paypro.R88: what is sent replaces; the rest stays. Where there were no terms yet, all that they need has to be sent. */
export function changedTerms(terms: Terms | null, request: Schemas['PeriodUpdate']): Terms {
  return {
    amount: set('period.amount', request.amount ?? terms?.amount),
    vat: changedVat(terms, request),
    interval: set('period.interval', request.interval ?? terms?.interval),
    multiplier: set('period.multiplier', request.multiplier ?? terms?.multiplier),
  };
}

/** paypro.R90: the same; null takes what differs away. */
export const changedFirstTerms = (terms: FirstTerms | null, request: Schemas['FirstPeriodUpdate']): FirstTerms | null =>
  request && {
    ...terms,
    amount: set('first_period.amount', request.amount ?? terms?.amount),
    vat: changedVat(terms, request),
    ...lengthIn(request),
  };

/** How long the first period lasts, where that is its own: an interval once, or several of every other period's. */
export function ownLength(first: FirstTerms | null, terms: Terms): Length | undefined {
  if (first?.interval === undefined && first?.multiplier === undefined) return undefined;
  return { interval: first.interval ?? terms.interval, multiplier: first.multiplier ?? 1 };
}

const lengthIn = ({ interval, multiplier }: Partial<Length>): Partial<Length> => ({
  ...(interval === undefined ? {} : { interval }),
  ...(multiplier === undefined ? {} : { multiplier }),
});

/** Null is none. */
const changedVat = (terms: { readonly vat: number } | null, { vat }: { readonly vat?: number | null }): number =>
  vat === undefined ? (terms?.vat ?? 0) : (vat ?? 0);

function set<V>(param: string, value: V | undefined): V {
  if (value === undefined) throw fault('must_be_set', { param });
  return value;
}
