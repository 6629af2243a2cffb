import { invalidArgument } from './paypro-error.js';

/** The key, kept where nothing prints it. */
export class ApiKey {
  readonly #key: string;

  constructor(key: unknown) {
    // Checked here, because fetch repeats a header that it refuses. The SDKs refuse the same.
    if (typeof key !== 'string' || !/^[\x21-\x7e]+$/.test(key))
      throw invalidArgument('apiKey', 'The API key must be a text of visible characters without spaces. PayPro shows it in its dashboard.');
    this.#key = key;
  }

  get authorization(): string {
    return `Bearer ${this.#key}`;
  }

  /** The text without the key, of which at most the last four characters stay. */
  masked(text: string): string {
    const mask = this.#key.length > 8 ? `…${this.#key.slice(-4)}` : '…';
    return [this.#key, encodeURIComponent(this.#key)].reduce((masked, form) => masked.replaceAll(form, () => mask), text);
  }

  /** The same for every text in plain data. */
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
