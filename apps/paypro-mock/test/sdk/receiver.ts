import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Dialect, Entity } from './sdk.js';

export interface Delivery {
  readonly method: string;
  readonly headers: IncomingHttpHeaders;
  /** The bytes, not what they mean. */
  readonly text: string;
}

/** A shop that answers 200 to every webhook, as the plugin does. */
export async function listen() {
  const deliveries: Delivery[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      deliveries.push({ method: request.method ?? '', headers: request.headers, text: String(Buffer.concat(chunks)) });
      response.end();
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/paypro/webhook`,
    deliveries: deliveries as readonly Delivery[],
    close: () =>
      new Promise<void>((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

const TOLERANCE = 600;

/** Dossier 7.4: the signature first, in constant time, then the timestamp. PHP wants an integer and looks both ways, Ruby only at what is too old. */
export function eventOf(dialect: Dialect, { text, headers }: Delivery, secret: string, now: number): Entity {
  const timestamp = Number.parseInt(String(headers['paypro-timestamp']), 10);
  const expected = createHmac('sha256', secret).update(`${timestamp}.${text}`).digest('hex');
  const signature = String(headers['paypro-signature']);
  if (signature.length !== expected.length || !timingSafeEqual(Buffer.from(signature), Buffer.from(expected))) throw new Error('forged');
  const age = now - timestamp;
  if ((dialect === 'php' ? Math.abs(age) : age) > TOLERANCE) throw new Error('stale');
  return JSON.parse(text);
}
