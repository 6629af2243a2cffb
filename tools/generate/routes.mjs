import { child, jsonSchemaAt, operationsOf, resolve } from './document.mjs';

export function routesModule(document) {
  const routes = operationsOf(document).map((operation) => `  ${JSON.stringify(routeOf(document, operation))},\n`);
  return `import type { Route } from '../http.js';\n\nexport const routes: readonly Route[] = [\n${routes.join('')}];\n`;
}

function routeOf(document, { operationId, method, path, pointer, parameters }) {
  const { requestBody: declared, 'x-basis': basis } = resolve(document, pointer).node;
  const body = declared && resolve(document, child(pointer, 'requestBody'));
  const schema = body && jsonSchemaAt(document, body.pointer);
  return {
    operationId,
    method: method.toUpperCase(),
    path,
    fields: schema ? [...new Set(fieldsAt(document, schema))] : [],
    query: parameters.filter(({ node }) => node.in === 'query').map(({ node }) => node.name),
    bodyRequired: body?.node.required ?? false,
    multipart: 'multipart/form-data' in (body?.node.content ?? {}),
    ...(basis && { basis }),
  };
}

/** The order matters: it is the order in which PayPro's fields are checked. */
function fieldsAt(document, pointer) {
  const found = resolve(document, pointer);
  const { $ref, properties = {}, allOf = [] } = found.node;
  const referred = $ref ? fieldsAt(document, $ref.slice(1)) : [];
  return [
    ...referred,
    ...allOf.flatMap((_, index) => fieldsAt(document, child(found.pointer, 'allOf', index))),
    ...Object.keys(properties),
  ];
}
