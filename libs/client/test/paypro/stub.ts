import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Validate } from '@paystub/contracts/http';
import { routes } from '@paystub/contracts/paypro';
import { requests } from '@paystub/contracts/paypro/requests';
import { responses } from '@paystub/contracts/paypro/responses';
import { page, sampleOf } from './answers.js';

export const requestId = '2de44ce1-2ace-4118-922e-e53ab33f6fc7';

export interface StubCall {
  readonly operationId: string;
  readonly id: string | undefined;
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly headers: IncomingMessage['headers'];
}

/** An answer; one with `raw` is whatever a gateway or a broken connection makes of it, and is not checked. */
export interface StubAnswer {
  readonly status: number;
  readonly body?: unknown;
  readonly raw?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Cuts the connection: before the answer, or within its body. */
  readonly cut?: 'before' | 'within';
}
type Reply = (call: StubCall, nth: number) => StubAnswer | Promise<StubAnswer>;

const table = routes.map((route) => ({ ...route, pattern: new RegExp(`^${route.path.replace('{id}', '(?<id>[^/]+)')}$`) }));
const usually: Reply = ({ operationId }) => ({
  status: operationId.startsWith('create') ? 201 : 200,
  body: operationId.startsWith('list') ? page([sampleOf(operationId)]) : sampleOf(operationId),
});

/** A PayPro that keeps to the document, in what it takes as in what it answers, and remembers nothing but the calls. */
export async function startStub() {
  const replies = new Map<string, Reply>();
  const calls: StubCall[] = [];
  const faults: string[] = [];

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const call = await callOf(request);
    calls.push(call);
    const nth = calls.filter(({ operationId }) => operationId === call.operationId).length;
    const parts: { readonly body?: Validate; readonly query?: Validate } = requests[call.operationId as keyof typeof requests];
    const given = await (replies.get(call.operationId) ?? usually)(call, nth);
    // What is refused for its body or query may well be wrong there.
    if (given.status < 400) {
      check(`${call.operationId} body`, parts.body, call.body ?? {});
      check(`${call.operationId} query`, parts.query, { ...call.query });
    }
    if (given.raw === undefined && !given.cut) {
      const checks: Readonly<Record<string, Validate>> = responses[call.operationId as keyof typeof responses];
      check(`${call.operationId} ${given.status}`, checks[given.status], given.body);
    }
    send(response, given);
  }

  function check(what: string, validate: Validate | undefined, data: unknown): void {
    if (validate && !validate(data)) faults.push(`${what}: ${JSON.stringify(validate.errors)}`);
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      faults.push(String(error));
      response.writeHead(500).end();
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;

  return {
    url: `http://127.0.0.1:${port}`,
    calls,
    /** Where a call or an answer was not what the document says. */
    faults,
    on: (operationId: string, reply: Reply) => replies.set(operationId, reply),
    async close() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}
export type Stub = Awaited<ReturnType<typeof startStub>>;

function send(response: ServerResponse, { status, body, raw, headers, cut }: StubAnswer): void {
  if (cut === 'before') {
    response.socket?.resetAndDestroy();
    return;
  }
  const text = raw ?? JSON.stringify(body);
  response.writeHead(status, { 'content-type': 'application/json', 'X-Request-Id': requestId, ...headers });
  if (cut !== 'within') response.end(text);
  else response.write(text.slice(0, text.length / 2), () => setImmediate(() => response.socket?.resetAndDestroy()));
}

async function callOf(request: IncomingMessage): Promise<StubCall> {
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  const route = table.find(({ method, pattern }) => method === request.method && pattern.test(url.pathname));
  if (!route) throw new Error(`${request.method} ${url.pathname} is no route of the document`);
  const id = route.pattern.exec(url.pathname)?.groups?.id;
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString();
  return {
    operationId: route.operationId,
    id: id === undefined ? undefined : decodeURIComponent(id),
    query: Object.fromEntries(url.searchParams),
    body: text === '' ? undefined : JSON.parse(text),
    headers: request.headers,
  };
}
