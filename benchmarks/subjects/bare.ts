import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PAGE, plainPayments } from './payments.js';

// The least that a server in JavaScript does for the same answers: node:http, JSON.parse, a Map.
let base = '';
const payments = plainPayments(JSON.parse(process.argv[2] ?? 'null'), () => base);

function answer(response: ServerResponse, status: number, value: unknown): void {
  const text = JSON.stringify(value);
  response.writeHead(status, { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(text) });
  response.end(text);
}

const server = createServer((request, response) => {
  const url = request.url as string;
  if (request.method === 'POST') {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => answer(response, 201, payments.create(JSON.parse(Buffer.concat(chunks).toString()))));
  } else if (url.startsWith('/payments/')) answer(response, 200, payments.get(url.slice('/payments/'.length)));
  else answer(response, 200, payments.newest(PAGE));
});

server.listen(Number(process.argv[3] ?? 0), '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  base = `http://127.0.0.1:${port}`;
  process.send?.(port);
});
