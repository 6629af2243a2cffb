import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { collect } from '../child.mjs';
import { linkWorkspace, root, scratch } from './scratch.js';

interface Violation {
  readonly from: string;
  readonly to: string;
  readonly rule: { readonly name: string };
}

const packages = {
  'paypro-mock': 'apps/paypro-mock',
  'paystar-mock': 'apps/paystar-mock',
  sandbox: 'apps/sandbox',
  client: 'libs/client',
  contracts: 'libs/contracts',
  'mock-http': 'libs/mock-http',
  'mock-kernel': 'libs/mock-kernel',
  testing: 'libs/testing',
};

const resources = 'apps/paypro-mock/src/resources';
const recurring = 'apps/paypro-mock/src/recurring';
const value = 'export const value = 1;\n';
const face = (name: string, exports: Record<string, string>) => JSON.stringify({ name, type: 'module', exports });

/** What the imports below lead to: a house in small, in which every part has a face and every package of others is empty. */
const house: Record<string, string> = {
  ...Object.fromEntries(
    Object.entries(packages).flatMap(([name, path]) => [
      [`${path}/package.json`, face(`@paystub/${name}`, { '.': './src/index.ts', './*': './src/*/index.ts', './http': './src/http.ts' })],
      [`${path}/src/index.ts`, value],
    ]),
  ),
  ...Object.fromEntries(
    ['express', 'immutable', 'vitest', 'esbuild', 'commander'].flatMap((name) => [
      [`node_modules/${name}/package.json`, JSON.stringify({ name, main: 'index.js' })],
      [`node_modules/${name}/index.js`, 'module.exports = {};'],
    ]),
  ),
  'libs/contracts/src/http.ts': value,
  'libs/contracts/src/control/index.ts': value,
  'libs/contracts/src/paypro/index.ts': value,
  'libs/contracts/src/paystar/index.ts': value,
  'libs/contracts/src/verifier/index.ts': value,
  'apps/paypro-mock/src/state.ts': value,
  'apps/paypro-mock/src/faults.ts': value,
  'apps/paypro-mock/src/some.spec.ts': value,
  [`${recurring}/store.ts`]: value,
  [`${recurring}/rules/series.ts`]: value,
  ...Object.fromEntries(
    ['payment', 'operations', 'actions', 'jobs', 'present'].map((role) => [`${resources}/payments/${role}.ts`, value] as const),
  ),
};

type Case = readonly [file: string, imported: string, rule: string];

const arrow = 'not-in-allowed';
const forbidden: readonly Case[] = [
  ['apps/paypro-mock/src/x1.ts', '@paystub/client', arrow],
  ['apps/paypro-mock/src/x2.ts', '@paystub/sandbox', arrow],
  ['apps/paypro-mock/src/x3.ts', '@paystub/testing', arrow],
  ['apps/paypro-mock/src/x4.ts', '@paystub/paystar-mock', arrow],
  ['apps/paypro-mock/src/x5.ts', '@paystub/paystar-mock', 'one-provider-reaches-another'],
  ['apps/paypro-mock/src/x6.ts', '@paystub/contracts/paystar', 'one-provider-reaches-another'],
  ['apps/paypro-mock/src/x7.ts', 'vitest', 'code-needs-a-development-package'],
  ['apps/paypro-mock/src/x8.ts', './some.spec.js', 'code-imports-a-spec'],
  ['apps/paypro-mock/src/x9.ts', './not-there.js', 'does-not-resolve'],
  ['apps/sandbox/src/x1.ts', '@paystub/mock-kernel', arrow],
  ['apps/sandbox/src/x2.ts', '@paystub/testing', arrow],
  ['libs/mock-http/src/x1.ts', '@paystub/client', arrow],
  ['libs/mock-http/src/x2.ts', '@paystub/paypro-mock', arrow],
  ['libs/mock-http/src/x3.ts', '@paystub/contracts/paypro', arrow],
  ['libs/mock-http/src/x4.spec.ts', '@paystub/testing', arrow],
  ['libs/mock-kernel/src/x1.ts', '@paystub/mock-http', arrow],
  ['libs/mock-kernel/src/x2.ts', '@paystub/contracts/http', arrow],
  ['libs/mock-kernel/src/x3.ts', 'express', 'packages-of-mock-kernel'],
  ['libs/mock-kernel/src/x4.ts', 'node:fs', 'kernel-does-input-or-output'],
  ['libs/mock-kernel/src/x5.spec.ts', '@paystub/testing', arrow],
  ['libs/contracts/src/x1.ts', '@paystub/mock-kernel', arrow],
  ['libs/contracts/src/x2.ts', 'express', 'packages-of-contracts'],
  ['libs/contracts/src/x3.spec.ts', '@paystub/testing', arrow],
  ['libs/contracts/src/paypro/x1.ts', '../paystar/index.js', 'one-provider-reaches-another'],
  ['libs/contracts/src/verifier/x1.ts', '../paypro/index.js', 'shared-code-reaches-a-provider'],
  ['libs/client/src/x1.ts', '@paystub/mock-http', arrow],
  ['libs/client/src/x2.ts', '@paystub/paypro-mock', arrow],
  ['libs/client/src/x3.ts', 'express', 'packages-of-client'],
  ['libs/client/src/paypro/x1.ts', '@paystub/contracts/paystar', 'one-provider-reaches-another'],
  ['libs/testing/src/x1.ts', '@paystub/sandbox', arrow],
  ['libs/testing/src/x2.ts', '@paystub/client', arrow],
  ['examples/x1.ts', '@paystub/paypro-mock', arrow],
  [`${resources}/payments/x1.ts`, 'express', 'rule-imports-the-shell'],
  [`${resources}/payments/x2.ts`, '@paystub/mock-http', 'rule-imports-the-shell'],
  [`${resources}/payments/x3.ts`, '../../state.js', 'rule-imports-the-state'],
  [`${resources}/payments/x4.ts`, './operations.js', 'rule-imports-operations'],
  [`${resources}/payments/x5.ts`, './actions.js', 'rule-imports-actions'],
  [`${recurring}/rules/x1.ts`, 'express', 'rule-imports-the-shell'],
  [`${recurring}/rules/x2.ts`, '@paystub/mock-http', 'rule-imports-the-shell'],
  [`${recurring}/rules/x3.ts`, '../../state.js', 'rule-imports-the-state'],
  [`${recurring}/rules/x4.ts`, '../../resources/payments/operations.js', 'rule-imports-operations'],
  [`${recurring}/rules/x5.ts`, '../../resources/payments/actions.js', 'rule-imports-actions'],
  [`${recurring}/rules/deeper/x6.ts`, '../../../state.js', 'rule-imports-the-state'],
  [`${recurring}/rules/x7.ts`, '../store.js', 'shared-rule-imports-what-uses-it'],
  [`${resources}/refunds/jobs.ts`, '../../state.js', 'jobs-import-more-than-the-type-of-the-state'],
  [`${resources}/refunds/operations.ts`, '../payments/operations.js', 'resource-imports-more-than-the-record-of-another'],
  [`${resources}/refunds/actions.ts`, '../payments/actions.js', 'resource-imports-more-than-the-record-of-another'],
  [`${resources}/refunds/refund.ts`, '../payments/present.js', 'resource-imports-more-than-the-record-of-another'],
];

const permitted: readonly (readonly [file: string, imported: string])[] = [
  ['apps/paypro-mock/src/y1.ts', '@paystub/mock-http'],
  ['apps/paypro-mock/src/y2.ts', '@paystub/mock-kernel'],
  ['apps/paypro-mock/src/y3.ts', '@paystub/contracts/paypro'],
  ['apps/paypro-mock/src/y4.spec.ts', '@paystub/testing'],
  ['apps/paypro-mock/test/y5.ts', '@paystub/testing'],
  ['apps/sandbox/src/y1.ts', '@paystub/paypro-mock'],
  ['apps/sandbox/src/y2.ts', '@paystub/mock-http'],
  ['apps/sandbox/src/y3.ts', '@paystub/client'],
  ['apps/sandbox/test/y4.spec.ts', '@paystub/testing'],
  ['libs/mock-http/src/y1.ts', '@paystub/mock-kernel'],
  ['libs/mock-http/src/y2.ts', '@paystub/contracts/control'],
  ['libs/mock-http/src/y3.ts', '@paystub/contracts/http'],
  ['libs/mock-http/src/y4.ts', 'express'],
  ['libs/mock-kernel/src/y1.ts', 'immutable'],
  ['libs/mock-kernel/src/y2.spec.ts', 'vitest'],
  ['libs/client/src/paypro/y1.ts', '@paystub/contracts/paypro'],
  ['libs/testing/src/y1.ts', '@paystub/mock-http'],
  ['libs/testing/src/y2.ts', 'vitest'],
  ['examples/y1.ts', '@paystub/client'],
  [`${resources}/payments/y1.ts`, '../../faults.js'],
  [`${resources}/mandates/operations.ts`, '../payments/payment.js'],
  [`${resources}/mandates/actions.ts`, '../../state.js'],
  [`${resources}/mandates/jobs.ts`, './actions.js'],
  [`${resources}/mandates/mandate.ts`, '../../recurring/rules/series.js'],
  [`${recurring}/y1.ts`, '../state.js'],
  [`${recurring}/y2.ts`, './rules/series.js'],
  [`${recurring}/rules/y3.ts`, './series.js'],
  [`${recurring}/rules/y4.ts`, '../../resources/payments/payment.js'],
  [`${recurring}/rules/y5.ts`, '../../faults.js'],
  [`${recurring}/rules/y6.ts`, '@paystub/mock-kernel'],
  [`${recurring}/rules/y7.spec.ts`, '../../state.js'],
];

/** Every way of importing is one: for its value, for its type alone, to pass it on, later. */
const otherWays: readonly (readonly [file: string, text: string])[] = [
  ['libs/client/src/z1.ts', "import type { value } from '@paystub/mock-http';\nexport type V = typeof value;\n"],
  ['libs/client/src/z2.ts', "export { value } from '@paystub/mock-http';\n"],
  ['libs/client/src/z3.ts', "export const later = () => import('@paystub/mock-http');\n"],
  ['libs/client/src/z4.ts', "import { value } from '../../mock-http/src/index.js';\nexport const v = value;\n"],
];

const typeOfTheState = ["import type { value } from '../../state.js';\nexport type Tx = typeof value;\n"] as const;

const importing = (imported: string) => `import { value } from '${imported}';\nexport const used = value;\n`;

async function violationsIn(files: Readonly<Record<string, string>>): Promise<readonly Violation[]> {
  const folder = scratch(files);
  linkWorkspace(folder, packages);
  for (const name of ['.dependency-cruiser.mjs', 'package.json']) copyFileSync(join(root, name), join(folder, name));
  const program = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
  const { output } = await collect(process.execPath, [program, '--output-type', 'json', 'apps', 'libs', 'examples'], { cwd: folder });
  return JSON.parse(output).summary.violations;
}

it('reports every forbidden import by its rule, through the links of node_modules too', async () => {
  const cases = Object.fromEntries(forbidden.map(([file, imported]) => [file, importing(imported)]));
  const found = await violationsIn({ ...house, ...cases, ...Object.fromEntries(otherWays) });
  const rulesOf = (file: string) => found.filter(({ from }) => from === file).map(({ rule }) => rule.name);
  const unseen = [...forbidden, ...otherWays.map(([file]) => [file, 'mock-http', arrow] as const)];
  expect(unseen.filter(([file, , rule]) => !rulesOf(file).includes(rule))).toEqual([]);
});

it('allows every arrow of the style guide', async () => {
  const cases = Object.fromEntries(permitted.map(([file, imported]) => [file, importing(imported)]));
  const found = await violationsIn({ ...house, ...cases, [`${resources}/payouts/jobs.ts`]: typeOfTheState[0] });
  expect(found.map(({ from, to, rule }) => `${from} → ${to}: ${rule.name}`)).toEqual([]);
});
