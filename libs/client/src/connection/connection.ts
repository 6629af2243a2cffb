import { setTimeout as after } from 'node:timers/promises';
import { isSpent } from '../files/streamed-form.js';
import type { Call, Dialect } from './dialect.js';
import type { AnswerOf, EndpointOf, InputOf } from './endpoint.js';
import type { Failed } from './failed.js';
import { type Gate, openGate } from './gate.js';
import { Patience } from './patience.js';
import { isWrite } from './refusal.js';
import { waitAfter } from './retry.js';
import { type Fetch, Wire, type WireOptions } from './wire.js';

/** What can be said to any client. */
export interface ClientOptions {
  readonly fetch?: Fetch;
  /** How long a call may take in whole, repetitions and waits included; 30,000 unless it says otherwise. */
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

export type Sleep = (ms: number, signal: AbortSignal) => Promise<void>;

export const sleep: Sleep = (ms, signal) => after(ms, undefined, { signal });

/** The one way to call a provider: with a time limit, repetitions where they are safe, and every failure as an error of that provider. */
export class Connection<Paths, LookUp> {
  readonly #dialect: Dialect<LookUp>;
  readonly #wire: Wire<LookUp>;
  readonly #gate: Gate;
  readonly #timeoutMs: number;
  readonly #retries: number;
  readonly #sleep: Sleep;

  constructor(dialect: Dialect<LookUp>, wire: Omit<WireOptions, 'fetch' | 'answered'>, options: ClientOptions, gate: Gate = openGate) {
    this.#dialect = dialect;
    this.#gate = gate;
    this.#wire = new Wire(dialect, { ...wire, fetch: options.fetch ?? globalThis.fetch, answered: gate.answered });
    this.#timeoutMs = options.timeoutMs ?? 30_000;
    this.#retries = options.retries ?? 2;
    this.#sleep = options.sleep ?? sleep;
  }

  async call<E extends EndpointOf<Paths>>(
    endpoint: E,
    input: InputOf<Paths, E>,
    { signal, timeoutMs = this.#timeoutMs }: CallOptions = {},
  ): Promise<AnswerOf<Paths, E>> {
    const { query, body, ...path } = input as Omit<Call, 'endpoint' | 'path'>;
    const call: Call = { endpoint, path, query, body };
    const patience = new Patience(timeoutMs, signal);
    for (let [tried, renewed] = [1, false]; ; ) {
      if (signal?.aborted) throw this.#dialect.errorOf(this.#wire.aborted(endpoint, signal));
      const entry = await this.#gate.enter(endpoint, patience);
      const outcome = await this.#wire.attempt(call, patience, entry.headers);
      if ('answer' in outcome) return outcome.answer as AnswerOf<Paths, E>;
      const { failed } = outcome;
      if (isSpent(body)) throw this.#dialect.errorOf(failed);
      if (failed.kind === 'authentication' && !renewed && entry.renew?.()) renewed = true;
      else await this.#pause(failed, endpoint, tried++, patience);
    }
  }

  /** An answer that its reader cannot make sense of. */
  unexpected(endpoint: EndpointOf<Paths>, message: string): Error {
    return this.#dialect.errorOf(this.#wire.unexpected(endpoint, message));
  }

  /** What ended the reading of a file. */
  broken(endpoint: EndpointOf<Paths>, error: unknown, signal?: AbortSignal): Error {
    return this.#dialect.errorOf(signal?.aborted ? this.#wire.aborted(endpoint, signal) : this.#wire.broken(endpoint, error));
  }

  /** Waits until the same call may be sent again, or throws what it failed with. */
  async #pause(failed: Failed<LookUp>, endpoint: string, tried: number, patience: Patience): Promise<void> {
    const { limitsFirst = false } = this.#dialect;
    const repeatable = { reads: !isWrite(this.#dialect, endpoint), limitsFirst };
    const wait = tried > this.#retries ? undefined : waitAfter(failed, repeatable, tried);
    if (wait === undefined || !patience.allows(wait)) throw this.#dialect.errorOf(failed);
    try {
      await this.#sleep(wait, patience.either);
    } catch (error) {
      if (!patience.either.aborted) throw error;
    }
    if (patience.over) throw this.#dialect.errorOf(failed);
  }
}
