import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { inferredOperations } from '../../src/paystar/connection/endpoint.js';
import { createPaystar, type PaystarOptions } from '../../src/paystar/index.js';
import { answered, dataOf, key, queried } from './answers.js';
import { reads, writes } from './calls.js';
import { thrownBy } from './thrown-by.js';

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly operationId: string; readonly 'x-basis'?: string }>>>>;
}
const folder = dirname(createRequire(import.meta.url).resolve('@paystub/contracts/paystar'));
const { paths }: Document = parse(readFileSync(join(folder, 'openapi.yaml'), 'utf8'));
const operations = Object.entries(paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ ...operation, endpoint: `${method.toUpperCase()} ${path}` })),
);

/** A client that is connected to nothing, and what it would have sent. */
function client(target: Partial<PaystarOptions>) {
  const asked: string[] = [];
  const fetch = async ({ method, url }: Request) => {
    asked.push(`${method} ${url}`);
    return Response.json(answered(dataOf('getPaymentSession')));
  };
  return { asked, paystar: createPaystar({ apiKey: key, fetch, ...target }) };
}

describe('operations whose path is inferred', () => {
  it('are those that the document marks', () => {
    const marked = operations.filter((operation) => operation['x-basis'] === 'inferred');
    expect(inferredOperations).toEqual(marked.map(({ endpoint }) => endpoint));
    expect(Object.keys(reads)).toEqual(marked.map(({ operationId }) => operationId));
  });

  it.each(Object.entries(reads))('are not sent to another machine: %s', async (_, read) => {
    for (const target of [{ environment: 'development' }, { baseUrl: 'https://pay.example' }] as const) {
      const { asked, paystar } = client(target);
      const error = await thrownBy(read(paystar));
      expect(error).toMatchObject({ kind: 'inferred', operation: expect.stringMatching('^GET /integrations/query/'), status: null });
      expect(error.message).toContain('allowInferred: true');
      expect(asked).toEqual([]);
    }
  });

  it.each(Object.entries(reads))('are sent where that is allowed: %s', async (_, read) => {
    const { asked, paystar } = client({ environment: 'production', allowInferred: true });
    expect(await read(paystar)).toEqual(queried);
    expect(asked).toEqual([expect.stringMatching('^GET https://gateway.paystar.io/integrations/query/payment-session')]);
  });

  it('are sent to a server on this machine, which is judged by the address of the queries', async () => {
    const loopback = 'http://localhost:4010';
    await reads.getPaymentSession?.(client({ baseUrl: loopback }).paystar);
    await reads.getPaymentSession?.(client({ environment: 'development', urls: { query: loopback } }).paystar);
    const call = reads.getPaymentSession?.(client({ baseUrl: loopback, urls: { query: 'https://pay.example' } }).paystar);
    expect(await thrownBy(Promise.resolve(call))).toMatchObject({ kind: 'inferred' });
  });

  it('are no others: all that writes goes out', async () => {
    const { asked, paystar } = client({ environment: 'staging' });
    for (const write of Object.values(writes)) await write(paystar);
    expect(asked).toHaveLength(operations.length - inferredOperations.length);
  });
});
