// Rules of docs and style that no linter has: how big a folder or a file's face may be, and what keeps the core deterministic and neutral.
// node tools/structure.mjs [root]
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix, resolve } from 'node:path';
import { parseSync, Visitor } from 'rolldown/utils';

const parts = ['apps', 'libs', 'examples', 'benchmarks', 'docs', 'tools'];
const ignored = new Set(['node_modules', 'dist', 'coverage']);
const mostEntries = 15;
const mostExports = 8;

/** Lists that grow by one file per decision are no folders to keep small. */
const openEnded = /^docs\/adr$/;
const generated = /\.gen\.(js|ts|d\.ts)$/;
const script = /\.(ts|tsx|mts|mjs)$/;
const spec = /\.spec\.tsx?$/;

/** Time and chance come from `tx` here: one deterministic core. */
const deterministic = [/^apps\/[^/]+-mock\/src\//, /^libs\/mock-kernel\/src\//];
const neutral = [/^libs\/mock-kernel\/src\//, /^libs\/mock-http\/src\//];
const providerWord = /paypro|paystar|paystand/i;

function* foldersBelow(root, path) {
  const entries = readdirSync(join(root, path), { withFileTypes: true }).filter(({ name }) => !ignored.has(name) && !generated.test(name));
  yield { path, entries };
  for (const entry of entries) if (entry.isDirectory()) yield* foldersBelow(root, `${path}/${entry.name}`);
}

/** The files that a package.json names in `exports`: the library's face, which may pass on as many names as it has. */
function entryPoints(root, part) {
  const packages = readdirSync(join(root, part)).map((name) => join(root, part, name, 'package.json'));
  const targets = (file) => Object.values(JSON.parse(readFileSync(file, 'utf8')).exports ?? {});
  return packages.filter(existsSync).flatMap((file) => targets(file).map((target) => join(file, '..', target)));
}

/** Own declarations count everywhere; names passed on from other files count everywhere but in an entry point. */
function exportsOf(module, isEntry) {
  const entries = module.staticExports.flatMap((statement) => statement.entries);
  const counted = entries.filter((entry) => !(isEntry && entry.moduleRequest));
  return new Set(counted.map((entry) => entry.exportName.name ?? entry.moduleRequest?.value ?? 'default')).size;
}

const chance = new Map([
  ['Date', ['now']],
  ['Math', ['random']],
  ['performance', ['now', 'timeOrigin']],
  ['Temporal', ['Now']],
  ['crypto', ['randomUUID', 'getRandomValues']],
]);

/** Uses of the machine's clock or of chance: `Date.now`, `new Date()`, `Date()`, `Math.random` and their kin. */
function chanceIn(program) {
  const found = [];
  const isDate = (callee) => callee.type === 'Identifier' && callee.name === 'Date';
  const nameOf = ({ property }) => property.name ?? property.value;
  new Visitor({
    MemberExpression(node) {
      const owner = node.object.type === 'Identifier' ? node.object.name : '';
      if (chance.get(owner)?.includes(nameOf(node))) found.push(`${owner}.${nameOf(node)}`);
    },
    NewExpression(node) {
      if (isDate(node.callee) && node.arguments.length === 0) found.push('new Date()');
    },
    CallExpression(node) {
      if (isDate(node.callee)) found.push('Date()');
    },
  }).visit(program);
  return found;
}

/** Hashing is arithmetic; the rest of node:crypto is chance. */
const arithmetic = new Set(['createHash', 'createHmac', 'hash']);

function cryptoIn(module) {
  const imports = module.staticImports.filter(({ moduleRequest }) => /^(node:)?crypto$/.test(moduleRequest.value));
  const names = imports.flatMap(({ entries }) => entries.map(({ importName }) => importName.name ?? '*'));
  return names.filter((name) => !arithmetic.has(name)).map((name) => `${name} of node:crypto`);
}

/** A package is imported by its name, through its exports. Only the configuration of its specs is shared by path. */
function* pastExports(path, module) {
  const home = /^(apps|libs)\/[^/]+\//.exec(path)?.[0];
  if (!home || path.endsWith('vitest.config.ts')) return;
  const requests = [...module.staticImports, ...module.staticExports.flatMap(({ entries }) => entries)].map(
    ({ moduleRequest }) => moduleRequest?.value,
  );
  for (const request of requests.filter((value) => value?.startsWith('.'))) {
    if (!posix.join(posix.dirname(path), request).startsWith(home)) yield `imports ${request}; another package is imported by its name`;
  }
}

function* ofCode(path, text, isEntry) {
  const { program, module } = parseSync(path, text);
  yield* pastExports(path, module);
  const count = exportsOf(module, isEntry);
  if (count > mostExports) yield `exports ${count} names; at most ${mostExports}`;
  if (spec.test(path) || !deterministic.some((pattern) => pattern.test(path))) return;
  for (const use of [...chanceIn(program), ...cryptoIn(module)]) yield `uses ${use}; time and chance come from tx`;
}

function* ofFile(path, text, isEntry) {
  if (/\.test\.[a-z]+$/.test(path)) yield 'is called .test; specs are called .spec, or they do not run';
  if (neutral.some((pattern) => pattern.test(path))) {
    const word = providerWord.exec(`${path}\n${text}`)?.[0];
    if (word) yield `says "${word}"; the shared libraries know no provider`;
  }
  if (script.test(path)) yield* ofCode(path, text, isEntry);
}

function* ofFolder(root, { path, entries }, isEntry) {
  if (entries.length > mostEntries && !openEnded.test(path)) yield `${path}: has ${entries.length} entries; at most ${mostEntries}`;
  for (const entry of entries.filter((one) => one.isFile())) {
    const file = `${path}/${entry.name}`;
    for (const finding of ofFile(file, readFileSync(join(root, file), 'utf8'), isEntry(file))) yield `${file}: ${finding}`;
  }
}

/** Every finding below `root`, one line each. */
export function structureFindings(root) {
  const present = parts.filter((part) => existsSync(join(root, part)));
  const entries = new Set(['apps', 'libs'].filter((part) => present.includes(part)).flatMap((part) => entryPoints(root, part)));
  const isEntry = (file) => entries.has(join(root, file));
  const folders = present.flatMap((part) => [...foldersBelow(root, part)]);
  return folders.flatMap((folder) => [...ofFolder(root, folder, isEntry)]);
}

if (process.argv[1] === import.meta.filename) {
  const findings = structureFindings(process.argv[2] ?? resolve(import.meta.dirname, '..'));
  for (const finding of findings) process.stderr.write(`${finding}\n`);
  process.exitCode = findings.length === 0 ? 0 : 1;
}
