import { Agent, createServer, type IncomingHttpHeaders, type IncomingMessage, request as send } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Violation {
  /** `['request', 'body', 'pay_methods', '0']` */
  readonly location: readonly string[];
  readonly message: string;
}

/** A request and its answer as they passed Prism, with what Prism found. */
export interface Passed {
  readonly method: string;
  readonly path: string;
  readonly authorization: string;
  readonly status: number;
  readonly answer: string;
  readonly violations: readonly Violation[];
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
  /** Set before the first request. */
  mock = '';
  prism = '';
  readonly #agent = new Agent({ keepAlive: true });
  readonly #known = new Set<string>();
  readonly #server = createServer((request, response) => {
    this.#serve(request).then(
      ({ status, headers, text }) => response.writeHead(status, withoutHops(headers)).end(text),
      (error: unknown) => response.writeHead(502).end(String(error)),
    );
  });

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
    if (isLeftOut(request, body.toString())) {
      this.counts.around += 1;
      return this.#ask(this.mock, request, body);
    }
    // Checks look at the whole account before and after each refusal: what Prism has passed once it need not see again.
    if (request.method === 'GET') {
      const answer = await this.#ask(this.mock, request, body);
      if (this.#known.has(keyOf(request, answer))) {
        this.counts.again += 1;
        return answer;
      }
    }
    this.counts.prism += 1;
    const answer = await this.#ask(this.prism, request, body);
    this.passed.push(passedOf(request, answer));
    if (answer.status === 200) this.#known.add(keyOf(request, answer));
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
}

/** Pages, which are not in the document; what is not JSON, which Prism refuses itself; and JSON values that it writes down anew. */
function isLeftOut({ url = '' }: IncomingMessage, body: string): boolean {
  if (url.startsWith('/~')) return true;
  if (body === '') return false;
  try {
    const value: unknown = JSON.parse(body);
    return typeof value !== 'object' || value === null;
  } catch {
    return true;
  }
}

/** Ids, instants and secrets of the right form are all one to a schema. */
const keyOf = ({ url }: IncomingMessage, { status, text }: Answer): string =>
  `${url} ${status} ${text}`
    .replaceAll(/\b(P[PRCSI]|CU|MD|SP|IP|WH)[A-Z0-9]{12}\b|\bEV[A-Z0-9]{16}\b/g, (id) => id.slice(0, 2))
    .replaceAll(/"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ"/g, '"now"')
    .replaceAll(/"secret":"[A-Za-z0-9]{32}"/g, '"secret"')
    .replaceAll(/\/~[a-z0-9]+\//g, '/~/');

const hops = ['connection', 'keep-alive', 'transfer-encoding', 'host'];
const withoutHops = (headers: IncomingHttpHeaders) => Object.fromEntries(Object.entries(headers).filter(([name]) => !hops.includes(name)));

const passedOf = ({ method = '', url = '', headers: asked }: IncomingMessage, { status, headers, text }: Answer): Passed => ({
  method,
  path: url,
  authorization: asked.authorization ?? '',
  status,
  answer: text,
  violations: headers['sl-violations'] === undefined ? [] : JSON.parse(String(headers['sl-violations'])),
});
