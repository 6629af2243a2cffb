import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { routes } from '@paystub/contracts/control';
import { requests } from '@paystub/contracts/control/requests';
import { responses } from '@paystub/contracts/control/responses';
import type { Validate } from '@paystub/contracts/http';
import { usual } from './control-usual.js';

export interface StubCall {
  readonly operationId: string;
  readonly names: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly headers: IncomingMessage['headers'];
}
export interface StubAnswer {
  readonly status: number;
  readonly body: unknown;
}
type Reply = (call: StubCall, nth: number) => StubAnswer | Promise<StubAnswer>;
type Parts = { readonly body?: Validate; readonly query?: Validate };

/** Leftmost static segments win: '{' sorts behind every letter. */
const table = [...routes]
  .sort((a, b) => (a.path < b.path ? -1 : 1))
  .map((route) => ({ ...route, pattern: new RegExp(`^${route.path.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`) }));

/** A control plane that keeps to the document, in what it takes as in what it answers, and has no world behind it. */
export async function startStub() {
  const replies = new Map<string, Reply>();
  const calls: StubCall[] = [];
  const faults: string[] = [];

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const call = await callOf(request);
    calls.push(call);
    check(`${call.operationId} body`, partsOf(call).body, call.body ?? {});
    check(`${call.operationId} query`, partsOf(call).query, { ...call.query });
    const nth = calls.filter(({ operationId }) => operationId === call.operationId).length;
    const { status, body } = await (replies.get(call.operationId) ?? usually)(call, nth);
    if (status !== 204) check(`${call.operationId} ${status}`, answersOf(call)[status], body);
    response.writeHead(status, { 'content-type': status < 400 ? 'application/json' : 'application/problem+json' });
    response.end(status === 204 ? undefined : JSON.stringify(body));
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

const usually: Reply = ({ operationId }) =>
  operationId === 'dropWorld' ? { status: 204, body: null } : { status: 200, body: usual[operationId] };

const partsOf = ({ operationId }: StubCall): Parts => (requests as Readonly<Record<string, Parts>>)[operationId] ?? {};
const answersOf = ({ operationId }: StubCall) =>
  (responses as Readonly<Record<string, Readonly<Record<string, Validate>>>>)[operationId] ?? {};

async function callOf(request: IncomingMessage): Promise<StubCall> {
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  const route = table.find(({ method, pattern }) => method === request.method && pattern.test(url.pathname));
  if (!route) throw new Error(`${request.method} ${url.pathname} is no route of the document`);
  const names = Object.entries(route.pattern.exec(url.pathname)?.groups ?? {}).map(([name, value]) => [name, decodeURIComponent(value)]);
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString();
  return {
    operationId: route.operationId,
    names: Object.fromEntries(names),
    query: Object.fromEntries(url.searchParams),
    body: text === '' ? undefined : JSON.parse(text),
    headers: request.headers,
  };
}
