import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { getHttpOperationsFromSpec } from '@stoplight/prism-http';
import { createServer } from '@stoplight/prism-http-server';
import { parse } from 'yaml';

type Options = Parameters<typeof createServer>[1];

const path = join(dirname(createRequire(import.meta.url).resolve('@paystub/contracts/paypro')), 'openapi.yaml');

/** Prism takes schemas for draft 7, which has no `unevaluatedProperties`, unless the document says what OpenAPI 3.1 takes for granted. */
const document = { jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema', ...parse(readFileSync(path, 'utf8')) };

/** Half of what Prism costs is what it logs. */
const silent = { child: () => silent, info() {}, warn() {}, error() {}, debug() {}, trace() {}, fatal() {}, success() {} };

export interface Prism {
  readonly url: string;
  close(): Promise<void>;
}

/** Prism before an upstream: it passes everything on, and says in `sl-violations` what the document does not allow. */
export async function startPrism(upstream: string): Promise<Prism> {
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
  const server = createServer(await getHttpOperationsFromSpec(document), { components, config, cors: false });
  return { url: await server.listen(0, '127.0.0.1'), close: () => server.close() };
}
