// Browser specs (*.browser.spec.ts) run in a real Chromium: one of this machine, or one installed where that is ours to do.
import { accessSync, constants, readdirSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { collect } from './child.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const macApps = ['/Applications/Chromium.app/Contents/MacOS/Chromium', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'];

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

function onPath(name, env) {
  const folders = (env.PATH ?? '').split(delimiter).filter(Boolean);
  return folders.map((folder) => join(folder, name)).find(isProgram);
}

/** The path of a Chromium, or undefined. A CHROMIUM_PATH that leads nowhere is not replaced by another browser. */
export function findChromium(env = process.env, apps = macApps) {
  if (env.CHROMIUM_PATH) return isProgram(env.CHROMIUM_PATH) ? env.CHROMIUM_PATH : undefined;
  return names.map((name) => onPath(name, env)).find(Boolean) ?? apps.find(isProgram);
}

const mayInstall = (env, user) => env.CI === 'true' && user === 0 && !env.CHROMIUM_PATH && onPath('apt-get', env) !== undefined;

async function aptInstall(env) {
  process.stdout.write('Installing Chromium for the browser specs with apt-get\n');
  const options = { env: { ...env, DEBIAN_FRONTEND: 'noninteractive' } };
  const update = await collect('apt-get', ['update'], options);
  const install = await collect('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], options);
  if (install.code !== 0) process.stdout.write(`${update.output}${install.output}`);
}

/** Answers `{ path }`, or `{ missing }`: one line that says what to install. */
export async function provideChromium(env = process.env, user = process.getuid?.(), apps = macApps) {
  if (!findChromium(env, apps) && mayInstall(env, user)) await aptInstall(env);
  const path = findChromium(env, apps);
  if (path) return { path };
  const where = env.CHROMIUM_PATH ? `CHROMIUM_PATH is ${env.CHROMIUM_PATH}, which is no program` : 'no Chromium was found';
  const advice = 'install one (Debian: apt-get install chromium, macOS: brew install --cask chromium) or set CHROMIUM_PATH to it';
  return { missing: `The browser specs did not run: ${where}; ${advice}.` };
}

const skipped = new Set(['node_modules', 'dist', '.git', '.nx', '.cache']);

/** True when anything below the folder needs a browser. */
export function hasBrowserSpecs(folder) {
  const entries = readdirSync(folder, { withFileTypes: true });
  return entries.some((entry) =>
    entry.isDirectory() ? !skipped.has(entry.name) && hasBrowserSpecs(join(folder, entry.name)) : entry.name.endsWith('.browser.spec.ts'),
  );
}
