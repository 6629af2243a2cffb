import { AsyncLocalStorage } from 'node:async_hooks';
import { type Exchange, Failure, type HttpRequest, send } from './wire/http.js';
import type { Browser } from './wire/tab.js';

/** What a rule may need beyond HTTP. `accounts`: a second account, or one that nobody else uses. `browser`: one that runs scripts. */
export type Need = 'accounts' | 'browser' | 'clock' | 'payer' | 'provider' | 'records' | 'settings' | 'webhooks';

/** What a rule has to know of an account, by name, which no credential says: whom it belongs to, who works there. */
export type Facts = Readonly<Record<string, string>>;

/** A base URL with credentials, and what else there is around it. */
export interface Target {
  readonly url: string;
  /** A credential for the next rule. */
  readonly credential: () => string | Promise<string>;
  /** Whether each of those is an account of its own, so that rules do not meet. */
  readonly freshAccounts?: boolean;
  /** A Paystub control plane, which moves clocks and plays the payer and the provider. */
  readonly control?: string;
  /** Whether webhooks reach this machine's loopback. */
  readonly reachesLoopback?: boolean;
  /** For what only a browser shows; it has to reach the target and this machine's loopback. */
  readonly browser?: Browser;
  /** The operationIds that the target has; all of them, when left out. */
  readonly built?: readonly string[];
  /** All that is known of its accounts; what is usual for the provider, when left out. */
  readonly facts?: Facts;
}

export function offers(target: Target): ReadonlySet<Need> {
  const needs: Need[] = [];
  if (target.freshAccounts) needs.push('accounts');
  if (target.control) needs.push('clock', 'payer', 'provider', 'records', 'settings');
  if (target.reachesLoopback) needs.push('webhooks');
  if (target.browser) needs.push('browser');
  return new Set(needs);
}

/** A part of a check that is less than documented, though its rule is not. */
export interface InferredPart {
  readonly label: string;
  readonly basis: 'observed' | 'inferred';
  readonly passed: boolean;
  readonly reason?: string;
}

/** Whether a session is being put away: what does that may still ask, and what is left of its check, at the same time, may not. */
const puttingAway = new AsyncLocalStorage<Session>();

/** One run of one rule: whom it asks, what it has asked and asserted so far, and what is to be put away afterwards. */
export class Session {
  requests = 0;
  assertions = 0;
  /** Whether the account is looked at before and after several requests, not each. */
  isWatched = false;
  readonly inferred: InferredPart[] = [];
  /** The operations that are inferred themselves: those that the rule says it hangs on, and has asked for; those that were there. */
  readonly guesses = { allowed: undefined as readonly string[] | undefined, asked: new Set<string>(), there: new Set<string>() };
  /** What the account was granted so far, such as a token, by the header that carries it. */
  readonly grants = new Map<string, Promise<string>>();
  readonly #afterwards: (() => unknown)[] = [];
  #partsUnderWay = 0;
  #isOver = false;

  constructor(
    readonly target: Target,
    readonly credential: string,
    readonly timeoutMs: number,
  ) {}

  async send(request: HttpRequest): Promise<Exchange> {
    if (this.#isOver && puttingAway.getStore() === undefined) throw new Error('the rule is over: it asks for nothing any more');
    this.requests += 1;
    return send(request, this.timeoutMs);
  }

  /** What such a part finds is reported apart, and counts for nothing else. */
  async infer(basis: InferredPart['basis'], label: string, part: () => unknown): Promise<void> {
    const { assertions } = this;
    this.#partsUnderWay += 1;
    try {
      await part();
      if (this.assertions === assertions) throw new Failure('this part asserts nothing');
      this.inferred.push({ label, basis, passed: true });
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      this.inferred.push({ label, basis, passed: false, reason: error.message });
    } finally {
      this.#partsUnderWay -= 1;
      this.assertions = assertions;
    }
  }

  /** An operation is asked for that is inferred itself: outside of an inferred part, the rule hangs on it. */
  guess(operationId: string): void {
    const { allowed, asked } = this.guesses;
    if (this.#partsUnderWay > 0 || allowed === undefined) return;
    if (!allowed.includes(operationId)) throw new Error(`${operationId} is inferred; a rule that hangs on it has to say so`);
    asked.add(operationId);
  }

  /** Puts something away when the rule is done; at once, where it is. */
  afterwards(work: () => unknown): void {
    if (this.#isOver) void this.#putAway(work);
    else this.#afterwards.push(work);
  }

  /** Puts everything away, last first. A check that goes on after its time finds that it asks for nothing any more. */
  async close(): Promise<void> {
    this.#isOver = true;
    for (const work of this.#afterwards.splice(0).reverse()) await this.#putAway(work);
  }

  /** What cannot be put away is left. */
  #putAway(work: () => unknown): Promise<void> {
    return puttingAway.run(this, async () => {
      try {
        await work();
      } catch {}
    });
  }
}

/** Nothing that the target shows tells whether the rule holds. */
export class Untold extends Error {}

/** An operation that the target is known not to have. */
export class NotBuilt extends Error {
  constructor(readonly operationId: string) {
    super(`${operationId} is not built`);
    this.name = 'NotBuilt';
  }
}
