// `npm test [-- project ...]`: lint, types and tests of all projects through Nx, then one line that counts them.
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { follow } from './child.mjs';
import { hasBrowserSpecs, provideChromium } from './chromium.mjs';
import { withLock } from './lock.mjs';
import { lineOf, objections, tally } from './tally.mjs';

const root = resolve(import.meta.dirname, '..');
const reports = join(root, 'reports');
const targets = ['lint', 'typecheck', 'test'];

const read = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined);

/** Every [project, target] that Nx is going to run: the root and the workspaces, as their package.json declare themselves. */
function tasksOf(wanted) {
  const parents = read(join(root, 'package.json')).workspaces.map((pattern) => pattern.replace('/*', ''));
  const folders = parents.flatMap((parent) => readdirSync(join(root, parent)).map((name) => join(parent, name)));
  const projects = ['.', ...folders].map((folder) => read(join(root, folder, 'package.json'))?.nx).filter(Boolean);
  const tasks = projects.flatMap(({ name, targets: own }) => targets.filter((target) => target in own).map((target) => [name, target]));
  return wanted.length === 0 ? tasks : tasks.filter(([name]) => wanted.includes(name));
}

async function browser() {
  if (!hasBrowserSpecs(root)) return { env: {} };
  const { path, missing } = await provideChromium();
  return path ? { env: { CHROMIUM_PATH: path } } : { env: { PAYSTUB_BROWSER: 'none' }, missing };
}

async function runAll(wanted) {
  const tasks = tasksOf(wanted);
  const { env, missing } = await browser();
  rmSync(reports, { recursive: true, force: true });
  const nx = join(root, 'node_modules/nx/dist/bin/nx.js');
  const selection = wanted.length === 0 ? [] : [`--projects=${wanted.join(',')}`];
  const args = ['run-many', `--targets=${targets.join(',')}`, '--parallel=2', '--nxBail=false', '--outputStyle=static', ...selection];
  const { code } = await follow(process.execPath, [nx, ...args], { cwd: root, env: { ...process.env, ...env } });
  const counts = tally(tasks, (name) => read(join(reports, name)));
  return { code, counts, notes: [...objections(counts, { ci: Boolean(process.env.CI) }), ...(missing ? [missing] : [])] };
}

/** The last line agrees with the exit code: what no test shows counts as one failure. */
function conclude({ code, counts, notes }) {
  const unseen = notes.length > 0 ? notes.length : Number(code !== 0 && counts.failed === 0);
  const total = { ...counts, failed: counts.failed + unseen };
  for (const line of [...notes, lineOf(total)]) process.stdout.write(`${line}\n`);
  return total.failed === 0 ? 0 : 1;
}

const waiting = 'Waiting for the tests that another command runs in this folder';
const result = await withLock(join(root, '.cache', 'test.lock'), waiting, () => runAll(process.argv.slice(2)));
process.exitCode = conclude(result);
