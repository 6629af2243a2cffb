import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startPrism } from './prism.js';
import { type Violation, violationsIn } from './violations.js';

type Headers = Readonly<Record<string, string>>;

interface Lying {
  readonly provider: string;
  /** What goes with every request. */
  readonly asks: Headers;
  /** What goes with every answer, beside its content type. */
  readonly answers?: Headers;
  /** The status of a success; 200, unless told otherwise. */
  readonly status?: (request: IncomingMessage) => number;
}

/** A server behind Prism that answers every request alike, whatever it is told to. */
export class Liar {
  answer: unknown = {};

  private constructor(
    private readonly url: string,
    private readonly headers: Headers,
    readonly close: () => Promise<void>,
  ) {}

  static async start({ provider, asks, answers = {}, status = () => 200 }: Lying): Promise<Liar> {
    const server = createServer((request, response) => {
      response.writeHead(status(request), { 'content-type': 'application/json', ...answers }).end(JSON.stringify(liar.answer));
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const prism = await startPrism(provider, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    const liar = new Liar(prism.url, { 'content-type': 'application/json', ...asks }, async () => {
      await prism.close();
      server.closeAllConnections();
      server.close();
    });
    return liar;
  }

  /** What Prism finds in this request, and in what answers it. */
  async violations(method: string, path: string, body?: object): Promise<readonly Violation[]> {
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    const got = await fetch(this.url + path, { method, headers: this.headers, ...sent });
    return violationsIn(got.headers.get('sl-violations'));
  }
}
