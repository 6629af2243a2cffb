import { connect, type Socket } from 'node:net';

export interface Load {
  readonly port: number;
  /** Whole HTTP requests, sent in turn. */
  readonly requests: readonly Buffer[];
  /** The status that every answer has to have. */
  readonly status: number;
  readonly count: number;
}

export const CONNECTIONS = 16;
const LONGEST_MS = 60_000;
const HEAD_END = '\r\n\r\n';

/** Sends `count` requests over kept-alive connections, each waiting for its answer before the next: no pipelining. */
export function drive({ port, requests, status, count }: Load): Promise<void> {
  let sent = 0;
  let answered = 0;
  const sockets: Socket[] = [];
  return new Promise<void>((resolve, reject) => {
    const deadline = setTimeout(() => end(new Error(`${answered} of ${count} answers in ${LONGEST_MS} ms`)), LONGEST_MS);
    const end = (error?: Error) => {
      clearTimeout(deadline);
      for (const socket of sockets) socket.destroy();
      if (error) reject(error);
      else resolve();
    };
    const next = (socket: Socket) => {
      if (sent < count) socket.write(requests[sent++ % requests.length] as Buffer);
    };
    for (let i = 0; i < Math.min(CONNECTIONS, count); i++) {
      const socket = connect({ port, host: '127.0.0.1', noDelay: true }, () => next(socket));
      sockets.push(socket);
      socket.on('error', end);
      socket.on('close', () => end(new Error('a connection was closed')));
      readAnswers(socket, (head) => {
        if (!head.startsWith(`HTTP/1.1 ${status} `)) return end(new Error(`wanted ${status}, got ${head}`));
        answered++;
        if (answered === count) end();
        else next(socket);
      });
    }
  });
}

/** Reads just enough of HTTP to know where an answer ends. */
function readAnswers(socket: Socket, answered: (head: string) => void): void {
  let pending: Buffer | undefined;
  socket.on('data', (chunk) => {
    const bytes = pending ? Buffer.concat([pending, chunk]) : chunk;
    const headEnd = bytes.indexOf(HEAD_END);
    const head = headEnd === -1 ? '' : bytes.toString('latin1', 0, headEnd);
    const length = Number(/^content-length: (\d+)/im.exec(head)?.[1] ?? Number.NaN);
    const isWhole = headEnd !== -1 && bytes.length >= headEnd + HEAD_END.length + length;
    pending = isWhole ? undefined : bytes;
    if (isWhole) answered(head);
    else if (head !== '' && Number.isNaN(length)) socket.destroy(new Error(`an answer without a length: ${head}`));
  });
}
