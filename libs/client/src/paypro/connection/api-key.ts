import { isSendable, Secrets } from '../../connection/secrets.js';
import { invalidArgument } from './paypro-error.js';

/** The key, kept where nothing prints it, and a mask over it. */
export class ApiKey extends Secrets {
  readonly #key: string;

  constructor(key: unknown) {
    // PayPro's SDKs refuse the same.
    if (!isSendable(key))
      throw invalidArgument('apiKey', 'The API key must be a text of visible characters without spaces. PayPro shows it in its dashboard.');
    super([key]);
    this.#key = key;
  }

  get authorization(): string {
    return `Bearer ${this.#key}`;
  }
}
