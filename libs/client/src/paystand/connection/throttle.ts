import { type Sleep, sleep as usualSleep } from '../../connection/connection.js';
import type { Patience } from '../../connection/patience.js';
import { retryAfter } from '../../connection/retry.js';

/** paystand.R33 */
const standardLimit = 3000;
const windowMs = 60_000;

/**
 * Keeps a client below its requests a minute: by its own count, whatever a server's minute begins with, and by what answers say of it.
 * What they say it in is inferred (`X-RateLimit-Limit`, `-Remaining`, `-Reset`); where it is missing, or cannot be, the count is all.
 */
export class Throttle {
  readonly #own: number | undefined;
  readonly #sleep: Sleep;
  readonly #now: () => number;
  /** When the requests of the last minute were sent, or will be. */
  #turns: number[] = [];
  #limit: number;
  #closedUntil = 0;

  constructor(own?: number, sleep: Sleep = usualSleep, now: () => number = () => performance.now()) {
    this.#own = own;
    this.#limit = own ?? standardLimit;
    this.#sleep = sleep;
    this.#now = now;
  }

  /** Waits for a turn. Answers how long that would take, where there is no time for it, and else nothing. */
  async turn(patience: Patience): Promise<number | undefined> {
    if (this.#limit === Number.POSITIVE_INFINITY) return undefined;
    const mine = this.#next();
    let reached = this.#now();
    const missing = Math.max(mine, this.#closedUntil) - reached;
    if (missing > 0 && !patience.allows(missing)) return missing;
    this.#turns.push(mine);
    for (let until = mine; until > reached || this.#closedUntil > reached; ) {
      until = Math.max(until, this.#closedUntil);
      if (!patience.allows(until - reached)) return until - reached;
      await this.#sleep(until - reached, patience.either);
      reached = until;
    }
    return undefined;
  }

  /** Learns from an answer. */
  heed({ status, headers }: Pick<Response, 'status' | 'headers'>): void {
    if (this.#own === Number.POSITIVE_INFINITY) return;
    const limit = wholeIn(headers, 'x-ratelimit-limit');
    if (limit !== undefined && limit > 0) this.#limit = Math.min(limit, this.#own ?? limit);
    const refusedFor = status === 429 ? retryAfter(headers.get('retry-after')) : null;
    const closedFor = refusedFor ?? (wholeIn(headers, 'x-ratelimit-remaining') === 0 ? untilReset(headers) : undefined);
    // A minute is the longest that there is to wait for: what says more is about another clock.
    if (closedFor !== undefined && closedFor <= windowMs) this.#closedUntil = Math.max(this.#closedUntil, this.#now() + closedFor);
  }

  /** The first moment at which a minute has room for one more. */
  #next(): number {
    const now = this.#now();
    const stale = this.#turns.findIndex((turn) => turn > now - windowMs);
    this.#turns = stale === 0 ? this.#turns : this.#turns.slice(stale === -1 ? this.#turns.length : stale);
    const before = this.#turns[this.#turns.length - this.#limit];
    return before === undefined ? Math.max(now, this.#turns.at(-1) ?? 0) : before + windowMs;
  }
}

/** By the server's clock, which its own date tells, whatever this machine's is. */
function untilReset(headers: Headers): number | undefined {
  const reset = wholeIn(headers, 'x-ratelimit-reset');
  if (reset === undefined) return undefined;
  const date = Date.parse(headers.get('date') ?? '');
  const ms = reset * 1000 - (Number.isNaN(date) ? Date.now() : date);
  return ms > 0 ? ms : undefined;
}

function wholeIn(headers: Headers, name: string): number | undefined {
  const text = headers.get(name)?.trim() ?? '';
  return /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}
