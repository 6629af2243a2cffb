/** How long a call may take: until its caller gives up, or its time is over. */
export class Patience {
  readonly either: AbortSignal;
  readonly #limit: AbortSignal;
  readonly #until: number;

  constructor(
    readonly timeoutMs: number,
    readonly signal: AbortSignal | undefined,
  ) {
    this.#limit = AbortSignal.timeout(timeoutMs);
    this.#until = performance.now() + timeoutMs;
    this.either = signal ? AbortSignal.any([signal, this.#limit]) : this.#limit;
  }

  get over(): boolean {
    return this.#limit.aborted;
  }

  allows(waitMs: number): boolean {
    return performance.now() + waitMs < this.#until;
  }

  /** Ends with the patience, whether or not the work itself listens to the signal. */
  hold<T>(work: Promise<T>): Promise<T> {
    const { either } = this;
    return new Promise((resolve, reject) => {
      if (either.aborted) reject(either.reason);
      either.addEventListener('abort', () => reject(either.reason), { once: true });
      work.then(resolve, reject);
    });
  }
}
