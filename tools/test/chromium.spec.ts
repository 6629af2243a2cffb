import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { findChromium, hasBrowserSpecs, provideChromium } from '../chromium.mjs';
import { scratch } from './scratch.js';

function programs(files: Record<string, string>) {
  const folder = scratch(files);
  for (const name of Object.keys(files)) chmodSync(join(folder, name), 0o755);
  return folder;
}

const empty = '#!/bin/sh\n';

it('takes CHROMIUM_PATH before what is on PATH, and nothing else where that leads nowhere', () => {
  const folder = programs({ chromium: empty, mine: empty });
  expect(findChromium({ PATH: folder, CHROMIUM_PATH: join(folder, 'mine') }, [])).toBe(join(folder, 'mine'));
  expect(findChromium({ PATH: folder, CHROMIUM_PATH: join(folder, 'gone') }, [])).toBeUndefined();
});

it('finds chromium, then chrome, on PATH, then the applications of a Mac', () => {
  const both = programs({ 'google-chrome': empty, chromium: empty });
  const chrome = programs({ 'google-chrome-stable': empty });
  expect(findChromium({ PATH: `/nowhere:${both}` }, [])).toBe(join(both, 'chromium'));
  expect(findChromium({ PATH: chrome }, [])).toBe(join(chrome, 'google-chrome-stable'));
  expect(findChromium({ PATH: '' }, [join(chrome, 'google-chrome-stable')])).toBe(join(chrome, 'google-chrome-stable'));
});

it('passes over a file that is no program', () => {
  expect(findChromium({ PATH: scratch({ chromium: '' }) }, [])).toBeUndefined();
});

it('installs it with apt-get in CI as root, and only there', async () => {
  const folder = programs({});
  const apt = `#!/bin/sh\n[ "$1" = install ] && printf '#!/bin/sh\\n' > ${folder}/chromium && /bin/chmod +x ${folder}/chromium\n`;
  const env = { PATH: `${folder}:${programs({ 'apt-get': apt })}` };
  expect(await provideChromium(env, 0, [])).toEqual({ missing: expect.stringMatching(/^The browser specs did not run: [^\n]+$/) });
  expect(await provideChromium({ ...env, CI: 'true' }, 1000, [])).toHaveProperty('missing');
  expect(await provideChromium({ ...env, CI: 'true' }, 0, [])).toEqual({ path: join(folder, 'chromium') });
});

it('says what to install where the install fails', async () => {
  const env = { PATH: programs({ 'apt-get': '#!/bin/sh\nexit 100\n' }), CI: 'true' };
  const { missing } = await provideChromium(env, 0, []);
  expect(missing).toContain('apt-get install chromium');
  expect((await provideChromium({ ...env, CHROMIUM_PATH: '/gone' }, 0, [])).missing).toContain('CHROMIUM_PATH is /gone');
});

it('knows whether anything needs a browser', () => {
  expect(hasBrowserSpecs(scratch({ 'apps/a/test/x.spec.ts': '', 'node_modules/y.browser.spec.ts': '' }))).toBe(false);
  expect(hasBrowserSpecs(scratch({ 'apps/a/test/browser/pay.browser.spec.ts': '' }))).toBe(true);
});
