/** Keeps keys, tokens and credentials out of what is thrown: at most their last four characters stay. */
export class Secrets {
  readonly #kept: readonly string[];
  #lent: readonly string[] = [];
  #masks: readonly (readonly [form: string, mask: string])[] = [];

  constructor(secrets: readonly string[]) {
    this.#kept = secrets;
    this.lend();
  }

  /** Keeps these out from now on; of many, the latest ones. */
  lend(...tokens: readonly string[]): void {
    this.#lent = [...this.#lent, ...tokens].slice(-mostLent);
    const longestFirst = [...this.#kept, ...this.#lent].filter((secret) => secret !== '').sort((a, b) => b.length - a.length);
    this.#masks = longestFirst.flatMap((secret) => formsOf(secret).map((form) => [form, maskOf(secret)] as const));
  }

  masked(text: string): string {
    return this.#masks.reduce((masked, [form, mask]) => masked.replaceAll(form, () => mask), text);
  }

  /** The same for every text inside a JSON value; names of fields stay as they are. */
  maskedIn<T>(value: T): T {
    return this.#copy(value) as T;
  }

  #copy(value: unknown): unknown {
    if (typeof value === 'string') return this.masked(value);
    if (Array.isArray(value)) return value.map((item) => this.#copy(item));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, this.#copy(item)]));
  }
}

/** Tokens end; a client may get any number of them. */
const mostLent = 20;

const formsOf = (secret: string): readonly string[] => [...new Set([secret, encodeURIComponent(secret)])];
const maskOf = (secret: string): string => (secret.length > 8 ? `…${secret.slice(-4)}` : '…');

/** Whether a text can be sent as a credential. Asked beforehand, because fetch repeats a header that it refuses. */
export const isSendable = (credential: unknown): credential is string =>
  typeof credential === 'string' && /^[\x21-\x7e]+$/.test(credential);
