import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getHttpOperationsFromSpec } from '@stoplight/prism-http';
import { createServer } from '@stoplight/prism-http-server';
import { parse } from 'yaml';
import { contractFolder } from '../contract-folder.js';

type Options = Parameters<typeof createServer>[1];

/** Half of what Prism costs is what it logs. */
const silent = { child: () => silent, info() {}, warn() {}, error() {}, debug() {}, trace() {}, fatal() {}, success() {} };

export interface Prism {
  readonly url: string;
  close(): Promise<void>;
}

/** Prism before an upstream: it passes everything on, and says in `sl-violations` what the provider's document does not allow. */
export async function startPrism(provider: string, upstream: string): Promise<Prism> {
  const config = {
    isProxy: true,
    upstream: new URL(upstream),
    upstreamProxy: undefined,
    checkSecurity: true,
    validateRequest: true,
    validateResponse: true,
    // With errors Prism would answer refusals itself.
    errors: false,
    mock: { dynamic: false },
  };
  const components = { logger: silent as unknown as Options['components']['logger'] };
  const server = createServer(await getHttpOperationsFromSpec(documentOf(provider)), { components, config, cors: false });
  return { url: await server.listen(0, '127.0.0.1'), close: () => server.close() };
}

/** Prism takes schemas for draft 7, which has no `unevaluatedProperties`, unless the document says what OpenAPI 3.1 takes for granted. */
const documentOf = (provider: string): object => ({
  jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
  ...parse(readFileSync(join(contractFolder(provider), 'openapi.yaml'), 'utf8')),
});
