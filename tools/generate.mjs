// Writes what follows from each libs/contracts/src/<provider>/openapi.yaml: types, routes and compiled validators.
// `node tools/generate.mjs paypro` does one provider.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readDocument } from './generate/document.mjs';
import { routesModule } from './generate/routes.mjs';
import { typesModule } from './generate/types.mjs';
import { requestsModule, responsesModule } from './generate/validators.mjs';

const contracts = fileURLToPath(new URL('../libs/contracts/src/', import.meta.url));

/** Leaves an unchanged file alone, so that nothing that watches or caches it starts over. */
function write(path, content) {
  if (existsSync(path) && readFileSync(path, 'utf8') === content) return false;
  writeFileSync(path, content);
  return true;
}

async function generate(provider) {
  const folder = join(contracts, provider);
  const document = readDocument(join(folder, 'openapi.yaml'));
  const [types, requests, responses] = await Promise.all([typesModule(document), requestsModule(document), responsesModule(document)]);
  const files = {
    'schema.gen.ts': types,
    'routes.gen.ts': routesModule(document),
    'requests.gen.js': requests.code,
    'requests.gen.d.ts': requests.declaration,
    'responses.gen.js': responses.code,
    'responses.gen.d.ts': responses.declaration,
  };
  for (const [name, content] of Object.entries(files)) {
    const state = write(join(folder, name), content) ? 'written' : 'unchanged';
    console.log(`${provider}/${name}  ${(Buffer.byteLength(content) / 1024).toFixed(1)} KB  ${state}`);
  }
}

const asked = process.argv.slice(2);
const providers = readdirSync(contracts)
  .filter((name) => existsSync(join(contracts, name, 'openapi.yaml')) && (asked.length === 0 || asked.includes(name)))
  .sort();
for (const provider of providers) {
  await generate(provider).catch((error) => {
    console.error(`${provider}/openapi.yaml: ${error.message}`);
    process.exitCode = 1;
  });
}
