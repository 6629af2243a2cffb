// Who may import whom (style.md section 1). Allowed arrows are data; whatever is not here is an error.
import { readFileSync } from 'node:fs';

const manifest = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'));

const spec = '\\.spec\\.tsx?$|^(apps|libs)/[^/]+/(test/|vitest\\.config\\.ts$)';
const mock = '^apps/[^/]+-mock/';
const library = (name) => `^libs/${name}/`;
const contracts = library('contracts');

/** Between parts. A part may always import itself. */
const arrows = [
  ['^apps/sandbox/', [mock, library('mock-http'), contracts, library('client')]],
  [mock, [library('mock-http'), library('mock-kernel'), contracts]],
  [library('mock-http'), [library('mock-kernel'), '^libs/contracts/src/(control/|http\\.ts$)']],
  [library('client'), [contracts]],
  [library('testing'), [library('mock-http'), library('mock-kernel'), contracts]],
];

/** The same for specs, and for what stands beside the code: examples, measurements, tools. Nothing imports those. */
const specArrows = [
  ['^apps/[^/]+-mock/(test/|src/.*\\.spec\\.tsx?$)', [library('testing')]],
  ['^apps/sandbox/(test/|src/.*\\.spec\\.tsx?$)', [library('testing')]],
  ['^examples/', [library('client'), '^apps/sandbox/', contracts, library('testing')]],
  ['^benchmarks/', [library('(mock-kernel|mock-http|client|contracts|testing)'), mock, '^apps/sandbox/']],
  ['^tools/', [contracts]],
  ['^vitest\\.base\\.ts$', ['^tools/chromium\\.mjs$']],
  ['^(apps/[^/]+|libs/[^/]+|tools/test)/vitest\\.config\\.ts$', ['^vitest\\.base\\.ts$']],
];

const part = '^(apps/[^/]+|libs/[^/]+|examples|benchmarks|tools|vitest\\.base\\.ts$)/?';
const allowed = [
  { from: { path: part }, to: { path: '^$1/' } },
  ...[...arrows, ...specArrows].map(([from, to]) => ({ from: { path: from }, to: { path: to } })),
  { from: { path: part }, to: { path: '^node_modules/' } },
  { from: { path: part }, to: { dependencyTypes: ['core'] } },
];

/** Packages of others, where fewer than all are allowed in what is not a spec. */
const packagesOf = [
  ['mock-kernel', ['immutable']],
  ['client', ['openapi-fetch', 'openapi-typescript-helpers']],
  ['contracts', ['@cfworker/json-schema', 'secure-json-parse', 'temporal-polyfill']],
];

const inPackages = (names) => `^node_modules/(@types/)?(${names.join('|')})/`;

const packages = packagesOf.map(([name, names]) => ({
  name: `packages-of-${name}`,
  severity: 'error',
  from: { path: `^libs/${name}/src/`, pathNot: spec },
  to: { path: '^node_modules/', pathNot: inPackages(names) },
}));

/** A provider's part: its app, and its folder in a library. */
const providerPart = '^(?:apps/(?=[^/]+-mock/)|libs/[^/]+/(?:src|test)/)(paypro|paystar|paystand)(?:-mock)?/';
const otherProvider = '^(?:apps/|libs/[^/]+/(?:src|test)/)(?!$1)(paypro|paystar|paystand)(?:-mock)?/';

const providers = [
  { name: 'one-provider-reaches-another', severity: 'error', from: { path: providerPart }, to: { path: otherProvider } },
  {
    name: 'shared-code-reaches-a-provider',
    severity: 'error',
    from: { path: '^libs/[^/]+/src/', pathNot: [spec, '^libs/[^/]+/src/(paypro|paystar|paystand)/'] },
    to: { path: '^libs/[^/]+/src/(paypro|paystar|paystand)/' },
  },
];

const inResources = `${mock}src/resources/`;
/** Rules that several resources share stand in a folder of their own (docs/adr/0006). */
const sharedRules = `${mock}src/[^/]+/rules/`;
const roles = { path: [inResources, sharedRules], pathNot: [spec, '/(operations|actions)\\.ts$'] };

/** A resource's rules stay clear of HTTP, of the state and of the functions that use both (style.md section 2). */
const resources = [
  {
    name: 'rule-imports-the-shell',
    severity: 'error',
    from: roles,
    to: { path: ['^node_modules/(@types/)?express/', '^libs/mock-http/'] },
  },
  {
    name: 'rule-imports-the-state',
    severity: 'error',
    from: { ...roles, pathNot: [...roles.pathNot, '/jobs\\.ts$'] },
    to: { path: `${mock}src/state\\.ts$` },
  },
  {
    name: 'jobs-import-more-than-the-type-of-the-state',
    severity: 'error',
    from: { path: `${inResources}.*/jobs\\.ts$` },
    to: { path: `${mock}src/state\\.ts$`, dependencyTypesNot: ['type-only'] },
  },
  { name: 'rule-imports-operations', severity: 'error', from: roles, to: { path: `${inResources}.*/operations\\.ts$` } },
  {
    name: 'rule-imports-actions',
    severity: 'error',
    from: { ...roles, pathNot: [...roles.pathNot, '/jobs\\.ts$'] },
    to: { path: `${inResources}.*/actions\\.ts$` },
  },
  {
    name: 'shared-rule-imports-what-uses-it',
    severity: 'error',
    from: { path: '^apps/[^/]+-mock/src/([^/]+)/rules/', pathNot: spec },
    to: { path: `${mock}src/$1/`, pathNot: `${mock}src/$1/rules/` },
  },
  {
    name: 'resource-imports-more-than-the-record-of-another',
    severity: 'error',
    from: { path: `${inResources}([^/]+)/`, pathNot: spec },
    to: { path: `${inResources}[^/]+/(operations|actions|jobs|present)\\.tsx?$`, pathNot: `${inResources}$1/` },
  },
];

const developmentOnly = Object.keys(manifest.devDependencies).filter((name) => !name.startsWith('@types/'));

const hygiene = [
  { name: 'does-not-resolve', severity: 'error', from: {}, to: { couldNotResolve: true } },
  { name: 'code-imports-a-spec', severity: 'error', from: { path: '^(apps|libs)/', pathNot: spec }, to: { path: spec } },
  {
    name: 'kernel-does-input-or-output',
    severity: 'error',
    from: { path: '^libs/mock-kernel/src/', pathNot: spec },
    to: { dependencyTypes: ['core'], pathNot: '^crypto$' },
  },
  {
    name: 'code-needs-a-development-package',
    severity: 'error',
    from: { path: '^(apps|libs)/[^/]+/src/', pathNot: [spec, '^libs/testing/', '\\.gen\\.'] },
    to: { path: inPackages(developmentOnly), dependencyTypesNot: ['type-only'] },
  },
];

export default {
  allowed,
  allowedSeverity: 'error',
  forbidden: [...providers, ...resources, ...packages, ...hygiene],
  options: {
    // Types count: an arrow is an arrow. Packages of the workspace are followed to their real folder through node_modules/@paystub.
    tsPreCompilationDeps: true,
    preserveSymlinks: false,
    combinedDependencies: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|coverage)/|^tools/test/fixtures/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['types', 'import', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.mts', '.mjs', '.js', '.cjs', '.d.ts', '.json'],
    },
  },
};
