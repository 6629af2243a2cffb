import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A shop's web site, which payers come back to. */
export interface Shop {
  readonly url: string;
  /** The addresses that browsers asked for, in order. */
  readonly visits: string[];
  close(): Promise<void>;
}

export async function openShop(): Promise<Shop> {
  const visits: string[] = [];
  const server = createServer((request, response) => {
    if (request.url !== '/favicon.ico') visits.push(`${request.method} ${request.url}`);
    response.setHeader('content-type', 'text/html; charset=utf-8').end('<!doctype html><title>Shop</title><h1>Welcome back</h1>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    visits,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
