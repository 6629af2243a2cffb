import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Received {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  /** The bytes, not what they mean. */
  readonly text: string;
}

/** An integrator's server: answers with the statuses that are given, in turn, and then with 200. */
export async function receiver(statuses: readonly number[] = []) {
  const received: Received[] = [];
  let isHanging = false;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      response.statusCode = statuses[received.length] ?? 200;
      received.push({ path: request.url ?? '', headers: request.headers, text: String(Buffer.concat(chunks)) });
      if (!isHanging) response.end();
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/in`,
    received: received as readonly Received[],
    /** From now on there is no answer. */
    hang() {
      isHanging = true;
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
