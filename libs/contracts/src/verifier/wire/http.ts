import { Agent, type IncomingMessage, request as plainRequest } from 'node:http';
import { Agent as SecureAgent, request as secureRequest } from 'node:https';

/** A request as it goes out. */
export interface HttpRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array<ArrayBuffer> | undefined;
}

/** A form as it goes out. */
export async function encoded(form: FormData): Promise<{ headers: Record<string, string>; body: Uint8Array<ArrayBuffer> }> {
  const message = new Response(form);
  const type = message.headers.get('content-type') ?? '';
  return { headers: { 'Content-Type': type }, body: new Uint8Array(await message.arrayBuffer()) };
}

/** A request with its answer. `body` is undefined where the answer is not JSON. */
export interface Exchange {
  readonly request: HttpRequest;
  readonly status: number;
  readonly headers: { readonly get: (name: string) => string | null; readonly names: readonly string[] };
  readonly bytes: Uint8Array;
  readonly text: string;
  readonly body: unknown;
}

/** What a check found wrong: it fails the rule, with the request that showed it. */
export class Failure extends Error {
  constructor(finding: string, exchange?: Exchange | { readonly request: HttpRequest }) {
    const asked = exchange ? `\n${curl(exchange.request)}` : '';
    const answered = exchange && 'status' in exchange ? `\nanswered ${excerpt(exchange)}` : '';
    super(withoutSecrets(`${finding}${asked}${answered}`));
    this.name = 'Failure';
  }
}

/** What was found wrong with the answer of an operation that is inferred, and may not be there at all. */
export class WrongGuess extends Failure {
  constructor(
    readonly operationId: string,
    finding: string,
    exchange: Exchange,
  ) {
    super(finding, exchange);
  }
}

const excerpt = ({ status, text }: Exchange): string => `${status} ${text.length > 600 ? `${text.slice(0, 600)}…` : text || '(no body)'}`;

const withoutSecrets = (text: string): string =>
  text.replace(/("(?:(?:client_)?secret|(?:access|refresh)_token)":\s*")[^"]*?([^"]{0,4}")/g, '$1…$2');

/** Credentials are shown by their last four characters. */
const masked = (name: string, value: string): string =>
  /^(authorization|cookie|x-.*key)$/i.test(name) ? value.replace(/\S{5,}$/, (secret) => `…${secret.slice(-4)}`) : value;

const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** What a command can hold; of a file, how large it is. */
const shown = (body: string | Uint8Array): string =>
  body.length > 10_000 ? `(${body.length} bytes)` : typeof body === 'string' ? body : new TextDecoder().decode(body);

/** The request as a command to paste, but for its credential. */
export function curl({ method, url, headers, body }: HttpRequest): string {
  const lines = Object.entries(headers).map(([name, value]) => `-H ${quoted(`${name}: ${masked(name, value)}`)}`);
  if (body !== undefined) lines.push(`--data-raw ${quoted(shown(body))}`);
  return ['curl', '-X', method, quoted(url), ...lines].join(' ');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const agents = { 'http:': new Agent({ keepAlive: true }), 'https:': new SecureAgent({ keepAlive: true }) } as const;

/** A kept connection was closed by the target before it answered anything: the request says nothing about the target. */
class StaleConnection extends Error {}

/** Sends one request. Redirects are answers like any other. (A suite asks thousands of times: `fetch` takes three times as long.) */
export async function send(request: HttpRequest, timeoutMs: number): Promise<Exchange> {
  try {
    const message = await answerTo(request, AbortSignal.timeout(timeoutMs));
    const chunks: Uint8Array[] = [];
    for await (const chunk of message) chunks.push(chunk as Uint8Array);
    const bytes = Buffer.concat(chunks);
    const text = new TextDecoder().decode(bytes);
    const get = (name: string) => message.headers[name.toLowerCase()]?.toString() ?? null;
    const headers = { get, names: Object.keys(message.headers) };
    return { request, status: message.statusCode ?? 0, headers, bytes, text, body: parsed(text) };
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    throw new Failure(`no answer: ${cause instanceof Error ? cause.message : String(cause)}`, { request });
  }
}

/** Asks once more, on a connection of its own, where a kept one was stale. */
async function answerTo(request: HttpRequest, signal: AbortSignal): Promise<IncomingMessage> {
  try {
    return await exchanged(request, signal, true);
  } catch (error) {
    if (!(error instanceof StaleConnection)) throw error;
    return exchanged(request, signal, false);
  }
}

function exchanged({ method, url, headers, body }: HttpRequest, signal: AbortSignal, isKept: boolean): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const { protocol } = new URL(url);
    if (protocol !== 'http:' && protocol !== 'https:') throw new Error(`${url} is no http(s) URL`);
    const send = protocol === 'https:' ? secureRequest : plainRequest;
    const length = body === undefined ? {} : { 'Content-Length': String(Buffer.byteLength(body)) };
    const agent = isKept ? agents[protocol] : false;
    let readBefore = 0;
    const request = send(url, { method, headers: { ...headers, ...length }, agent, signal }, resolve);
    request.once('socket', (socket) => {
      readBefore = socket.bytesRead;
    });
    request.once('error', (error: NodeJS.ErrnoException) => {
      const isClosed = error.code === 'ECONNRESET' || error.code === 'EPIPE';
      const isStale = isClosed && request.reusedSocket && request.socket?.bytesRead === readBefore;
      reject(isStale ? new StaleConnection() : error);
    });
    request.end(body);
  });
}
