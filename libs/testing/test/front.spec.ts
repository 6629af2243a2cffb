import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Front } from '../src/prism/front.js';

const violation = { location: ['request', 'body', 'lines', '0'], message: 'Request body property lines.0 must be object' };

/** What has come to each of the two. */
const asked: string[] = [];
let count = 0;

/** Answers where a request came to, and a number that is never the same. */
async function upstream(name: string, headers: Readonly<Record<string, string>>): Promise<Server> {
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      asked.push(`${name} ${request.method} ${request.url}`);
      response.writeHead(request.url === '/gone' ? 404 : 200, headers).end(`${request.url} ${++count}`);
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return server;
}

const urlOf = (server: Server) => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

let servers: readonly Server[];
let front: Front;
let url: string;
beforeAll(async () => {
  servers = [await upstream('mock', {}), await upstream('prism', { 'sl-violations': JSON.stringify([violation]) })];
  const [mock, prism] = servers.map(urlOf) as [string, string];
  const isPage = (path: string) => path.startsWith('/page');
  front = new Front({ provider: 'toy', isPage, plain: (text) => text.replace(/\d+$/, '') }, mock, prism);
  url = await front.listen();
});
beforeEach(() => {
  asked.length = 0;
  front.passed.length = 0;
});
afterAll(async () => {
  await front.close();
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
});

const post = (body: string, path = '/sessions') => fetch(url + path, { method: 'POST', headers: { 'x-key': 'k' }, body });

describe('a request', () => {
  it('passes Prism, and is kept with its answer and with what Prism finds', async () => {
    const answer = await post('{"lines":[1]}');
    expect(asked).toEqual(['prism POST /sessions']);
    expect(front.passed).toEqual([
      {
        method: 'POST',
        path: '/sessions',
        headers: expect.objectContaining({ 'x-key': 'k' }),
        body: '{"lines":[1]}',
        status: 200,
        answer: await answer.text(),
        violations: [violation],
      },
    ]);
  });

  it.each(['', '[]', '{}'])('of %j passes Prism', async (body) => {
    await post(body);
    expect(asked).toEqual(['prism POST /sessions']);
  });

  it.each(['{', 'a=b', '"text"', '1', 'null'])('of %j goes around Prism, which would not pass it on as it is', async (body) => {
    await post(body);
    expect(asked).toEqual(['mock POST /sessions']);
    expect(front.passed).toEqual([]);
  });

  it('for a page goes around Prism', async () => {
    await fetch(`${url}/page/1`);
    expect(asked).toEqual(['mock GET /page/1']);
  });

  it('that reads what Prism has passed before goes around it, where that is an answer', async () => {
    const once = ['mock GET /sessions', 'prism GET /sessions'];
    await fetch(`${url}/sessions`);
    expect(asked).toEqual(once);
    await fetch(`${url}/sessions`);
    expect(asked).toEqual([...once, 'mock GET /sessions']);
    asked.length = 0;
    for (let times = 0; times < 2; times += 1) await fetch(`${url}/gone`);
    expect(asked).toEqual(['mock GET /gone', 'prism GET /gone', 'mock GET /gone', 'prism GET /gone']);
  });
});
