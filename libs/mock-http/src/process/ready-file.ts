import { renameSync, rmSync, writeFileSync } from 'node:fs';

/** Written beside and moved into place, so that whoever waits for the file never reads half of it. */
export function writeReadyFile(path: string, content: object): void {
  const beside = `${path}.${process.pid}`;
  writeFileSync(beside, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
  renameSync(beside, path);
}

export function removeReadyFile(path: string): void {
  rmSync(path, { force: true });
}
