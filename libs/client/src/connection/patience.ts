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

  /** The same, but only until the answer begins: how long a file is read after that is its reader's business. */
  untilAnswered(): { readonly signal: AbortSignal; readonly answered: () => void } {
    const controller = new AbortController();
    const end = () => controller.abort(this.#limit.reason);
    this.#limit.addEventListener('abort', end);
    const signal = this.signal ? AbortSignal.any([this.signal, controller.signal]) : controller.signal;
    return { signal, answered: () => this.#limit.removeEventListener('abort', end) };
  }

  allows(waitMs: number): boolean {
    return performance.now() + waitMs < this.#until;
  }

  /** Ends with the patience, whether or not the work itself listens to the signal. */
  async hold<T>(work: Promise<T>): Promise<T> {
    const { either } = this;
    let giveUp = (): void => {};
    const over = new Promise<never>((_, reject) => {
      giveUp = () => reject(either.reason);
    });
    if (either.aborted) giveUp();
    either.addEventListener('abort', giveUp);
    try {
      return await Promise.race([work, over]);
    } finally {
      // A caller's signal may outlive many calls, and keeps whoever listens to it.
      either.removeEventListener('abort', giveUp);
    }
  }
}
