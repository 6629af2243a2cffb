// Every npm script goes through here: it installs what is missing and then runs the real work on the project's own Node.
// Runs on Node 20 with nothing installed, so it imports node: builtins only.
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { collect, follow } from './child.mjs';
import { install } from './install.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const nx = join(root, 'node_modules', 'nx', 'dist', 'bin', 'nx.js');
const biome = join(root, 'node_modules', '@biomejs', 'biome', 'bin', 'biome');

/** No daemon, no cloud, no telemetry, no prompts: of Nx and of everything started below it. */
const quiet = {
  NX_DAEMON: 'false',
  NX_ISOLATE_PLUGINS: 'false',
  NX_TUI: 'false',
  NX_NO_CLOUD: 'true',
  NX_INTERACTIVE: 'false',
  REDOCLY_TELEMETRY: 'off',
  REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true',
  PACT_DO_NOT_TRACK: 'true',
  SCARF_ANALYTICS: 'false',
  DO_NOT_TRACK: '1',
};

function environment(node) {
  const path = [dirname(node), join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter);
  // Nx asks its tasks for colours, whoever reads them.
  const plain = process.stdout.isTTY || process.env.FORCE_COLOR ? {} : { FORCE_COLOR: '0' };
  return { ...process.env, ...quiet, ...plain, PATH: path };
}

const runNx = (node, args) => follow(node, [nx, ...args], { cwd: root, env: environment(node) });

async function buildQuietly(node) {
  const { code, output } = await collect(node, [nx, 'run', 'sandbox:build'], { cwd: root, env: environment(node) });
  if (code !== 0) process.stderr.write(output);
  return code;
}

async function afterBuild(node, script, args, options) {
  const code = await buildQuietly(node);
  return code === 0 ? follow(node, [join(root, script), ...args], options) : { code };
}

const commands = {
  start: (node, args) => afterBuild(node, 'dist/paystub.cjs', args, { env: process.env }),
  verify: (node, args) => afterBuild(node, 'dist/verify.cjs', args, { env: process.env }),
  test: (node, args) => follow(node, [join(root, 'tools/test-run.mjs'), ...args], { cwd: root, env: environment(node) }),
  lint: (node) => runNx(node, ['run', 'workspace:lint']),
  typecheck: (node) => runNx(node, ['run-many', '--targets=typecheck', '--outputStyle=static']),
  build: (node) => runNx(node, ['run', 'sandbox:build']),
  format: (node, args) =>
    follow(node, [biome, 'check', '--write', '--linter-enabled=false', ...(args.length > 0 ? args : ['.'])], { cwd: root }),
  bench: (node, args) => afterBuild(node, 'benchmarks/run.mjs', args, { cwd: root, env: environment(node) }),
};

async function main([name, ...args]) {
  if (!Object.hasOwn(commands, name ?? '')) throw new Error(`Usage: node tools/run.mjs ${Object.keys(commands).join('|')} [flags]`);
  const node = await install(root);
  const { code } = await commands[name](node, args);
  return code;
}

/** npm starts us and may be killed without a word; what it started then ends too. A shell that goes away is another matter. */
function endWithNpm() {
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && process.kill(process.pid, 'SIGTERM'), 500).unref();
}

if (process.env.npm_lifecycle_event) endWithNpm();

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error) => {
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  },
);
