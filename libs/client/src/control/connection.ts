import type { paths } from '@paystub/contracts/control';
import createClient from 'openapi-fetch';
import { type AddressFault, addressOf, pathWith } from '../connection/address.js';
import { brokenBy } from '../connection/never-sent.js';
import { Patience } from '../connection/patience.js';
import { Secrets } from '../connection/secrets.js';
import type { Answer, Api } from './api.js';
import { ControlError, failure, isProblem } from './control-error.js';

export interface ControlOptions {
  /** Where the control plane listens; the ready file has it as `control.url`. */
  readonly url: string;
  /** Needed where the sandbox is bound wider than loopback; the ready file has it as `control.token`. */
  readonly token?: string;
  readonly fetch?: (request: Request) => Promise<Response>;
  /** How long a call may take; 60,000 unless it says otherwise. */
  readonly timeoutMs?: number;
}

export interface CallOptions {
  readonly signal?: AbortSignal;
  readonly timeoutMs?: number;
}

const checkTheUrl = 'Check that the sandbox runs, and that the url is that of its control plane: the ready file has it as control.url.';

/** The typed routes, and the one way to call them: with a time limit, and with refusals thrown as ControlError. */
export class Connection {
  readonly api: Api;
  readonly timeoutMs: number;
  readonly #options: ControlOptions;
  readonly #secrets: Secrets;

  constructor(options: ControlOptions, secrets: readonly string[] = []) {
    const { url, token, fetch, timeoutMs = 60_000 } = options;
    this.#options = options;
    this.#secrets = new Secrets(token ? [token, ...secrets] : secrets);
    this.timeoutMs = timeoutMs;
    this.api = createClient<paths>({
      baseUrl: addressOf(url, noAddress),
      headers: { accept: 'application/json, application/problem+json', ...(token && { authorization: `Bearer ${token}` }) },
      // A redirect would carry the call to a server that nobody named.
      redirect: 'manual',
      pathSerializer: inPath,
      querySerializer: inQuery,
      ...(fetch && { fetch }),
    }) as unknown as Api;
  }

  /** The same connection, which keeps these out of its errors as well. */
  hiding(secrets: readonly string[]): Connection {
    return new Connection(this.#options, secrets);
  }

  async call<T>(send: (signal: AbortSignal) => Promise<Answer<T>>, { signal, timeoutMs = this.timeoutMs }: CallOptions = {}): Promise<T> {
    const patience = new Patience(timeoutMs, signal);
    try {
      const { data, error, response } = await patience.hold(send(patience.either));
      if (!response.ok) throw this.#refusal(error, response.status);
      return data as T;
    } catch (error) {
      if (error instanceof ControlError) throw error;
      if (signal?.aborted) throw signal.reason;
      if (patience.over)
        throw failure('No answer in time', `The control plane took longer than ${timeoutMs} ms.`, 'Allow more with timeoutMs.');
      throw this.#unread(error);
    }
  }

  #refusal(body: unknown, status: number): ControlError {
    if (isProblem(body)) return new ControlError(this.#secrets.maskedIn(body));
    return failure('Not an answer of the control plane', `The status is ${status}, without a problem that says why.`, checkTheUrl, status);
  }

  #unread(error: unknown): ControlError {
    if (error instanceof SyntaxError) return failure('Not an answer of the control plane', 'The answer is not JSON.', checkTheUrl);
    return failure('No answer', `${this.#secrets.masked(brokenBy(error).reason)}.`, checkTheUrl);
  }
}

const noAddress = (fault: AddressFault) =>
  fault === 'is not an http address'
    ? failure('Not a URL', `The url of the control plane ${fault}.`, checkTheUrl)
    : failure('A password in the URL', `The url ${fault}.`, 'Give the token as token.');

const inPath = (path: string, values: Record<string, unknown>): string =>
  pathWith(path, values, (name, value) =>
    failure('Not a name', `The ${name} is ${value ? 'nothing but dots' : 'empty'}.`, 'Give its name or id.'),
  );

/** Filters by field are parameters of their own, beside those of the list. */
function inQuery(query: Record<string, unknown>): string {
  const { filter, ...named } = query;
  const given = Object.entries({ ...(filter as Record<string, unknown> | undefined), ...named }).filter(([, value]) => value !== undefined);
  return new URLSearchParams(given.map(([name, value]): [string, string] => [name, String(value)])).toString();
}
