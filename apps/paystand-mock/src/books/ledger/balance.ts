import type { Due } from '@paystub/mock-kernel';
import type { Settings } from '../../settings/settings.js';
import type { Currency, Stored } from '../../values/stored.js';
import { payoutAfter } from './payout-time.js';

/** What the merchant has of one currency, the sum of the ledger's entries that no payout has taken; its id is the currency. */
export interface Balance extends Stored {
  readonly id: Currency;
  /** Signed cents: what a payout would take. Below zero it is carried over. */
  readonly available: number;
  /** Cents of payments that are paid, and still on hold. */
  readonly held: number;
  /** When it was last paid out; null for never. */
  readonly paidOutAt: number | null;
}

export const newBalance = (currency: Currency, at: number): Balance => ({
  id: currency,
  available: 0,
  held: 0,
  paidOutAt: null,
  created: at,
  lastUpdated: at,
});

/** By an entry that is booked, released or given back. */
export const moved = (balance: Balance, now: number, by: { readonly available?: number; readonly held?: number }): Balance => ({
  ...balance,
  available: balance.available + (by.available ?? 0),
  held: balance.held + (by.held ?? 0),
  lastUpdated: now,
});

/** Dossier 10.6, S10: what is available is paid out at the merchant's hour of the day, once a day; a debt waits for more to come in. */
export function dueForPayout({ available, lastUpdated, paidOutAt }: Balance, { times, timeZone }: Settings): readonly Due[] {
  if (available <= 0 || times.payout === null) return [];
  const from = paidOutAt === null ? lastUpdated : Math.max(lastUpdated, paidOutAt + 1);
  return [{ at: payoutAfter(from, times.payout, timeZone), job: 'pay-out' }];
}
