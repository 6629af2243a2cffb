/** A request as it goes out. */
export interface HttpRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array<ArrayBuffer> | undefined;
}

/** A request with its answer. `body` is undefined where the answer is not JSON. */
export interface Exchange {
  readonly request: HttpRequest;
  readonly status: number;
  readonly headers: Headers;
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

const excerpt = ({ status, text }: Exchange): string => `${status} ${text.length > 600 ? `${text.slice(0, 600)}…` : text || '(no body)'}`;

const withoutSecrets = (text: string): string => text.replace(/("secret":\s*")[^"]*?([^"]{0,4}")/g, '$1…$2');

/** Credentials are shown by their last four characters. */
const masked = (name: string, value: string): string =>
  /^(authorization|cookie|x-.*key)$/i.test(name) ? value.replace(/\S{5,}$/, (secret) => `…${secret.slice(-4)}`) : value;

const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** The request as a command to paste, but for its credential. */
export function curl({ method, url, headers, body }: HttpRequest): string {
  const lines = Object.entries(headers).map(([name, value]) => `-H ${quoted(`${name}: ${masked(name, value)}`)}`);
  if (body !== undefined) lines.push(`--data-raw ${quoted(typeof body === 'string' ? body : new TextDecoder().decode(body))}`);
  return ['curl', '-X', method, quoted(url), ...lines].join(' ');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Sends one request. Redirects are answers like any other. */
export async function send(request: HttpRequest, timeoutMs: number): Promise<Exchange> {
  const { method, url, headers, body } = request;
  try {
    const response = await fetch(url, {
      method,
      headers: { ...headers },
      ...(body === undefined ? {} : { body }),
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    });
    const text = await response.text();
    return { request, status: response.status, headers: response.headers, text, body: parsed(text) };
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    throw new Failure(`no answer: ${cause instanceof Error ? cause.message : String(cause)}`, { request });
  }
}
