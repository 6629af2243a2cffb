import { Agent as HttpAgent, request as httpRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import type { Addresses } from './destination.js';
import type { OutgoingWebhook } from './webhooks.js';

/** Bytes of a receiver's answer that are read. */
const ANSWER_LIMIT = 64 * 1024;
/** Connections to one receiver at a time: one per world that has something for it. */
const SOCKETS = 256;

export interface Posted {
  readonly status: number | null;
  readonly error: string | null;
  readonly responseBody: string;
}

/** The connections of one sandbox to its receivers, kept open between webhooks. */
export class Connections {
  readonly http = new HttpAgent({ keepAlive: true, maxSockets: SOCKETS });
  readonly https = new HttpsAgent({ keepAlive: true, maxSockets: SOCKETS });
  /** For what a kept one has failed: a connection each. */
  readonly freshHttp = new HttpAgent();
  readonly freshHttps = new HttpsAgent();

  /** Lets go of them, so that the process can end. */
  close(): void {
    for (const agent of [this.http, this.https, this.freshHttp, this.freshHttps]) agent.destroy();
  }
}

const REFUSED = 'connection refused';

/** Posts a webhook to the first of the addresses where somebody listens. */
export async function postTo(
  connections: Connections,
  { addresses, port }: Addresses,
  webhook: OutgoingWebhook,
  url: URL,
): Promise<Posted> {
  let posted: Posted = { status: null, error: REFUSED, responseBody: '' };
  for (const address of addresses) {
    posted = await post(connections, webhook, url, address, port);
    if (posted.error !== REFUSED) return posted;
  }
  return posted;
}

/** Posts a webhook to an address that was checked. No redirect is followed; the answer is read up to its limit. */
async function post(connections: Connections, webhook: OutgoingWebhook, url: URL, address: string, port: number): Promise<Posted> {
  const isHttps = url.protocol === 'https:';
  const options: Options = {
    method: 'POST',
    host: address,
    port,
    path: url.pathname + url.search,
    headers: { ...webhook.headers, Host: url.host, 'Content-Length': Buffer.byteLength(webhook.body) },
    signal: AbortSignal.timeout(webhook.timeoutMs),
    ...(isHttps ? { servername: url.hostname } : {}),
  };
  const [kept, fresh] = isHttps ? [connections.https, connections.freshHttps] : [connections.http, connections.freshHttp];
  const posted = await exchange(webhook, isHttps, { ...options, agent: kept });
  return posted === 'stale' ? ((await exchange(webhook, isHttps, { ...options, agent: fresh })) as Posted) : posted;
}

type Options = RequestOptions & { servername?: string };

/** One request; `stale` where it went into a kept connection that its receiver was closing, which says nothing about the webhook. */
function exchange({ body, timeoutMs }: OutgoingWebhook, isHttps: boolean, options: Options): Promise<Posted | 'stale'> {
  return new Promise((resolve) => {
    let readBefore = 0;
    const fail = (error: Error) => resolve({ status: null, error: wordsFor(error, timeoutMs), responseBody: '' });
    const request = (isHttps ? httpsRequest : httpRequest)(options, (response) => readAnswer(response, resolve, fail));
    request.on('socket', (socket) => {
      readBefore = socket.bytesRead;
    });
    request.on('error', (error: NodeJS.ErrnoException) => {
      const isClosed = error.code === 'ECONNRESET' || error.code === 'EPIPE';
      if (isClosed && request.reusedSocket && request.socket?.bytesRead === readBefore) resolve('stale');
      else fail(error);
    });
    // Whatever else ends it, an answer that changes the protocol for one.
    request.on('close', () => fail(new Error('connection closed before an answer')));
    request.end(body);
  });
}

function readAnswer(response: IncomingMessage, done: (posted: Posted) => void, fail: (error: Error) => void): void {
  const chunks: Buffer[] = [];
  let size = 0;
  const finish = () => {
    const responseBody = Buffer.concat(chunks).subarray(0, ANSWER_LIMIT).toString('utf8');
    done({ status: response.statusCode ?? null, error: null, responseBody });
  };
  response.on('data', (chunk: Buffer) => {
    size += chunk.length;
    chunks.push(chunk);
    if (size <= ANSWER_LIMIT) return;
    finish();
    response.destroy();
  });
  response.on('end', finish);
  response.on('error', fail);
}

function wordsFor(error: Error, timeoutMs: number): string {
  if (error.name === 'TimeoutError' || error.name === 'AbortError') return `no answer within ${timeoutMs} ms`;
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ECONNREFUSED') return REFUSED;
  return code === 'ECONNRESET' ? 'connection closed before an answer' : error.message || (code ?? 'failed');
}
