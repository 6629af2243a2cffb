// npm run bench [-- --quick] [--row NAME] [--json FILE]: bundles what is measured and what measures it, then starts the latter.
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const here = import.meta.dirname;
const outdir = join(here, '..', '.cache', 'benchmarks');

await build({
  entryPoints: [
    join(here, 'main.ts'),
    ...['bare', 'express', 'filled', 'receivables', 'forks', 'probe', 'empty', 'uploads'].map((name) =>
      join(here, 'subjects', `${name}.ts`),
    ),
  ],
  outdir,
  outbase: here,
  entryNames: '[name]',
  outExtension: { '.js': '.cjs' },
  bundle: true,
  platform: 'node',
  // As the sandbox itself is bundled.
  format: 'cjs',
  target: 'node22',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  logLevel: 'warning',
});
// A copy, so that a build that happens meanwhile does not change what is measured.
copyFileSync(join(here, '..', 'dist', 'paystub.cjs'), join(outdir, 'paystub.cjs'));
await import(pathToFileURL(join(outdir, 'main.cjs')).href);
