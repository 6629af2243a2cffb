import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

const methods = ['get', 'post', 'put', 'patch', 'delete'];

export function readDocument(path) {
  return parse(readFileSync(path, 'utf8'));
}

/** Follows `$ref` within the document until there is none, and says where that ended, as a JSON pointer. */
export function resolve(document, pointer) {
  let node = document;
  for (const part of pointer.split('/').slice(1)) {
    node = node[part.replaceAll('~1', '/').replaceAll('~0', '~')];
    if (node === undefined) throw new Error(`${pointer} leads nowhere`);
  }
  return typeof node.$ref === 'string' && Object.keys(node).length === 1 ? resolve(document, node.$ref.slice(1)) : { node, pointer };
}

export const child = (pointer, ...names) =>
  [pointer, ...names.map((name) => String(name).replaceAll('~', '~0').replaceAll('/', '~1'))].join('/');

/** Every operation, by path and then method, each with where it stands and the parameters of its path and its own. */
export function operationsOf(document) {
  return Object.keys(document.paths)
    .sort()
    .flatMap((path) => {
      const item = child('/paths', path);
      const shared = parametersAt(document, item);
      return methods
        .filter((method) => document.paths[path][method])
        .map((method) => {
          const pointer = child(item, method);
          const operation = document.paths[path][method];
          return { path, method, pointer, operationId: operation.operationId, parameters: [...shared, ...parametersAt(document, pointer)] };
        });
    });
}

function parametersAt(document, pointer) {
  const { parameters = [] } = resolve(document, pointer).node;
  return parameters.map((_, index) => resolve(document, child(pointer, 'parameters', index)));
}

/** Where the schema of a body stands: that of its first JSON media type, if it has one. */
export function jsonSchemaAt(document, pointer) {
  const { content = {} } = resolve(document, pointer).node;
  const type = Object.keys(content).find((name) => /[/+]json\b/.test(name));
  if (!type || !content[type].schema) return undefined;
  return resolve(document, child(resolve(document, pointer).pointer, 'content', type, 'schema')).pointer;
}
