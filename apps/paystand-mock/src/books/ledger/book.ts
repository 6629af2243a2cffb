import type { Records, TxBase } from '@paystub/mock-kernel';
import { nextId } from '../../values/ids.js';
import type { Currency } from '../../values/stored.js';
import { type Balance, moved } from './balance.js';
import type { Entry, Movement } from './entry.js';

/** What of a world the ledger is. */
export type Books = TxBase<unknown> & { readonly entries: Records<Entry>; readonly balances: Records<Balance> };

/** Dossier 7.6: what moves the merchant's balance; `held` while a hold of its payment is on it. Nothing is booked of nothing. */
export function book(tx: Books, movement: Movement, held = false): void {
  const { amount, currency } = movement;
  if (amount === 0) return;
  tx.entries.put({ ...movement, id: nextId(tx), created: tx.now, lastUpdated: tx.now, held, transferId: null });
  move(tx, currency, held ? { held: amount } : { available: amount });
}

/** What a hold kept of a payment can be paid out. */
export function releaseEntries(tx: Books, paymentId: string, currency: Currency): void {
  const entries = [...tx.entries.all(['payment', paymentId])].filter(({ held }) => held);
  const sum = changed(tx, entries, { held: false });
  move(tx, currency, { held: -sum, available: sum });
}

/** All that a payout of a currency would hold. */
export const openEntries = (tx: Books, currency: Currency): readonly Entry[] => [...tx.entries.all(['open', currency])];

/** paystand.R188: a payout takes entries, and no other can. */
export function takeEntries(
  tx: Books,
  entries: readonly Entry[],
  { id, currency }: { readonly id: string; readonly currency: Currency },
): void {
  const sum = changed(tx, entries, { transferId: id });
  tx.balances.put({ ...move(tx, currency, { available: -sum }), paidOutAt: tx.now });
}

/** paystand.R187: what a failed payout had taken is there again. */
export function giveBackEntries(tx: Books, entries: readonly Entry[], currency: Currency): void {
  move(tx, currency, { available: changed(tx, entries, { transferId: null }) });
}

/** The sum of what was changed. */
function changed(tx: Books, entries: readonly Entry[], by: Partial<Pick<Entry, 'held' | 'transferId'>>): number {
  for (const entry of entries) tx.entries.put({ ...entry, ...by, lastUpdated: tx.now });
  return entries.reduce((sum, { amount }) => sum + amount, 0);
}

/** Every world starts with a balance of each currency. */
const move = (tx: Books, currency: Currency, by: Parameters<typeof moved>[2]): Balance =>
  tx.balances.put(moved(tx.balances.get(currency) as Balance, tx.now, by));
