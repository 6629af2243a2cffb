import type { Target } from '../session.js';

/** When the next request to a target may go out, in milliseconds of this process. */
const next = new WeakMap<Target, number>();

/** Waits for this request's turn, where all rules share an account that may ask only so often. */
export async function inTurn(target: Target, perMinute: number | undefined): Promise<void> {
  if (perMinute === undefined || target.freshAccounts) return;
  const now = performance.now();
  const turn = Math.max(now, next.get(target) ?? 0);
  next.set(target, turn + 60_000 / perMinute);
  if (turn > now) await new Promise((resolve) => setTimeout(resolve, turn - now));
}
