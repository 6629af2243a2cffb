// What `npm start` and `npm test` need before anything else: the packages of package-lock.json and a Node to run them on.
// Runs on Node 20 with nothing installed, so it imports node: builtins only.
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { collect } from './child.mjs';
import { isLocked, withLock } from './lock.mjs';

const oldestNode = 22;

/** The lockfile brings Node 24 for linux-x64 with glibc only; everybody else runs on their own. */
const bringsNode = ({ platform, arch }) => platform === 'linux' && arch === 'x64' && !existsSync('/lib/ld-musl-x86_64.so.1');

const broughtNode = (root) => join(root, 'node_modules', '.bin', 'node');

const lockOf = (file) => JSON.parse(readFileSync(file, 'utf8')).packages;

/**
 * What of `process` matters here.
 * @typedef {{ platform: string, arch: string, versions: { node: string }, execPath: string }} Machine
 */

/**
 * True when what npm wrote down after its last complete install is what package-lock.json asks for.
 * @param {string} root
 * @param {Pick<Machine, 'platform' | 'arch'>} machine
 */
export function isInstalled(root, machine = process) {
  const record = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(record)) return false;
  if (bringsNode(machine) && !existsSync(broughtNode(root))) return false;
  const installed = lockOf(record);
  const demanded = Object.entries(lockOf(join(root, 'package-lock.json'))).filter(([path]) => path.includes('node_modules/'));
  return demanded.every(([path, { version, integrity, link, optional }]) => {
    const found = installed[path];
    if (!found) return optional === true;
    return link ? existsSync(join(root, path)) : found.version === version && found.integrity === integrity;
  });
}

/** PATH without any node_modules/.bin: `npm ci` removes those, and the Node in there with them, while it runs. */
const pathOutside = (path) =>
  path
    .split(delimiter)
    .filter((entry) => !resolve(entry).endsWith(join('node_modules', '.bin')))
    .join(delimiter);

async function npmCi(root, machine) {
  const what = bringsNode(machine) ? 'packages, the Node 24 that Paystub runs on included,' : 'packages';
  process.stderr.write(`Installing the ${what} from package-lock.json with npm ci (once, a minute or two)\n`);
  const env = { ...process.env, PATH: pathOutside(process.env.PATH ?? '') };
  const flags = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund'];
  const { code, output } = await collect('npm', flags, { cwd: root, env, shell: process.platform === 'win32' });
  if (code !== 0) throw new Error(`npm ci failed (exit code ${code}):\n${output}`);
}

function nodeFor(root, machine) {
  if (bringsNode(machine)) return broughtNode(root);
  if (Number(machine.versions.node.split('.')[0]) >= oldestNode) return machine.execPath;
  throw new Error(
    `Paystub runs on Node 22, 24 or 26; this is Node ${machine.versions.node} on ${machine.platform} ${machine.arch}. ` +
      'Install one of those (https://nodejs.org), then run the same command again.',
  );
}

/**
 * Installs what is missing, once however many ask at the same time, and answers the path of the Node to run on.
 * @param {string} root
 * @param {Machine} machine
 */
export async function install(root, machine = process) {
  const node = nodeFor(root, machine);
  const lock = join(root, '.cache', 'install.lock');
  if (!isLocked(lock) && isInstalled(root, machine)) return node;
  await withLock(lock, 'Waiting for the install that another command runs in this folder', async () => {
    if (!isInstalled(root, machine)) await npmCi(root, machine);
  });
  return node;
}
