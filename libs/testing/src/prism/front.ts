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
  readonly text: string;
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
      ({ status, headers, text }) => response.writeHead(status, withoutHops(headers)).end(text),
      (error: unknown) => response.writeHead(502).end(String(error)),
    );
  });

  constructor(
    private readonly manners: Manners,
    private readonly mock: string,
    private readonly prism: string,
  ) {}

  async listen(): Promise<string> {
    await new Promise<void>((listening) => this.#server.listen(0, '127.0.0.1', listening));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.#agent.destroy();
    this.#server.closeAllConnections();
    await new Promise((closed) => this.#server.close(closed));
  }

  async #serve(request: IncomingMessage): Promise<Answer> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    if (this.manners.isPage(request.url ?? '') || !isObjectOrNothing(body.toString())) {
      this.counts.around += 1;
      return this.#ask(this.mock, request, body);
    }
    // Checks look at the whole account before and after each refusal: what Prism has passed once it need not see again.
    if (request.method === 'GET') {
      const answer = await this.#ask(this.mock, request, body);
      if (this.#known.has(this.#keyOf(request, answer))) {
        this.counts.again += 1;
        return answer;
      }
    }
    this.counts.prism += 1;
    const answer = await this.#ask(this.prism, request, body);
    this.passed.push(passedOf(request, body, answer));
    if (request.method === 'GET' && answer.status === 200) this.#known.add(this.#keyOf(request, answer));
    return answer;
  }

  #ask(to: string, { method, url, headers }: IncomingMessage, body: Buffer): Promise<Answer> {
    const { hostname, port } = new URL(to);
    return new Promise((resolve, reject) => {
      const asked = send({ hostname, port, agent: this.#agent, method, path: url, headers: withoutHops(headers) }, async (answer) => {
        const chunks: Buffer[] = [];
        for await (const chunk of answer) chunks.push(chunk as Buffer);
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text: Buffer.concat(chunks).toString() });
      });
      asked.on('error', reject).end(body);
    });
  }

  #keyOf({ url }: IncomingMessage, { status, text }: Answer): string {
    const key = `${url} ${status} ${text}`;
    return this.manners.plain?.(key) ?? key;
  }
}

/** What is not JSON Prism refuses itself, and JSON values that are no objects it writes down anew. */
function isObjectOrNothing(body: string): boolean {
  if (body === '') return true;
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null;
  } catch {
    return false;
  }
}

const hops = ['connection', 'keep-alive', 'transfer-encoding', 'host'];
const withoutHops = (headers: IncomingHttpHeaders) => Object.fromEntries(Object.entries(headers).filter(([name]) => !hops.includes(name)));

const passedOf = ({ method = '', url = '', headers }: IncomingMessage, body: Buffer, answer: Answer): Passed => ({
  method,
  path: url,
  headers,
  body: body.toString(),
  status: answer.status,
  answer: answer.text,
  violations: violationsIn(answer.headers['sl-violations'] as string | undefined),
});
