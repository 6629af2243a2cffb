// Writes into the READMEs which operations each mock has built, from its contract and its operations map. With --check it only says whether
// they are up to date.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { operationsOf, readDocument } from './generate/document.mjs';

const root = resolve(import.meta.dirname, '..');
const mocks = [{ provider: 'paypro', title: 'PayPro', app: 'apps/paypro-mock', create: 'createPayproMock' }];
const readmes = ['README.md', ...mocks.map(({ app }) => `${app}/README.md`)];
const region = /(<!-- coverage: written by tools\/coverage\.mjs -->\n)[\s\S]*?(<!-- \/coverage -->)/;

/** A mock as its app makes it; the sources are TypeScript, so they are bundled first. */
async function load({ app, create }) {
  const folder = mkdtempSync(join(tmpdir(), 'paystub-coverage-'));
  try {
    const outfile = join(folder, 'mock.cjs');
    await build({
      entryPoints: [join(root, app, 'src/index.ts')],
      bundle: true,
      platform: 'node',
      format: 'cjs',
      jsx: 'automatic',
      jsxImportSource: 'preact',
      outfile,
    });
    const { default: exported } = await import(pathToFileURL(outfile).href);
    return exported[create]();
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function rowsOf(mock) {
  const { operations } = await load(mock);
  const document = readDocument(join(root, 'libs/contracts/src', mock.provider, 'openapi.yaml'));
  const byTag = Map.groupBy(operationsOf(document), ({ path, method }) => document.paths[path][method].tags[0]);
  return [...byTag].map(([tag, all]) => {
    const names = (isBuilt) =>
      all
        .map(({ operationId }) => operationId)
        .filter((id) => (typeof operations[id] === 'function') === isBuilt)
        .join(', ');
    return `| ${mock.title} ${tag} | ${names(true) || '-'} | ${names(false) || '-'} |`;
  });
}

async function table() {
  const rows = await Promise.all(mocks.map(rowsOf));
  return ['| resource | built | answers 501 |', '| --- | --- | --- |', ...rows.flat(), ''].join('\n');
}

const written = await table();
const stale = readmes.filter((readme) => {
  const path = join(root, readme);
  const before = readFileSync(path, 'utf8');
  if (!region.test(before)) throw new Error(`${readme} has no place for the coverage table`);
  const after = before.replace(region, (_, open, close) => `${open}${written}${close}`);
  if (after !== before && !process.argv.includes('--check')) writeFileSync(path, after);
  return after !== before;
});
if (process.argv.includes('--check') && stale.length > 0) {
  process.stderr.write(`${stale.join(', ')}: the coverage table is stale; run node tools/coverage.mjs\n`);
  process.exit(1);
}
