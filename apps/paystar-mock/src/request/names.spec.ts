import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { bodies, payloads } from './bodies.js';
import { type Names, names, read } from './names.js';

interface Schema {
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
}

const path = join(dirname(createRequire(import.meta.url).resolve('@paystub/contracts/paystar')), 'openapi.yaml');
const document = parse(readFileSync(path, 'utf8'));
const schemas = document.components.schemas as Readonly<Record<string, Schema>>;
const resolved = (schema: Schema): Schema => (schema.$ref ? (schemas[schema.$ref.split('/').at(-1) ?? ''] as Schema) : schema);

/** The names of a schema, in their order; nothing where there are none. */
function namesIn(schema: Schema): unknown {
  const { properties, items } = resolved(schema);
  if (items) return namesIn(items) && [namesIn(items)];
  return properties && Object.entries(properties).map(([name, inner]) => [name, namesIn(inner)]);
}

const asList = (members: Names): unknown =>
  [...members.values()].map(({ name, inside, isList }) => [name, inside && (isList ? [asList(inside)] : asList(inside))]);

describe('the names that are read', () => {
  const posts = Object.values(document.paths as Record<string, { post?: { operationId: string; requestBody: object } }>);
  const documented = posts.flatMap(({ post }) => (post ? [[post.operationId, post.requestBody] as const] : []));

  it.each(documented)('in the body of %s are those of the document, in its order', (operationId, requestBody) => {
    const { content } = requestBody as { content: Record<string, { schema: Schema }> };
    expect(asList(bodies[operationId] as Names)).toEqual(namesIn(content['application/json']?.schema ?? {}));
  });

  it('belong to operations of the document, and to all of its bodies', () => {
    expect(Object.keys(bodies).toSorted()).toEqual(documented.map(([operationId]) => operationId).toSorted());
  });

  it.each(Object.entries(payloads))('in the payload of %s are those of the document, in its order', (type, members) => {
    expect(asList(members)).toEqual(namesIn({ $ref: type.replace('Accounts.', '') }));
  });
});

describe('a body', () => {
  const members = names({ Name: 'value', Address: names({ City: 'value' }), Charges: [names({ Amount: 'value' })], CustomMeta: 'value' });

  it.each<[string, unknown, unknown]>([
    [
      'names in any case',
      { nAmE: 1, ADDRESS: { city: 2 }, charges: [{ AMOUNT: 3 }] },
      { Name: 1, Address: { City: 2 }, Charges: [{ Amount: 3 }] },
    ],
    ['the exact name, before others', { NAME: 1, Name: 2, name: 3 }, { Name: 2 }],
    ['the last of two names that are not exact', { NAME: 1, name: 2 }, { Name: 2 }],
    ['null as absent', { Name: null, Address: { City: null }, Charges: null }, { Address: {} }],
    ['another spelling where the exact name is null', { Name: null, name: 'x' }, { Name: 'x' }],
    ['items of a list that are null as they are', { Charges: [null, { Amount: null }] }, { Charges: [null, {}] }],
    ['what nobody knows not at all', { Surprise: 1, Address: { Planet: 2 } }, { Address: {} }],
    [
      'what integrators name themselves as it is',
      { CustomMeta: { name: null, NAME: { city: null } } },
      { CustomMeta: { name: null, NAME: { city: null } } },
    ],
    ['what is of another type as it is', { Address: 'x', Charges: { amount: 1 } }, { Address: 'x', Charges: { amount: 1 } }],
    ['names of every object no more than others', { constructor: 1, toString: 2, Name: 3 }, { Name: 3 }],
  ])('is read with %s', (_, sent, expected) => {
    expect(read(sent, members)).toEqual(expected);
  });

  it.each([[undefined], [null], [5], ['x'], [[{ Name: 1 }]]])('that is %j is left as it is', (sent) => {
    expect(read(sent, members)).toBe(sent);
  });
});
