import type { Server, ServerOptions } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Limits } from '../limits.js';

export const LOOPBACK = '127.0.0.1';
/** Milliseconds between two looks for connections that have become idle. */
const SWEEP_MS = 20;

/** How long a client may take for its request. */
export const timeouts = ({ headersMs, requestMs, checkMs, idleMs }: Limits): ServerOptions => ({
  keepAliveTimeout: idleMs,
  headersTimeout: headersMs,
  requestTimeout: requestMs,
  connectionsCheckingInterval: checkMs,
});

/** A port that another program has. */
export class PortTaken extends Error {
  constructor(listener: string, port: number) {
    super(
      `port ${port}, for ${listener}, is taken: choose others with --port N (N, N+10, N+20 and N+30 are used), or --port 0 for any free ones`,
    );
  }
}

/** Listens on loopback; answers the port. */
export function listen(server: Server, name: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' || error.code === 'EACCES' ? new PortTaken(name, port) : error),
    );
    server.listen(port, LOOPBACK, () => resolve((server.address() as AddressInfo).port));
  });
}

/** Stops accepting and waits for what is under way, up to `ms`; then cuts it off. */
export async function close(servers: readonly Server[], ms: number): Promise<void> {
  const closed = Promise.all(
    servers.map((server) => new Promise<void>((resolve) => (server.listening ? server.close(() => resolve()) : resolve()))),
  );
  const closeIdle = () => {
    for (const server of servers) server.closeIdleConnections();
  };
  closeIdle();
  // A connection that is kept alive becomes idle only once what is under way on it has been answered.
  const sweep = setInterval(closeIdle, SWEEP_MS);
  const cut = setTimeout(() => {
    for (const server of servers) server.closeAllConnections();
  }, ms);
  await closed;
  clearInterval(sweep);
  clearTimeout(cut);
}
