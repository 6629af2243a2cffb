import { Agent, createServer, type IncomingHttpHeaders, type IncomingMessage, request as send } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Violation, violationsIn } from './violations.js';

/** A request and its answer as they passed Prism, with what Prism found. */
export interface Passed {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly status: number;
  readonly answer: string;
  readonly violations: readonly Violation[];
}

/** What the front has to know of a provider. */
export interface Manners {
  readonly provider: string;
  /** Pages are not in the document. */
  readonly isPage: (path: string) => boolean;
  /** An answer without what differs and is all one to a schema: ids, instants and secrets of the right form. */
  readonly plain?: (text: string) => string;
}

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly bytes: Buffer;
}

/** Where the checks send their requests to. They go through Prism, but for those that it would not pass on as they came. */
export class Front {
  /** What has passed Prism since this was last emptied. */
  readonly passed: Passed[] = [];
  readonly counts = { prism: 0, again: 0, around: 0 };
  readonly #agent = new Agent({ keepAlive: true });
  readonly #known = new Set<string>();
  readonly #server = createServer((request, response) => {
    this.#serve(request).then(
      ({ status, headers, bytes }) => response.writeHead(status, withoutHops(headers)).end(bytes),
      (error: unknown) => response.writeHead(502).end(String(error)),
    );
  });

  /** The path that the API is under, which Prism puts before what the document says. */
  readonly #base: string;

  constructor(
    private readonly manners: Manners,
    private readonly mock: string,
    private readonly prism: string,
  ) {
    this.#base = new URL(mock).pathname.replace(/\/$/, '');
  }

  async listen(): Promise<string> {
    await new Promise<void>((listening) => this.#server.listen(0, '127.0.0.1', listening));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}${this.#base}`;
  }

  async close(): Promise<void> {
    this.#agent.destroy();
    this.#server.closeAllConnections();
    await new Promise((closed) => this.#server.close(closed));
  }

  async #serve(request: IncomingMessage): Promise<Answer> {
    const { method, url = '' } = request;
    const body = await bytesOf(request);
    if (!url.startsWith(`${this.#base}/`) || this.manners.isPage(url) || !isPassedOn(request, body)) {
      this.counts.around += 1;
      return this.#ask(this.mock, request, url, body);
    }
    // Checks look at the whole account before and after each refusal: what Prism has passed once it need not see again.
    if (method === 'GET') {
      const answer = await this.#ask(this.mock, request, url, body);
      const isFile = !isJson(answer.headers);
      if (isFile || this.#known.has(this.#keyOf(request, answer))) {
        this.counts[isFile ? 'around' : 'again'] += 1;
        return answer;
      }
    }
    this.counts.prism += 1;
    const path = url.slice(this.#base.length);
    const answer = await this.#ask(this.prism, request, path, body);
    this.passed.push(passedOf(request, path, body, answer));
    if (method === 'GET' && answer.status === 200) this.#known.add(this.#keyOf(request, answer));
    return answer;
  }

  #ask(to: string, { method, headers }: IncomingMessage, path: string, body: Buffer): Promise<Answer> {
    const { hostname, port } = new URL(to);
    return new Promise((resolve, reject) => {
      const asked = send({ hostname, port, agent: this.#agent, method, path, headers: withoutHops(headers) }, async (answer) => {
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, bytes: await bytesOf(answer) });
      });
      asked.on('error', reject).end(body);
    });
  }

  #keyOf({ url }: IncomingMessage, { status, bytes }: Answer): string {
    const key = `${url} ${status} ${bytes}`;
    return this.manners.plain?.(key) ?? key;
  }
}

async function bytesOf(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** What goes around Prism: it takes files and forms for text, refuses what is not JSON itself, and writes down JSON that is no object anew. */
function isPassedOn({ headers }: IncomingMessage, body: Buffer): boolean {
  if (body.length === 0) return true;
  if (/^multipart\//i.test(headers['content-type'] ?? '')) return false;
  try {
    const value: unknown = JSON.parse(body.toString());
    return typeof value === 'object' && value !== null;
  } catch {
    return false;
  }
}

/** Of an answer: a file is none. */
const isJson = (headers: IncomingHttpHeaders): boolean => /\bjson\b/.test(headers['content-type'] ?? 'json');

const hops = ['connection', 'keep-alive', 'transfer-encoding', 'host'];
const withoutHops = (headers: IncomingHttpHeaders) => Object.fromEntries(Object.entries(headers).filter(([name]) => !hops.includes(name)));

const passedOf = ({ method = '', headers }: IncomingMessage, path: string, body: Buffer, answer: Answer): Passed => ({
  method,
  path,
  headers,
  body: body.toString(),
  status: answer.status,
  answer: answer.bytes.toString(),
  violations: violationsIn(answer.headers['sl-violations'] as string | undefined),
});
