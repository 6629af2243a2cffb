import createClient from 'openapi-fetch';
import { StreamedForm } from '../files/streamed-form.js';
import { pathWith } from './address.js';
import type { Call, Dialect } from './dialect.js';
import type { Failed } from './failed.js';
import { brokenBy } from './never-sent.js';
import type { Patience } from './patience.js';
import { type Got, isWrite, refusalOf, refuses, unknownOutcome } from './refusal.js';
import type { Secrets } from './secrets.js';

export type Fetch = (request: Request) => Promise<Response>;

export interface WireOptions {
  /** A checked address. */
  readonly baseUrl: string;
  /** The credentials among them. */
  readonly headers: Readonly<Record<string, string>>;
  readonly secrets: Secrets;
  readonly fetch: Fetch;
  /** Sees whatever is answered. */
  readonly answered: (response: Response) => void;
}

export type Outcome<LookUp> = { readonly answer: unknown } | { readonly failed: Failed<LookUp> };
type Exchange = { readonly data?: unknown; readonly error?: unknown; readonly response: Response };
type Send = (method: string, path: string, init: object) => Promise<Exchange>;

/** Sends a call once and says what came of it. Nothing gets into what it says but through the mask. */
export class Wire<LookUp> {
  readonly #dialect: Dialect<LookUp>;
  readonly #secrets: Secrets;
  readonly #fetch: Fetch;
  readonly #answered: (response: Response) => void;
  readonly #send: Send;

  constructor(dialect: Dialect<LookUp>, { baseUrl, headers, secrets, fetch, answered }: WireOptions) {
    this.#dialect = dialect;
    this.#secrets = secrets;
    this.#fetch = fetch;
    this.#answered = answered;
    const client = createClient({
      baseUrl,
      headers: { accept: 'application/json', ...headers },
      // A redirect would carry the credentials to a server that nobody named.
      redirect: 'manual',
      pathSerializer: (path, values) => pathWith(path, values, (name) => dialect.errorOf(noName(name))),
    });
    this.#send = client.request as unknown as Send;
  }

  async attempt(call: Call, patience: Patience, headers: Readonly<Record<string, string>>): Promise<Outcome<LookUp>> {
    const { endpoint, path: names, body, query } = call;
    const [method = '', path = ''] = endpoint.split(' ');
    const isFile = this.#dialect.files?.includes(endpoint) ?? false;
    const limit = isFile ? patience.untilAnswered() : undefined;
    const seen: { sent: boolean; response?: Response } = { sent: false };
    const fetch: Fetch = async (request) => {
      seen.sent = true;
      seen.response = await this.#fetch.call(undefined, request);
      this.#answered(seen.response);
      return seen.response;
    };
    try {
      const init = { params: { path: names, query }, signal: limit?.signal ?? patience.either, fetch, ...bodyOf(body, headers) };
      const { data, error, response } = await patience.hold(this.#send(method, path, isFile ? { ...init, parseAs: 'stream' } : init));
      limit?.answered();
      const answer = isFile ? response : data;
      if (response.ok && this.#dialect.isAnswer(answer, endpoint)) return { answer };
      if (isFile) response.body?.cancel().catch(() => {});
      return { failed: refusalOf(this.#dialect, this.#told(call), this.#got(response, response.ok ? data : error)) };
    } catch (error) {
      // A body that cannot be written as JSON, or a name in the path that is none.
      if (!seen.sent) throw error;
      return { failed: this.#lost(call, patience, error, seen.response) };
    }
  }

  aborted(endpoint: string, { reason }: AbortSignal): Failed<LookUp> {
    return { kind: 'aborted', message: `${endpoint} was given up by its caller.`, operation: endpoint, cause: reason };
  }

  /** An answer in JSON and in the provider's envelope that yet cannot be: only its reader sees that. */
  unexpected(endpoint: string, message: string): Failed<LookUp> {
    return { kind: 'unexpected_answer', message: `${endpoint}: ${this.#secrets.masked(message)}`, operation: endpoint, status: 200 };
  }

  /** A file whose rest did not come. */
  broken(endpoint: string, error: unknown): Failed<LookUp> {
    const { code, reason } = this.#secrets.maskedIn(brokenBy(error));
    return { kind: 'connection', message: `${endpoint} lost its connection: ${reason}.`, operation: endpoint, code };
  }

  /** No answer, or only the head of one. */
  #lost(call: Call, patience: Patience, error: unknown, response: Response | undefined): Failed<LookUp> {
    const { endpoint } = call;
    const told = this.#told(call);
    const writes = isWrite(this.#dialect, endpoint);
    const got = response && this.#got(response);
    if (got && (refuses(got.status) || error instanceof SyntaxError)) return refusalOf(this.#dialect, told, got);

    const said = { operation: endpoint, status: got?.status ?? null, requestId: got?.requestId ?? null };
    const { timeoutMs, signal } = patience;
    if (signal?.aborted)
      return writes ? unknownOutcome(this.#dialect, told, 'aborted', 'its caller gave it up', said) : this.aborted(endpoint, signal);
    if (patience.over) {
      const what = `no answer within ${timeoutMs} ms`;
      return writes
        ? unknownOutcome(this.#dialect, told, 'timeout', what, said)
        : { ...said, kind: 'timeout', message: `${endpoint}: ${what}.`, timeoutMs };
    }
    const { code, reason, neverSent } = this.#secrets.maskedIn(brokenBy(error));
    if (writes && !neverSent)
      return unknownOutcome(this.#dialect, told, 'connection', `the connection broke (${reason})`, { ...said, code });
    const what = neverSent ? `did not reach ${this.#dialect.provider}` : 'lost its connection';
    return { ...said, kind: 'connection', message: `${endpoint} ${what}: ${reason}.`, code };
  }

  #told({ body, ...call }: Call): Call {
    // Of a form nothing is told.
    return this.#secrets.maskedIn(body instanceof StreamedForm ? call : { ...call, body });
  }

  #got({ status, headers }: Response, body?: unknown): Got {
    return this.#secrets.maskedIn({ status, requestId: headers.get('x-request-id'), retryAfter: headers.get('retry-after'), body });
  }
}

/** A value that is written as JSON, or a form, which is read as it is sent. */
function bodyOf(body: unknown, headers: Readonly<Record<string, string>>): object {
  if (!(body instanceof StreamedForm)) return { body, headers };
  const length = body.size === undefined ? {} : { 'content-length': String(body.size) };
  const said = { ...headers, 'content-type': body.contentType, ...length };
  return { body, headers: said, bodySerializer: () => body.open(), duplex: 'half' };
}

const noName = (argument: string) =>
  ({ kind: 'invalid_argument', message: `The ${argument} is none: give it as a text.`, argument }) as const;
