import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Route, Validate } from '@paystub/contracts/http';

export interface StubCall {
  readonly operationId: string;
  /** What stands in the path, by its name there. */
  readonly names: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly headers: IncomingMessage['headers'];
}

/** An answer; one with `raw` is whatever a gateway or a broken connection makes of it, and is not checked. */
export interface StubAnswer {
  readonly status: number;
  readonly body?: unknown;
  readonly raw?: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
  /** Cuts the connection: before the answer, or within its body. */
  readonly cut?: 'before' | 'within';
}
export type Reply = (call: StubCall, nth: number) => StubAnswer | Promise<StubAnswer>;

/** What a document says, as it is generated from it. */
export interface Contract {
  readonly routes: readonly Route[];
  readonly requests: Readonly<Record<string, { readonly body?: Validate; readonly query?: Validate }>>;
  readonly responses: Readonly<Record<string, Readonly<Record<string, Validate>>>>;
}

/** A server that keeps to a document, in what it takes as in what it answers, and remembers nothing but the calls. */
export async function startStubOf({ routes, requests, responses }: Contract, usually: Reply) {
  const table = routesOf(routes);
  const replies = new Map<string, Reply>();
  const calls: StubCall[] = [];
  const faults: string[] = [];

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const call = await callOf(table, request);
    calls.push(call);
    const { operationId, body, query } = call;
    const nth = calls.filter((other) => other.operationId === operationId).length;
    const given = await (replies.get(operationId) ?? usually)(call, nth);
    // What is refused for its body or query may well be wrong there.
    if (given.status < 400) {
      // What is in a form, the specs look at themselves.
      if (!call.headers['content-type']?.startsWith('multipart/')) check(`${operationId} body`, requests[operationId]?.body, body ?? {});
      check(`${operationId} query`, requests[operationId]?.query, { ...query });
    }
    if (given.raw === undefined && !given.cut) check(`${operationId} ${given.status}`, responses[operationId]?.[given.status], given.body);
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
export type Stub = Awaited<ReturnType<typeof startStubOf>>;

function send(response: ServerResponse, { status, body, raw, headers, cut }: StubAnswer): void {
  if (cut === 'before') {
    response.socket?.resetAndDestroy();
    return;
  }
  const text = raw ?? JSON.stringify(body) ?? '';
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  if (cut !== 'within') response.end(text);
  else response.write(text.slice(0, text.length / 2), () => setImmediate(() => response.socket?.resetAndDestroy()));
}

/** Leftmost static segments win: '{' sorts behind every letter. */
const routesOf = (routes: readonly Route[]) =>
  [...routes]
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .map((route) => ({ ...route, pattern: new RegExp(`^${route.path.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`) }));

async function callOf(table: ReturnType<typeof routesOf>, request: IncomingMessage): Promise<StubCall> {
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  const route = table.find(({ method, pattern }) => method === request.method && pattern.test(url.pathname));
  if (!route) throw new Error(`${request.method} ${url.pathname} is no route of the document`);
  const names = Object.entries(route.pattern.exec(url.pathname)?.groups ?? {}).map(([name, value]) => [name, decodeURIComponent(value)]);
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return {
    operationId: route.operationId,
    names: Object.fromEntries(names),
    query: Object.fromEntries(url.searchParams),
    body: await bodyIn(Buffer.concat(chunks), request.headers['content-type'] ?? ''),
    headers: request.headers,
  };
}

/** JSON, or the parts of a form: a text as it is, a file with its name, type and bytes. */
async function bodyIn(bytes: Buffer<ArrayBuffer>, type: string): Promise<unknown> {
  if (!type.startsWith('multipart/')) return bytes.length === 0 ? undefined : JSON.parse(bytes.toString());
  const parts: Record<string, unknown[]> = {};
  for (const [name, part] of await new Response(bytes, { headers: { 'content-type': type } }).formData()) {
    const value = typeof part === 'string' ? part : { name: part.name, type: part.type, bytes: Buffer.from(await part.arrayBuffer()) };
    parts[name] = [...(parts[name] ?? []), value];
  }
  return parts;
}
