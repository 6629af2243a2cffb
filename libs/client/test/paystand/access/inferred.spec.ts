import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { inferredOperations } from '../../../src/paystand/connection/endpoint.js';
import { createPaystand, type PaystandOptions } from '../../../src/paystand/index.js';
import { credentials } from '../kit/access.js';
import { pdf } from '../kit/answers.js';
import { newReceivable, reads, writes } from '../kit/calls.js';
import { answerOf } from '../kit/samples.js';
import { thrownBy } from '../kit/thrown-by.js';

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly operationId?: string; readonly 'x-basis'?: string }>>>>;
}
const folder = dirname(createRequire(import.meta.url).resolve('@paystub/contracts/paystand'));
const { paths }: Document = parse(readFileSync(join(folder, 'openapi.yaml'), 'utf8'));
const operations = Object.entries(paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ ...operation, endpoint: `${method.toUpperCase()} ${path}` })),
);

/** The rest of what nobody has seen: the inferred operations, and an invoice that comes with its files. */
const inferred = {
  deletePayerCustomer: writes.deletePayerCustomer,
  deleteReceivable: writes.deleteReceivable,
  replaceAttachment: writes.replaceAttachment,
  downloadAttachment: reads.downloadAttachment,
} as const;
const withFiles: typeof writes.createReceivable = ({ receivables }) => receivables.createWithFiles(newReceivable, [{ data: pdf }]);
const calls = Object.entries({ ...inferred, createReceivable: withFiles });

/** A client that is connected to nothing, and what it would have sent. */
function client(target: Partial<PaystandOptions>) {
  const asked: string[] = [];
  const fetch = async ({ method, url }: Request) => {
    const path = new URL(url).pathname.replace(/^\/v3/, '').replace(/[0-9a-z]{24}/g, '{id}');
    const found = operations.find(({ endpoint }) => endpoint.replace(/\{\w+\}/g, '{id}') === `${method} ${path}`);
    asked.push(found?.operationId ?? `${method} ${path}`);
    const { status, raw, body, headers } = answerOf(found?.operationId ?? '');
    const content = status === 204 ? null : ((raw as Buffer<ArrayBuffer> | undefined) ?? JSON.stringify(body));
    return new Response(content, { status, headers: { 'content-type': 'application/json', ...headers } });
  };
  return { asked, paystand: createPaystand({ ...credentials, fetch, requestsPerMinute: 1000, ...target }) };
}

describe('operations that are inferred', () => {
  it('are those that the document marks', () => {
    const marked = operations.filter((operation) => operation['x-basis'] === 'inferred');
    expect([...inferredOperations].sort()).toEqual(marked.map(({ endpoint }) => endpoint).sort());
    expect(Object.keys(inferred).sort()).toEqual(marked.map(({ operationId }) => operationId).sort());
  });

  it.each(calls)('are not sent to another machine: %s', async (_, call) => {
    for (const target of [{ environment: 'sandbox' }, { baseUrl: 'https://pay.example/v3' }] as const) {
      const { asked, paystand } = client(target);
      const error = await thrownBy(call?.(paystand) ?? Promise.resolve());
      expect(error).toMatchObject({ kind: 'inferred', operation: expect.any(String), status: null });
      expect(error.message).toContain('allowInferred: true');
      expect(asked).toEqual([]);
    }
  });

  it.each(calls)('are sent where that is allowed, and to this machine: %s', async (name, call) => {
    for (const target of [{ environment: 'production', allowInferred: true }, { baseUrl: 'http://localhost:4020/v3' }] as const) {
      const { asked, paystand } = client(target);
      await call?.(paystand);
      expect(asked).toEqual(['createToken', name]);
    }
  });

  it('are no others: all the rest goes out', async () => {
    const { asked, paystand } = client({ environment: 'sandbox' });
    const others = Object.entries({ ...reads, ...writes }).filter(([name]) => !Object.hasOwn(inferred, name));
    for (const [, call] of others) await call(paystand);
    expect(asked).toEqual(['createToken', ...others.map(([name]) => name)]);
  });
});
