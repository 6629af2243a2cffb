import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, cpSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { install, isInstalled } from '../install.mjs';
import { root, scratch, write } from './scratch.js';

const lock = JSON.stringify({ packages: { '': {}, 'node_modules/nx': { version: '1.0.0', integrity: 'sha512-a' } } });

/** Nx and the bundle in small: the build writes it, or fails; it tells what it was given, and ends with 7 when told to stop. */
const nx = `
const { mkdirSync, writeFileSync } = require('node:fs');
console.log('building');
if (process.env.BROKEN) process.exit(3);
mkdirSync('dist', { recursive: true });
writeFileSync('dist/paystub.cjs', ${JSON.stringify(`
  process.on('SIGTERM', () => process.exit(7));
  console.log(JSON.stringify({ args: process.argv.slice(2), cwd: process.cwd(), from: process.env.INIT_CWD }));
  if (process.argv[2] !== 'wait') process.exit(5);
  setInterval(() => {}, 1000);
`)});`;

/** An npm that installs slowly, and says each time that it was asked. */
const npm = `#!/bin/sh
echo "$*" >> asked
rm -rf node_modules
mkdir -p node_modules/.bin node_modules/nx/dist/bin
sleep 0.5
ln -s "${process.execPath}" node_modules/.bin/node
cp nx.cjs node_modules/nx/dist/bin/nx.js
[ -e refuse ] && echo "no such package" && exit 1
cp package-lock.json node_modules/.package-lock.json
`;

function clone() {
  const folder = scratch({ 'package-lock.json': lock, 'nx.cjs': nx, 'bin/npm': npm, 'package.json': '{}' });
  for (const name of ['run', 'install', 'lock', 'child']) cpSync(join(root, 'tools', `${name}.mjs`), join(folder, 'tools', `${name}.mjs`));
  chmodSync(join(folder, 'bin/npm'), 0o755);
  return folder;
}

function start(folder: string, args: readonly string[], env: Record<string, string> = {}) {
  const path = `${join(folder, 'bin')}:/usr/bin:/bin`;
  return spawn(process.execPath, [join(folder, 'tools/run.mjs'), 'start', ...args], {
    cwd: folder,
    env: { PATH: path, INIT_CWD: '/typed/here', ...env },
  });
}

async function endOf(child: ChildProcess) {
  const output: string[] = [];
  child.stdout?.on('data', (chunk) => output.push(String(chunk)));
  child.stderr?.on('data', (chunk) => output.push(String(chunk)));
  const [code] = await once(child, 'close');
  return { code, output: output.join('') };
}

const asked = (folder: string) => readFileSync(join(folder, 'asked'), 'utf8').trim().split('\n');

it('installs once, says so in one line, and runs the bundle with its flags and its exit code', async () => {
  const folder = clone();
  const first = await endOf(start(folder, ['--port', '0']));
  expect(first.output).toMatch(/^Installing [^\n]+\n\{[^\n]+\}\n$/);
  expect(first.output).toContain(JSON.stringify({ args: ['--port', '0'], cwd: folder, from: '/typed/here' }));
  const second = await endOf(start(folder, []));
  expect([first.code, second.code]).toEqual([5, 5]);
  expect(second.output).not.toContain('Installing');
  expect(asked(folder)).toEqual([expect.stringMatching(/^ci --include=dev --include=optional/)]);
});

it('installs once for two that start together', async () => {
  const folder = clone();
  const both = await Promise.all([endOf(start(folder, [])), endOf(start(folder, []))]);
  expect(both.map(({ code }) => code)).toEqual([5, 5]);
  expect(asked(folder)).toHaveLength(1);
  expect(existsSync(join(folder, '.cache/install.lock'))).toBe(false);
});

it('takes over from an install that was killed', async () => {
  const folder = clone();
  write(folder, { '.cache/install.lock': '999999999' });
  expect((await endOf(start(folder, []))).code).toBe(5);
});

it('passes a signal on to the bundle and answers its exit code', async () => {
  const child = start(clone(), ['wait']);
  child.stdout?.on('data', () => child.kill('SIGTERM'));
  expect((await endOf(child)).code).toBe(7);
});

it('shows what npm and the build say when they fail, and only then', async () => {
  const folder = clone();
  write(folder, { refuse: '' });
  expect(await endOf(start(folder, []))).toMatchObject({ code: 1, output: expect.stringContaining('no such package') });
  rmSync(join(folder, 'refuse'));
  expect(await endOf(start(folder, [], { BROKEN: '1' }))).toMatchObject({ code: 3, output: expect.stringContaining('building') });
});

it('sees a package that is missing, of another version, or not linked', () => {
  const machine = { platform: 'darwin', arch: 'arm64' };
  const installed = (record: Record<string, object>, demanded: Record<string, object>) =>
    isInstalled(
      scratch({
        'package-lock.json': JSON.stringify({ packages: { '': {}, 'libs/a': {}, ...demanded } }),
        'node_modules/.package-lock.json': JSON.stringify({ packages: record }),
      }),
      machine,
    );
  const a = { version: '1.0.0', integrity: 'sha512-a' };
  expect(installed({ 'node_modules/a': a }, { 'node_modules/a': a })).toBe(true);
  expect(installed({}, { 'node_modules/a': a })).toBe(false);
  expect(installed({}, { 'node_modules/a': { ...a, optional: true } })).toBe(true);
  expect(installed({ 'node_modules/a': { ...a, version: '1.0.1' } }, { 'node_modules/a': a })).toBe(false);
  expect(installed({ 'node_modules/a': { link: true } }, { 'node_modules/a': { link: true } })).toBe(false);
});

it('names the Node to install on a machine that the lockfile brings none for', async () => {
  const machine = { platform: 'darwin', arch: 'arm64', versions: { node: '20.20.2' }, execPath: '/usr/bin/node' };
  await expect(install(clone(), machine)).rejects.toThrow(/runs on Node 22, 24 or 26; this is Node 20\.20\.2 on darwin arm64/);
});
