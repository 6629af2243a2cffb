import type { components } from '@paystub/contracts/paystand';

interface Token {
  readonly value: string;
  readonly renewAt: number;
  readonly endsAt: number;
}

/** paystand.R5: what a token lasts where its answer does not say. */
const twoWeeks = 1_209_600;
/** Renewed after 13 of 14 days (dossier 1.3), and as much before its end where it lasts otherwise. */
const renewedAfter = 13 / 14;
/** How long a token goes on being used before its renewal is tried once more. */
const againAfterMs = 60_000;

/** The one token of a client, which is asked for when it is needed, once for all that wait for it. */
export class Tokens {
  readonly #ask: () => Promise<components['schemas']['Token']>;
  #token: Token | undefined;
  #asking: Promise<Token> | undefined;

  constructor(ask: () => Promise<components['schemas']['Token']>) {
    this.#ask = ask;
  }

  /** A token, and whether it was made for this. */
  async current(): Promise<{ readonly value: string; readonly isNew: boolean }> {
    const token = this.#token;
    if (token && Date.now() < token.renewAt) return { value: token.value, isNew: false };
    try {
      this.#asking ??= this.#made();
      return { value: (await this.#asking).value, isNew: true };
    } catch (error) {
      if (!token || token !== this.#token || Date.now() >= token.endsAt) throw error;
      this.#token = { ...token, renewAt: Date.now() + againAfterMs };
      return { value: token.value, isNew: false };
    }
  }

  /** It is used no more. Whoever comes late, with a token before the one that there is, ends nothing. */
  refused(value: string): void {
    if (this.#token?.value === value) this.#token = undefined;
  }

  async #made(): Promise<Token> {
    try {
      const { access_token: value, expires_in } = await this.#ask();
      const lastsMs = (expires_in > 0 ? expires_in : twoWeeks) * 1000;
      this.#token = { value, renewAt: Date.now() + lastsMs * renewedAfter, endsAt: Date.now() + lastsMs };
      return this.#token;
    } finally {
      this.#asking = undefined;
    }
  }
}
