// Bundles scripts that run in browsers, each into a string that a server can send: page.ts becomes page.gen.ts beside it.
// node tools/generate/scripts.mjs <entry.ts>...
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { build } from 'esbuild';

/** The script as one classic program, which runs alike from a file and from a page. */
async function bundled(entry) {
  const options = { bundle: true, format: 'iife', target: 'es2020', platform: 'browser', charset: 'ascii', minify: true };
  const { outputFiles } = await build({ ...options, entryPoints: [entry], legalComments: 'none', logLevel: 'error', write: false });
  return outputFiles[0].text.trim();
}

export const moduleOf = async (entry) => `export const script = ${JSON.stringify(await bundled(entry))};\n`;

if (process.argv[1] === import.meta.filename) {
  for (const entry of process.argv.slice(2)) {
    const path = entry.replace(/\.ts$/, '.gen.ts');
    const module = await moduleOf(entry);
    // An unchanged file is left alone, so that nothing that watches or caches it starts over.
    const stale = !existsSync(path) || readFileSync(path, 'utf8') !== module;
    if (stale) writeFileSync(path, module);
    console.log(`${path}  ${(Buffer.byteLength(module) / 1024).toFixed(1)} KB  ${stale ? 'written' : 'unchanged'}`);
  }
}
