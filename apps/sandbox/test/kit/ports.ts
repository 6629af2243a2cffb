import { createServer, type Server } from 'node:net';

export const listenOn = (port: number): Promise<Server> =>
  new Promise((done, failed) => {
    const server = createServer();
    server.once('error', failed);
    server.listen(port, '127.0.0.1', () => done(server));
  });

export const closed = (server: Server): Promise<void> => new Promise((done) => server.close(() => done()));

/** A port that is free now, as are those of the providers above it. Below the range from which systems hand out ports by themselves. */
export async function freePort(): Promise<number> {
  for (let port = 20_000 + (process.pid % 300) * 40; port < 32_000; port += 40) {
    const taken = await Promise.allSettled([0, 10, 20, 30].map((step) => listenOn(port + step)));
    await Promise.all(taken.map((result) => (result.status === 'fulfilled' ? closed(result.value) : undefined)));
    if (taken.every(({ status }) => status === 'fulfilled')) return port;
  }
  throw new Error('no four free ports');
}
