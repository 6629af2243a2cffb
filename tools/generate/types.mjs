import openapiTS, { astToString } from 'openapi-typescript';

export async function typesModule(document) {
  const ast = await openapiTS(JSON.stringify(document), {
    immutable: true,
    // A default is what the server assumes, not something that a client has to send.
    defaultNonNullable: false,
    emptyObjectsUnknown: true,
    silent: true,
  });
  return astToString(ast);
}
