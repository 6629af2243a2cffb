import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { Failure } from './http.js';

/** One webhook as it came in: bytes and headers untouched. */
export interface Received {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly raw: Uint8Array;
  /** Undefined where the bytes are not JSON. */
  readonly body: unknown;
  /** This machine's time, epoch milliseconds. */
  readonly receivedAt: number;
}

type Wanted = (received: Received) => boolean;

/** A webhook receiver on loopback, which answers what it is told to. */
export class Receiver {
  readonly received: Received[] = [];
  #status = 200;
  #delay = 0;
  #waiting: (() => void)[] = [];

  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async start(): Promise<Receiver> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const receiver = new Receiver(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    server.on('request', async (request, response) => {
      const [status, delay] = [receiver.#status, receiver.#delay];
      receiver.received.push(await read(request));
      if (delay > 0) await pause(delay);
      response.writeHead(status, { 'Content-Type': 'text/plain' }).end('noted');
      for (const wake of receiver.#waiting.splice(0)) wake();
    });
    return receiver;
  }

  answers(status: number): void {
    this.#status = status;
  }

  /** From now on it takes milliseconds to answer. */
  takes(milliseconds: number): void {
    this.#delay = milliseconds;
  }

  /** The first webhook that is wanted, waiting for it where it has not come yet. */
  async first(wanted: Wanted, what: string, timeoutMs = 5000): Promise<Received> {
    const deadline = Date.now() + timeoutMs;
    for (;;) {
      const found = this.received.find(wanted);
      if (found) return found;
      const left = deadline - Date.now();
      if (left <= 0)
        throw new Failure(`no webhook ${what} within ${timeoutMs} ms; received: ${this.received.map(summary).join(', ') || 'none'}`);
      await this.#next(left);
    }
  }

  #next(timeoutMs: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, timeoutMs);
      this.#waiting.push(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  }

  stop(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }
}

const summary = ({ method, path }: Received): string => `${method} ${path}`;

async function read(request: IncomingMessage): Promise<Received> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const raw = Buffer.concat(chunks);
  const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
  return { method: request.method ?? '', path: request.url ?? '', headers, raw, body: parsed(raw), receivedAt: Date.now() };
}

function parsed(raw: Buffer): unknown {
  try {
    return JSON.parse(raw.toString('utf8'));
  } catch {
    return undefined;
  }
}
