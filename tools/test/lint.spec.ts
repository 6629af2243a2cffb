import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { collect } from '../child.mjs';
import { root, scratch } from './scratch.js';

const lines = (count: number) => '  value += 1;\n'.repeat(count);
const functionOf = (count: number) => `export function long() {\n  let value = 0;\n${lines(count - 4)}  return value;\n}\n`;

async function lint(path: string, text: string) {
  const folder = scratch({ 'libs/client/src/good.ts': 'export const good = 1;\n', [path]: text });
  for (const name of ['biome.json', '.oxlintrc.json', '.gitignore']) copyFileSync(join(root, name), join(folder, name));
  const run = (program: string, ...args: string[]) =>
    collect(process.execPath, [join(root, 'node_modules', program), ...args], { cwd: folder });
  const biome = await run('@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.');
  const oxlint = await run('oxlint/bin/oxlint', '--deny-warnings', '.');
  return { ok: biome.code === 0 && oxlint.code === 0, output: biome.output + oxlint.output };
}

it.each([
  ['a default export', 'libs/client/src/x.ts', 'export default 1;\n', 'no-default-export'],
  ['a function of 51 lines', 'libs/client/src/x.ts', functionOf(51), 'max-lines-per-function'],
  ['a file of 251 lines', 'libs/client/src/x.ts', '// one line\n'.repeat(250).concat('export {};\n'), 'max-lines'],
  ['a file name in camel case', 'libs/client/src/someThing.ts', 'export {};\n', 'filename-case'],
  ['double quotes', 'libs/client/src/x.ts', 'export const x = "a";\n', 'format'],
  [
    'unsorted imports',
    'libs/client/src/x.ts',
    "import { b } from './b.js';\nimport { a } from './a.js';\n\nexport const x = [a, b];\n",
    'organizeImports',
  ],
  [
    'a test that runs alone',
    'libs/client/src/x.spec.ts',
    "import { it } from 'vitest';\n\nit.only('runs', () => {});\n",
    'no-focused-tests',
  ],
  ['a mocked module', 'libs/client/src/x.spec.ts', "import { vi } from 'vitest';\n\nvi.mock('./y.js');\n", 'no-restricted-vi-methods'],
  ['a title with "should"', 'libs/client/src/x.spec.ts', "import { it } from 'vitest';\n\nit('should run', () => {});\n", 'valid-title'],
])('refuses %s', async (_, path, text, rule) => {
  const { ok, output } = await lint(path, text);
  expect({ ok, named: output.includes(rule) }, output).toEqual({ ok: false, named: true });
});

it.each([
  ['a function of 50 lines', 'libs/client/src/x.ts', functionOf(50)],
  ['a default export in a configuration', 'libs/client/vitest.config.ts', 'export default {};\n'],
  ['a generated file', 'libs/client/src/x.gen.ts', 'export default "a"\n'],
])('accepts %s', async (_, path, text) => {
  expect(await lint(path, text)).toMatchObject({ ok: true });
});
