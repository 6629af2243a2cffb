import type { Failed } from './failed.js';

/** Failures of a server or a gateway that may be over in a moment. 501 is none. */
const passing = new Set([500, 502, 503, 504]);
const firstWaitMs = 250;

/** What is known of a call: that it changes nothing, and that a limit refuses it before anything is carried out. */
export interface Repeatable {
  readonly reads: boolean;
  readonly limitsFirst: boolean;
}

/** How long to wait before the same call is sent again; undefined where it must not be. */
export function waitAfter(failed: Failed<unknown>, { reads, limitsFirst }: Repeatable, tried: number): number | undefined {
  switch (failed.kind) {
    case 'rate_limited':
      return failed.retryAfterMs ?? (reads || limitsFirst ? backoff(tried) : undefined);
    // Of a call that changes something it says that nobody got it.
    case 'connection':
      return backoff(tried);
    case 'server':
      return reads && passing.has(failed.status) ? backoff(tried) : undefined;
    default:
      return undefined;
  }
}

/** Twice as long each time, and at random up to half less, so that many callers do not come back together. */
const backoff = (tried: number): number => firstWaitMs * 2 ** (tried - 1) * (1 - Math.random() / 2);

/** Retry-After has seconds, or a date. */
export function retryAfter(header: string | null): number | null {
  if (header === null) return null;
  if (/^\d+$/.test(header.trim())) return Number(header) * 1000;
  const at = Date.parse(header);
  return Number.isNaN(at) ? null : Math.max(0, at - Date.now());
}
