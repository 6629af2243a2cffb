import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A webhook as it arrived. */
export interface Arrival<Event> {
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
  readonly event: Event;
  /** This machine's time, Unix seconds. */
  readonly at: number;
}

/** A server of one's own: a site that payers come back to, and a receiver of webhooks. */
export interface Receiver<Event> {
  readonly url: string;
  readonly hooks: string;
  /** Pages that browsers asked for, in order. */
  readonly visits: string[];
  readonly arrivals: Arrival<Event>[];
  /** What the receiver does with a webhook; the status that it answers with. */
  onWebhook: (arrival: Arrival<Event>) => number | Promise<number>;
  close(): Promise<void>;
}

export async function openReceiver<Event>(): Promise<Receiver<Event>> {
  const server = createServer(async (request, response) => {
    if (request.method !== 'POST') {
      if (request.url !== '/favicon.ico') receiver.visits.push(request.url ?? '');
      response.setHeader('content-type', 'text/html; charset=utf-8').end('<!doctype html><title>Shop</title><h1>Thank you</h1>');
      return;
    }
    const body = Buffer.concat(await request.toArray());
    const arrival = { headers: request.headers, body, event: JSON.parse(body.toString('utf8')) as Event, at: Date.now() / 1000 };
    receiver.arrivals.push(arrival);
    response.statusCode = await receiver.onWebhook(arrival);
    response.end('noted');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const receiver: Receiver<Event> = {
    url,
    hooks: `${url}/hooks`,
    visits: [],
    arrivals: [],
    onWebhook: () => 200,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return receiver;
}
