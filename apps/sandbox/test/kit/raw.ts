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

/** Sends the same request many times down one connection, without waiting for answers, and counts the statuses. */
export async function pipelined(url: string, times: number, line: string, headers: object, body: string): Promise<Record<string, number>> {
  const all = { Host: new URL(url).host, 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body), ...headers };
  const head = (more: object) => [line, ...Object.entries({ ...all, ...more }).map(([name, value]) => `${name}: ${value}`)].join('\r\n');
  const request = `${head({})}\r\n\r\n${body}`;
  const last = `${head({ Connection: 'close' })}\r\n\r\n${body}`;
  const answers = await rawExchange(url, request.repeat(times - 1) + last);
  const counts: Record<string, number> = {};
  for (const [, status = ''] of answers.matchAll(/HTTP\/1\.1 (\d{3}) /g)) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}
