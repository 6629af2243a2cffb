import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { onTestFinished } from 'vitest';

export const root = resolve(import.meta.dirname, '../..');

export function write(folder: string, files: Readonly<Record<string, string>>) {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** A folder of this test's own, with these files in it, gone afterwards. */
export function scratch(files: Readonly<Record<string, string>> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'paystub-tools-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  write(folder, files);
  return folder;
}

/** The packages of the workspace, as `npm ci` links them. */
export function linkWorkspace(folder: string, packages: Readonly<Record<string, string>>) {
  mkdirSync(join(folder, 'node_modules/@paystub'), { recursive: true });
  for (const [name, path] of Object.entries(packages)) symlinkSync(join('../..', path), join(folder, 'node_modules/@paystub', name));
}
