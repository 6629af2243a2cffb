// One Nx task: node tools/task.mjs lint|typecheck|test <project> <folder>. Runs the steps of the target, several at a time, prints what
// failed and writes reports/<project>.<target>.json, from which tools/test-run.mjs counts. vitest adds reports/<project>.json.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { collect } from './child.mjs';

const root = resolve(import.meta.dirname, '..');
const installed = (path) => join(root, 'node_modules', path);
const sources = ['apps', 'libs', 'examples', 'benchmarks', 'tools'];

const holdsTypeScript = (folder) =>
  readdirSync(folder, { withFileTypes: true }).some((entry) =>
    entry.isDirectory()
      ? entry.name !== 'node_modules' && holdsTypeScript(join(folder, entry.name))
      : /(?<!\.config)\.tsx?$/.test(entry.name),
  );

/** tsc refuses a project without files, which every project is before its first one. What runs in browsers is a program of its own. */
function typecheckSteps(project, folder) {
  const tsc = (path) => [installed('@typescript/native/bin/tsc'), '--project', path];
  const client = `${folder}/tsconfig.client.json`;
  const steps = existsSync(join(root, client)) ? [{ name: `${project} types in browsers`, args: tsc(client) }] : [];
  return holdsTypeScript(join(root, folder)) ? [{ name: `${project} types`, args: tsc(folder) }, ...steps] : steps;
}

function lintSteps() {
  const folders = sources.filter((folder) => existsSync(join(root, folder)));
  const steps = [
    { name: 'format and imports (biome)', args: [installed('@biomejs/biome/bin/biome'), 'check', '--error-on-warnings', '.'] },
    { name: 'lint (oxlint)', args: [installed('oxlint/bin/oxlint'), '--deny-warnings', '--format=stylish', '.'] },
    { name: 'boundaries (dependency-cruiser)', args: [installed('dependency-cruiser/bin/dependency-cruiser.mjs'), ...folders] },
    { name: 'structure', args: ['tools/structure.mjs'] },
    { name: 'lockfile', args: ['tools/check-lock.mjs'] },
    { name: 'contracts (redocly)', args: [installed('@redocly/cli/bin/cli.js'), 'lint'], cwd: join(root, 'libs/contracts') },
    { name: 'coverage tables are up to date', args: ['tools/coverage.mjs', '--check'] },
  ];
  const generated = { name: 'FIDELITY.md is up to date', args: ['tools/fidelity.mjs', '--check'] };
  return existsSync(join(root, 'tools/fidelity.mjs')) ? [...steps, generated] : steps;
}

function passedIn(report) {
  const { numPassedTests } = JSON.parse(readFileSync(report, 'utf8'));
  return `, ${numPassedTests} passed`;
}

function testSteps(project, folder) {
  const report = join(root, 'reports', `${project}.json`);
  rmSync(report, { force: true });
  const args = [installed('vitest/vitest.mjs'), 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  return [{ name: `${project} tests`, args, cwd: join(root, folder), count: () => passedIn(report) }];
}

const targets = { lint: lintSteps, typecheck: typecheckSteps, test: testSteps };

async function run({ name, args, cwd = root, count = () => '' }) {
  const start = performance.now();
  const { code, output } = await collect(process.execPath, args, { cwd });
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  process.stdout.write(code === 0 ? `ok      ${name} (${seconds} s${count()})\n` : `FAILED  ${name}\n${output}\n`);
  return { name, ok: code === 0 };
}

const [target, project, folder] = process.argv.slice(2);
const report = join(root, 'reports', `${project}.${target}.json`);
mkdirSync(join(root, 'reports'), { recursive: true });
rmSync(report, { force: true });
const steps = await Promise.all(targets[target](project, folder).map(run));
writeFileSync(report, `${JSON.stringify({ steps })}\n`);
process.exitCode = steps.every(({ ok }) => ok) ? 0 : 1;
