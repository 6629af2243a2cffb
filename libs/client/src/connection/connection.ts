import { setTimeout as after } from 'node:timers/promises';
import { Patience } from '../../connection/patience.js';
import { isWrite } from './answer.js';
import { ApiKey } from './api-key.js';
import type { Answer, Endpoint, Input } from './endpoint.js';
import type { PayproError } from './paypro-error.js';
import { waitAfter } from './retry.js';
import { type Fetch, type Sending, Wire } from './wire.js';

export interface PayproOptions {
  /** `pp_` and 32 letters or digits, from PayPro's dashboard. It is never logged, printed or put into an error. */
  readonly apiKey: string;
  /** `https://api.paypro.nl` unless it says otherwise. The sandbox listens on `http://127.0.0.1:4030`. */
  readonly baseUrl?: string;
  readonly fetch?: Fetch;
  /** How long a call may take in whole, repetitions and waits included; 30,000 unless it says otherwise, as in PayPro's SDKs. */
  readonly timeoutMs?: number;
  /** How often a call may be repeated where that is safe; 2 unless it says otherwise. */
  readonly retries?: number;
  /** How the client waits between repetitions. */
  readonly sleep?: Sleep;
}

export interface CallOptions {
  /** Gives the call up. One that changes something may have been carried out all the same: the error is `unknown_outcome` then. */
  readonly signal?: AbortSignal;
  /** How long this call may take in whole. */
  readonly timeoutMs?: number;
}

type Sleep = (ms: number, signal: AbortSignal) => Promise<void>;

/** The one way to call PayPro: with a time limit, repetitions where they are safe, and every failure as a PayproError. */
export class Connection {
  readonly #wire: Wire;
  readonly #timeoutMs: number;
  readonly #retries: number;
  readonly #sleep: Sleep;

  constructor({ apiKey, baseUrl = 'https://api.paypro.nl', fetch = globalThis.fetch, ...options }: PayproOptions) {
    this.#wire = new Wire(new ApiKey(apiKey), baseUrl, fetch);
    this.#timeoutMs = options.timeoutMs ?? 30_000;
    this.#retries = options.retries ?? 2;
    this.#sleep = options.sleep ?? ((ms, signal) => after(ms, undefined, { signal }));
  }

  async call<E extends Endpoint>(
    endpoint: E,
    input: Input<E>,
    { signal, timeoutMs = this.#timeoutMs }: CallOptions = {},
  ): Promise<Answer<E>> {
    const sending: Sending = { endpoint, ...input };
    const patience = new Patience(timeoutMs, signal);
    for (let tried = 1; ; tried += 1) {
      if (signal?.aborted) throw this.#wire.aborted(endpoint, signal);
      const outcome = await this.#wire.attempt(sending, patience);
      if ('answer' in outcome) return outcome.answer as Answer<E>;
      await this.#pause(outcome.failed, endpoint, tried, patience);
    }
  }

  unexpected(endpoint: Endpoint, message: string): PayproError {
    return this.#wire.unexpected(endpoint, message);
  }

  /** Waits until the same call may be sent again, or throws what it failed with. */
  async #pause(failed: PayproError, endpoint: Endpoint, tried: number, patience: Patience): Promise<void> {
    const wait = tried > this.#retries ? undefined : waitAfter(failed, !isWrite(endpoint), tried);
    if (wait === undefined || !patience.allows(wait)) throw failed;
    try {
      await this.#sleep(wait, patience.either);
    } catch (error) {
      if (!patience.either.aborted) throw error;
    }
    if (patience.over) throw failed;
  }
}
