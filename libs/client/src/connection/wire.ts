import createClient from 'openapi-fetch';
import { addressOf, pathWith } from '../../connection/address.js';
import { brokenBy } from '../../connection/never-sent.js';
import type { Patience } from '../../connection/patience.js';
import { type Got, isAnswer, isWrite, refusalOf, refuses, type Told, unknownOutcome } from './answer.js';
import type { ApiKey } from './api-key.js';
import type { Endpoint } from './endpoint.js';
import { failure, invalidArgument, type PayproError } from './paypro-error.js';

export type Fetch = (request: Request) => Promise<Response>;

export interface Sending {
  readonly endpoint: Endpoint;
  readonly id?: string | undefined;
  readonly body?: unknown;
  readonly query?: object | undefined;
}

export type Outcome = { readonly answer: unknown } | { readonly failed: PayproError };
type Exchange = { readonly data?: unknown; readonly error?: unknown; readonly response: Response };
type Send = (method: string, path: string, init: object) => Promise<Exchange>;

/** Sends a call once and says what came of it. Nothing gets into an error but through the key's mask. */
export class Wire {
  readonly #key: ApiKey;
  readonly #fetch: Fetch;
  readonly #send: Send;

  constructor(key: ApiKey, baseUrl: string, fetch: Fetch) {
    this.#key = key;
    this.#fetch = fetch;
    const client = createClient({
      baseUrl: addressOf(baseUrl, noAddress),
      headers: { accept: 'application/json', authorization: key.authorization },
      // A redirect would carry the key to a server that nobody named.
      redirect: 'manual',
      pathSerializer: inPath,
    });
    this.#send = client.request as unknown as Send;
  }

  async attempt(sending: Sending, patience: Patience): Promise<Outcome> {
    const { endpoint, id, body, query } = sending;
    const [method = '', path = ''] = endpoint.split(' ');
    const seen: { sent: boolean; response?: Response } = { sent: false };
    const fetch: Fetch = async (request) => {
      seen.sent = true;
      seen.response = await this.#fetch.call(undefined, request);
      return seen.response;
    };
    try {
      const init = { params: { path: { id }, query }, body, signal: patience.either, fetch };
      const { data, error, response } = await patience.hold(this.#send(method, path, init));
      if (response.ok && isAnswer(data)) return { answer: data };
      return { failed: refusalOf(this.#told(sending), this.#got(response, response.ok ? data : error)) };
    } catch (error) {
      // A body that cannot be written as JSON, or an id that is none.
      if (!seen.sent) throw error;
      return { failed: this.#lost(sending, patience, error, seen.response) };
    }
  }

  aborted(endpoint: Endpoint, { reason }: AbortSignal): PayproError {
    return failure('aborted', `${endpoint} was given up by its caller.`, { operation: endpoint, cause: reason });
  }

  /** An answer in JSON and in PayPro's envelope that yet cannot be: only its reader sees that. */
  unexpected(endpoint: Endpoint, message: string): PayproError {
    return failure('unexpected_answer', `${endpoint}: ${this.#key.masked(message)}`, { operation: endpoint, status: 200 });
  }

  /** No answer, or only the head of one. */
  #lost(sending: Sending, patience: Patience, error: unknown, response: Response | undefined): PayproError {
    const { endpoint } = sending;
    const told = this.#told(sending);
    const got = response && this.#got(response);
    if (got && (refuses(got.status) || error instanceof SyntaxError)) return refusalOf(told, got);

    const said = { operation: endpoint, status: got?.status ?? null, requestId: got?.requestId ?? null };
    const { timeoutMs, signal } = patience;
    if (signal?.aborted)
      return isWrite(endpoint) ? unknownOutcome(told, endpoint, 'aborted', 'its caller gave it up', said) : this.aborted(endpoint, signal);
    if (patience.over) {
      const what = `no answer within ${timeoutMs} ms`;
      return isWrite(endpoint)
        ? unknownOutcome(told, endpoint, 'timeout', what, said)
        : failure('timeout', `${endpoint}: ${what}.`, { ...said, timeoutMs });
    }
    const { code, reason, neverSent } = this.#key.maskedIn(brokenBy(error));
    if (isWrite(endpoint) && !neverSent)
      return unknownOutcome(told, endpoint, 'connection', `the connection broke (${reason})`, { ...said, code });
    return failure('connection', `${endpoint} ${neverSent ? 'did not reach PayPro' : 'lost its connection'}: ${reason}.`, {
      ...said,
      code,
    });
  }

  #told({ endpoint, id, body }: Sending): Told {
    const { customer } = (body ?? {}) as { customer?: string };
    return { endpoint, ...this.#key.maskedIn({ id, customer }) };
  }

  #got({ status, headers }: Response, body?: unknown): Got {
    return this.#key.maskedIn({ status, requestId: headers.get('x-request-id'), retryAfter: headers.get('retry-after'), body });
  }
}

const noAddress = (fault: 'not_http' | 'password'): PayproError =>
  invalidArgument(
    'baseUrl',
    fault === 'password' ? 'The baseUrl names a user or a password. The key goes into apiKey.' : 'The baseUrl is not an http address.',
  );

const inPath = (path: string, values: Readonly<Record<string, unknown>>): string =>
  pathWith(path, values, () => invalidArgument('id', 'The id is none: give the id of a resource as a text.'));
