import { resolve } from './document.mjs';

const words = (list) => new Set(list.split(' '));
const mapsOfSchemas = words('properties patternProperties $defs dependentSchemas');
const listsOfSchemas = words('allOf anyOf oneOf prefixItems');
const schemas = words('items additionalProperties unevaluatedProperties unevaluatedItems propertyNames contains not if then else');
// What a string holds is for readers too: validators take the string as it is.
const annotations = words(
  'description title summary example examples deprecated readOnly writeOnly externalDocs contentMediaType contentEncoding contentSchema',
);

export const schemaId = (pointer) => `paystub://document${encodeURI(pointer)}`;

/**
 * Registers the schema at a pointer, and what it refers to, each under an id of its own: ajv then compiles a schema once and calls it
 * wherever it is referred to.
 */
export function register(ajv, document, pointer, seen) {
  const id = schemaId(pointer);
  if (!seen.has(id)) {
    seen.add(id);
    const idOf = (ref) => register(ajv, document, resolve(document, ref).pointer, seen);
    ajv.addSchema({ ...plain(resolve(document, pointer).node, idOf), $id: id });
  }
  return id;
}

/** A schema as ajv takes it: without annotations and `x-` keywords, its references turned into ids. */
export function plain(schema, idOf) {
  if (typeof schema !== 'object') return schema;
  const convert = (value) => plain(value, idOf);
  return Object.fromEntries(
    Object.entries(schema)
      .filter(([keyword]) => !keyword.startsWith('x-') && !annotations.has(keyword))
      .map(([keyword, value]) => {
        if (keyword === '$ref') return [keyword, idOf(value.slice(1))];
        if (schemas.has(keyword)) return [keyword, convert(value)];
        if (listsOfSchemas.has(keyword)) return [keyword, value.map(convert)];
        if (mapsOfSchemas.has(keyword)) return [keyword, mapValues(value, convert)];
        // ajv reads the values of a discriminator from the schemas themselves and refuses a mapping.
        if (keyword === 'discriminator') return [keyword, { propertyName: value.propertyName }];
        return [keyword, value];
      }),
  );
}

const mapValues = (map, change) => Object.fromEntries(Object.entries(map).map(([name, value]) => [name, change(value)]));
