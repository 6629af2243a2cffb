// Writes into the READMEs which operations are built, from each mock's contract and its operations map: into an app's README all of its own,
// into the root's a line per provider. With --check it only says whether they are up to date.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { operationsOf, readDocument } from './generate/document.mjs';

const root = resolve(import.meta.dirname, '..');
const mocks = [
  { provider: 'paystar', title: 'Paystar', app: 'apps/paystar-mock', create: 'createPaystarMock' },
  { provider: 'paystand', title: 'Paystand X', app: 'apps/paystand-mock', create: 'createPaystandMock' },
  { provider: 'paypro', title: 'PayPro', app: 'apps/paypro-mock', create: 'createPayproMock' },
];
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

/** The operations of a mock by resource: which are built, and which answer 501. */
async function resourcesOf(mock) {
  const { operations } = await load(mock);
  const document = readDocument(join(root, 'libs/contracts/src', mock.provider, 'openapi.yaml'));
  const byTag = Map.groupBy(operationsOf(document), ({ path, method }) => document.paths[path][method].tags[0]);
  return [...byTag].map(([resource, all]) => {
    const { true: built = [], false: missing = [] } = Object.groupBy(
      all.map(({ operationId }) => operationId),
      (id) => typeof operations[id] === 'function',
    );
    return { resource, built, missing };
  });
}

const tableOf = (head, rows) => [head, head.replaceAll(/[^|]+/g, ' --- '), ...rows].map((row) => `${row}\n`).join('');
const named = (words) => words.join(', ') || '-';

const inFull = (resources) =>
  tableOf(
    '| resource | built | answers 501 |',
    resources.map(({ resource, built, missing }) => `| ${resource} | ${named(built)} | ${named(missing)} |`),
  );

function inShort({ title }, resources) {
  const built = resources.filter((each) => each.built.length > 0);
  const missing = resources.filter((each) => each.missing.length > 0);
  const sum = (parts) => parts.reduce((total, part) => total + part.length, 0);
  const count = sum(resources.map((each) => each.built));
  const all = count + sum(resources.map((each) => each.missing));
  const lacking = missing.map((each) => `${each.resource.toLowerCase()} ${each.missing.length}`);
  return `| ${title} | ${named(built.map(({ resource }) => resource.toLowerCase()))} | ${count} of ${all} | ${named(lacking)} |`;
}

/** What stands in which README. */
async function tables() {
  const known = await Promise.all(mocks.map(async (mock) => ({ mock, resources: await resourcesOf(mock) })));
  const short = known.map(({ mock, resources }) => inShort(mock, resources));
  return [
    ['README.md', tableOf('| provider | resources | operations built | answer 501 |', short)],
    ...known.map(({ mock, resources }) => [`${mock.app}/README.md`, inFull(resources)]),
  ];
}

const stale = (await tables()).filter(([readme, written]) => {
  const path = join(root, readme);
  const before = readFileSync(path, 'utf8');
  if (!region.test(before)) throw new Error(`${readme} has no place for the coverage table`);
  const after = before.replace(region, (_, open, close) => `${open}${written}${close}`);
  if (after !== before && !process.argv.includes('--check')) writeFileSync(path, after);
  return after !== before;
});
if (process.argv.includes('--check') && stale.length > 0) {
  const names = stale.map(([readme]) => readme).join(', ');
  process.stderr.write(`${names}: the coverage table is stale; run node tools/coverage.mjs\n`);
  process.exit(1);
}
