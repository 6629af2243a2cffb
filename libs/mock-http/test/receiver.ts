import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Body } from './http.js';

export interface Arrival {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Body;
}

/** A status, or whatever else a receiver may do with a response. */
export type Reply = number | ((response: ServerResponse) => void);

export interface TestReceiver {
  readonly port: number;
  readonly url: string;
  readonly arrivals: Arrival[];
  /** What it answers; 200 at first. */
  answer: (arrival: Arrival) => Reply | Promise<Reply>;
  /** Resolves when so many have arrived. */
  arrived(count: number): Promise<void>;
  close(): Promise<void>;
}

/** Says nothing at all. */
export const hang: Reply = () => {};

/** A receiver of webhooks on a free port. */
export async function openReceiver(host = '127.0.0.1'): Promise<TestReceiver> {
  const arrivals: Arrival[] = [];
  const waiting = new Set<() => void>();
  const server = createServer((request, response) => {
    let text = '';
    request.setEncoding('utf8');
    request.on('data', (chunk) => (text += chunk));
    request.on('end', async () => {
      const arrival = { path: request.url ?? '', headers: request.headers, body: JSON.parse(text) as Body };
      arrivals.push(arrival);
      for (const look of waiting) look();
      const reply = await receiver.answer(arrival);
      if (typeof reply === 'function') reply(response);
      else response.writeHead(reply).end('thank you');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  const { port } = server.address() as AddressInfo;
  const receiver: TestReceiver = {
    port,
    url: `http://${host.includes(':') ? `[${host}]` : host}:${port}/hooks`,
    arrivals,
    answer: () => 200,
    arrived: (count) =>
      new Promise((resolve) => {
        const look = () => {
          if (arrivals.length < count) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return receiver;
}
