import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';

const tsc = join(dirname(createRequire(import.meta.url).resolve('@typescript/native/package.json')), 'bin/tsc');
const strict = ['--noEmit', '--strict', '--exactOptionalPropertyTypes', '--skipLibCheck', 'false', '--lib', 'es2022,dom', '--types', ''];

/** What a strict compiler finds in the typings and in a shop that uses them, in a project with nothing else. */
function findings(): string {
  const folder = mkdtempSync(join(tmpdir(), 'paystub-typings-'));
  try {
    mkdirSync(join(folder, 'test/browser/typings'), { recursive: true });
    for (const file of ['paystar-embedded.d.ts', 'test/browser/typings/shop.ts'])
      copyFileSync(join(import.meta.dirname, '../../..', file), join(folder, file));
    const options = [...strict, '--module', 'esnext', '--moduleResolution', 'bundler'];
    execFileSync(process.execPath, [tsc, ...options, 'paystar-embedded.d.ts', 'test/browser/typings/shop.ts'], {
      cwd: folder,
      encoding: 'utf8',
    });
    return '';
  } catch (error) {
    return (error as { readonly stdout: string }).stdout;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

it('paystar-embedded.d.ts is all that a strict TypeScript project needs', () => {
  expect(findings()).toBe('');
});
