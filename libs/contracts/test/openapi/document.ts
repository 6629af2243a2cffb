import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Route } from '../../src/http.js';

interface Operation {
  readonly operationId: string;
  readonly responses: Record<string, { readonly $ref: string }>;
  readonly 'x-basis'?: string;
}
interface Schema {
  readonly required?: readonly string[];
  readonly properties?: Record<string, unknown>;
  readonly enum?: readonly unknown[];
  readonly unevaluatedProperties?: boolean;
}
interface Document {
  readonly paths: Record<string, Record<string, Operation>>;
  readonly components: {
    readonly schemas: Record<string, Schema>;
    readonly responses: Record<string, { readonly 'x-basis'?: string; readonly 'x-status-basis'?: string }>;
  };
}
interface Row {
  readonly method: string;
  readonly path: string;
  readonly status: string;
  readonly answer: string;
  readonly operationId: string;
}

export function readDocument(provider: string): Document {
  return parse(readFileSync(new URL(`../../src/${provider}/openapi.yaml`, import.meta.url), 'utf8'));
}

const methods = ['get', 'post', 'put', 'patch', 'delete'];

export const operationsOf = (document: Document) =>
  Object.entries(document.paths).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const operation = item[method];
      return operation ? [{ path, method: method.toUpperCase(), operation }] : [];
    }),
  );

/** One operation a line: its number, method, path, status, answer and operationId. */
export const readTable = (text: string): readonly Row[] =>
  text
    .trim()
    .split('\n')
    .map((line) => {
      const [, method = '', path = '', status = '', answer = '', operationId = ''] = line.trim().split(/\s+/);
      return { method, path, status, answer, operationId };
    });

const byId = <T extends { operationId: string }>(rows: readonly T[]) => rows.toSorted((a, b) => (a.operationId < b.operationId ? -1 : 1));

/** What holds for the document of every provider: `documented` restates its operations, `asked` names the schemas of its requests. */
export function itIsAsDocumented(document: Document, routes: readonly Route[], documented: readonly Row[], asked: readonly string[]) {
  const described = operationsOf(document);

  it('has exactly the operations of the provider, with what each answers', () => {
    const found = described.map(({ path, method, operation: { operationId, responses } }) => {
      const status = Object.keys(responses).find((name) => name.startsWith('2')) ?? '';
      return { method, path, status, answer: responses[status]?.$ref.replace('#/components/responses/', ''), operationId };
    });
    expect(byId(found)).toEqual(byId(documented));
  });

  it('gives the routes, sorted by path', () => {
    expect(byId(routes.map(({ operationId, method, path }) => ({ operationId, method, path })))).toEqual(
      byId(documented.map(({ operationId, method, path }) => ({ operationId, method, path }))),
    );
    expect(routes.map(({ path }) => path)).toEqual(routes.map(({ path }) => path).toSorted());
  });

  it('closes every object it answers with, and leaves requests open', () => {
    const { schemas } = document.components;
    const open = Object.keys(schemas).filter((name) => schemas[name]?.properties && schemas[name].unevaluatedProperties !== false);
    expect(open.toSorted()).toEqual(asked.toSorted());
  });

  it('answers every operation without a key with 401', () => {
    expect(described.filter(({ operation }) => !('401' in operation.responses))).toEqual([]);
  });
}

/** The fields of each body, in the order of the document. */
export const fieldsOf = (routes: readonly Route[]) =>
  Object.fromEntries(routes.filter((route) => route.bodyRequired).map((route) => [route.operationId, route.fields.join(' ')]));
