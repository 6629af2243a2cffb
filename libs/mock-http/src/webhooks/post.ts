import { Agent as HttpAgent, request as httpRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import type { OutgoingWebhook } from './webhooks.js';

/** Bytes of a receiver's answer that are read. */
const ANSWER_LIMIT = 64 * 1024;

export interface Posted {
  readonly status: number | null;
  readonly error: string | null;
  readonly responseBody: string;
}

const agents = {
  'http:': new HttpAgent({ keepAlive: true, maxSockets: 64 }),
  'https:': new HttpsAgent({ keepAlive: true, maxSockets: 64 }),
};

/** Posts a webhook to an address that was checked. No redirect is followed; the answer is read up to its limit. */
export function post(webhook: OutgoingWebhook, url: URL, address: string, port: number): Promise<Posted> {
  const isHttps = url.protocol === 'https:';
  const options: RequestOptions & { servername?: string } = {
    method: 'POST',
    host: address,
    port,
    path: url.pathname + url.search,
    agent: isHttps ? agents['https:'] : agents['http:'],
    headers: { ...webhook.headers, Host: url.host, 'Content-Length': Buffer.byteLength(webhook.body) },
    signal: AbortSignal.timeout(webhook.timeoutMs),
    ...(isHttps ? { servername: url.hostname } : {}),
  };
  return new Promise((resolve) => {
    const fail = (error: Error) => resolve({ status: null, error: wordsFor(error, webhook.timeoutMs), responseBody: '' });
    const request = (isHttps ? httpsRequest : httpRequest)(options, (response) => readAnswer(response, resolve, fail));
    request.on('error', fail);
    request.end(webhook.body);
  });
}

/** Lets go of connections that are kept open, so that the process can end. */
export function closeConnections(): void {
  for (const agent of Object.values(agents)) agent.destroy();
}

function readAnswer(response: IncomingMessage, done: (posted: Posted) => void, fail: (error: Error) => void): void {
  const chunks: Buffer[] = [];
  let size = 0;
  const finish = () =>
    done({ status: response.statusCode ?? null, error: null, responseBody: Buffer.concat(chunks).toString('utf8').slice(0, ANSWER_LIMIT) });
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
  if (code === 'ECONNREFUSED') return 'connection refused';
  return code === 'ECONNRESET' ? 'connection closed before an answer' : error.message || (code ?? 'failed');
}
