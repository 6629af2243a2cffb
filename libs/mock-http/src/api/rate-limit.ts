import type { Fault } from '@paystub/mock-kernel';
import { machineNow } from '../machine.js';
import type { WorldHost } from '../worlds/host.js';
import type { Exchange, Shell, Step } from './step.js';

/** Length of a window: it begins with the first request that is counted. */
const WINDOW_MS = 60_000;
/** Past this number of askers the one that was counted longest ago is forgotten. */
const MOST = 20_000;

interface Window {
  readonly since: number;
  count: number;
}

/** Requests counted per asker, in windows of the asker's own clock. They are no part of any world's value: a fork begins with none. */
export class Rates {
  private readonly windows = new Map<string, Window>();
  private readonly told = new Set<string>();

  /** Counts one more; answers how many there were in this window, and when it ends. */
  count(asker: string, now: number): { readonly count: number; readonly endsAt: number } {
    let window = this.windows.get(asker);
    if (!window || now >= window.since + WINDOW_MS || now < window.since) {
      window = { since: now, count: 0 };
      this.windows.delete(asker);
      this.windows.set(asker, window);
      if (this.windows.size > MOST) this.windows.delete(this.windows.keys().next().value as string);
    }
    window.count++;
    return { count: window.count, endsAt: window.since + WINDOW_MS };
  }

  /** True the first time that it is asked about this asker. */
  isNews(asker: string): boolean {
    if (this.told.has(asker)) return false;
    this.told.add(asker);
    return true;
  }

  forget(asker: string): void {
    this.windows.delete(asker);
    this.told.delete(asker);
  }
}

/** Whose requests count together. */
export interface Asker {
  /** Selects the world, where there is one. */
  readonly credential?: string | undefined;
  readonly host?: WorldHost | undefined;
  /** Where there is none: an address. */
  readonly address?: string | undefined;
}

export interface RateLimitOptions {
  /** Requests that a window takes. */
  readonly standard: number;
  /** The limit that a world has set for itself. */
  readonly own: (host: WorldHost) => number | undefined;
  readonly asker: (exchange: Exchange, shell: Shell) => Asker;
  /** Of every answer, flat: name, value. `endsAt` is epoch milliseconds. */
  readonly headers: (limit: number, remaining: number, endsAt: number) => readonly string[];
  readonly refuse: (limit: number, retryAfterSeconds: number) => Fault;
  /** What to tell whoever reads the log, once a world. */
  readonly advice: (host: WorldHost, limit: number) => string;
}

/**
 * Whether the asker has requests left in this minute. The window of a world that stands still does not end: there the standard limit counts
 * and refuses nothing, only a limit of the world's own does.
 */
export function rateLimit<T>(options: RateLimitOptions): Step<T> {
  return {
    name: 'rate limit',
    inWorld: false,
    run(exchange, shell) {
      const { credential, host, address = '' } = options.asker(exchange, shell);
      exchange.credential = credential;
      exchange.host = host;
      const asker = credential === undefined ? `address ${address}` : shell.askerOf(credential);
      const now = Math.floor(host ? host.now : machineNow());
      const { count, endsAt } = shell.rates.count(asker, now);
      const own = host && options.own(host);
      const limit = own ?? options.standard;
      exchange.answerHeaders.push(...options.headers(limit, Math.max(0, limit - count), endsAt));
      if (count <= limit || (host?.world.frozen && own === undefined)) return;
      if (host && shell.rates.isNews(asker)) host.sandbox.reporter.advise(host, options.advice(host, limit));
      throw options.refuse(limit, Math.max(1, Math.ceil((endsAt - now) / 1000)));
    },
  };
}
