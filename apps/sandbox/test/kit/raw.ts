import { connect } from 'node:net';

/** Writes bytes to a listener and answers all that comes back until the connection ends; for what no client would send. */
export function rawExchange(url: string, bytes: string | Buffer): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((done, failed) => {
    const chunks: Buffer[] = [];
    const socket = connect(Number(port), hostname, () => socket.write(bytes));
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.on('error', failed);
    socket.on('close', () => done(Buffer.concat(chunks).toString('utf8')));
  });
}
