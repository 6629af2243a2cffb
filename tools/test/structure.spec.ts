import { expect, it } from 'vitest';
import { structureFindings } from '../structure.mjs';
import { scratch } from './scratch.js';

const rule = 'apps/paypro-mock/src/resources/payments/payment.ts';
const findingsIn = (path: string, text: string) => structureFindings(scratch({ [path]: text }));
const names = (count: number) => Array.from({ length: count }, (_, index) => `export const name${index} = ${index};\n`).join('');

it.each([
  ['Date.now()', 'uses Date.now'],
  ['[1].map(Date.now)', 'uses Date.now'],
  ["Date['now']()", 'uses Date.now'],
  ['new Date()', 'uses new Date()'],
  ['Date()', 'uses Date()'],
  ['Math.random()', 'uses Math.random'],
  ['performance.now()', 'uses performance.now'],
  ['Temporal.Now.instant()', 'uses Temporal.Now'],
  ['crypto.randomUUID()', 'uses crypto.randomUUID'],
])('refuses %s in all of a mock and in the kernel', (use, finding) => {
  const within = ['resources/payments/payment.ts', 'recurring/rules/dates.ts', 'recurring/store.ts', 'pages/checkout.tsx', 'webhooks.ts'];
  for (const path of [...within.map((file) => `apps/paypro-mock/src/${file}`), 'libs/mock-kernel/src/clock.ts']) {
    expect(findingsIn(path, `export const x = ${use};\n`).join(), path).toContain(finding);
  }
});

it('takes hashes from node:crypto in the kernel, and nothing that is random', () => {
  const importing = (name: string) =>
    findingsIn('libs/mock-kernel/src/ids.ts', `import { ${name} } from 'node:crypto';\nexport const x = ${name};\n`);
  expect(importing('createHash')).toEqual([]);
  expect(importing('randomBytes').join()).toContain('uses randomBytes of node:crypto');
});

it('allows a date made from a value, a comment about Date.now() and clocks elsewhere', () => {
  expect(findingsIn(rule, '// not Date.now()\nexport const x = new Date(0);\n')).toEqual([]);
  const clock = 'export const now = () => Date.now();\n';
  for (const path of ['libs/mock-http/src/machine.ts', 'apps/sandbox/src/x.ts', 'apps/paypro-mock/test/x.ts']) {
    expect(findingsIn(path, clock), path).toEqual([]);
  }
  expect(findingsIn(rule.replace('.ts', '.spec.ts'), 'Date.now();\n')).toEqual([]);
});

it.each(['libs/mock-kernel/src', 'libs/mock-http/src'])('refuses the words of a provider in %s', (folder) => {
  expect(findingsIn(`${folder}/x.ts`, '// as PayPro does\nexport {};\n').join()).toContain('says "PayPro"');
  expect(findingsIn(`${folder}/paystand.ts`, 'export {};\n').join()).toContain('says "paystand"');
  expect(findingsIn(`${folder}/x.ts`, '// Paystub\nexport {};\n')).toEqual([]);
});

it('refuses the ninth export of a file, overloads and names from other files counted once each', () => {
  expect(findingsIn('libs/client/src/x.ts', names(8))).toEqual([]);
  expect(findingsIn('libs/client/src/x.ts', names(9)).join()).toContain('exports 9 names');
  expect(findingsIn('libs/client/src/x.ts', `${names(6)}export { a, type b, c } from './y.js';\n`).join()).toContain('exports 9 names');
  expect(findingsIn('libs/client/src/x.ts', `${names(7)}export function f(a: string): void;\nexport function f() {}\n`)).toEqual([]);
});

it("lets a library's entry point pass on as many names as it has", () => {
  const passedOn = `${names(8)}export { a, b, c } from './y.js';\n`;
  const manifest = JSON.stringify({ exports: { '.': './src/index.ts' } });
  expect(structureFindings(scratch({ 'libs/client/package.json': manifest, 'libs/client/src/index.ts': passedOn }))).toEqual([]);
});

it('refuses the sixteenth entry of a folder, generated files not counted', () => {
  const files = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`libs/client/src/f${index}.ts`, '']));
  expect(structureFindings(scratch({ ...files(15), 'libs/client/src/a.gen.ts': '' }))).toEqual([]);
  expect(structureFindings(scratch(files(16)))).toEqual(['libs/client/src: has 16 entries; at most 15']);
});

it('refuses a path into another package, and a spec that would never run', () => {
  expect(findingsIn('libs/client/src/x.ts', "export { a } from '../../contracts/src/http.js';\n").join()).toContain('imported by its name');
  expect(findingsIn('libs/client/src/x.test.ts', 'export {};\n').join()).toContain('specs are called .spec');
});
