// `npm ci` must work wherever the repository is cloned: node tools/check-lock.mjs [package-lock.json]
import { readFileSync } from 'node:fs';
import { join, posix, resolve } from 'node:path';

/** npm looks for a package in the node_modules of the folder that asks for it, then in those of its parents. */
function isThere(path, name, packages) {
  const parts = path.split('/');
  const folders = [...parts.map((_, index) => parts.slice(0, index + 1).join('/')), ''];
  return folders.some((folder) => posix.join(folder, 'node_modules', name) in packages);
}

function* findingsOf(path, entry, packages) {
  if (/^https?:/.test(entry.resolved ?? '')) yield `${path} carries a download address`;
  if (path.includes('node_modules/') && !entry.link && !entry.integrity && !entry.inBundle) yield `${path} has no integrity`;
  const ours = path.includes('node_modules/') ? {} : entry.devDependencies;
  for (const name of Object.keys({ ...entry.dependencies, ...entry.optionalDependencies, ...ours })) {
    if (!isThere(path, name, packages)) yield `${path || 'the root'} asks for ${name}, which is not in it`;
  }
}

/** What would make an install fail or depend on one machine's registry. `npm` leaves out the platform packages it could not find. */
export function lockFindings({ packages }) {
  return Object.entries(packages).flatMap(([path, entry]) => [...findingsOf(path, entry, packages)]);
}

if (process.argv[1] === import.meta.filename) {
  const file = process.argv[2] ?? join(resolve(import.meta.dirname, '..'), 'package-lock.json');
  const findings = lockFindings(JSON.parse(readFileSync(file, 'utf8')));
  for (const finding of findings) process.stderr.write(`${file}: ${finding}\n`);
  process.exitCode = findings.length === 0 ? 0 : 1;
}
