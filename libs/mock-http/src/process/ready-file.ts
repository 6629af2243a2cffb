import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';

/** Written beside and moved into place, so that whoever waits for the file never reads half of it. */
export function writeReadyFile(path: string, content: object): void {
  const beside = `${path}.${process.pid}`;
  writeFileSync(beside, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
  renameSync(beside, path);
}

export function removeReadyFile(path: string): void {
  rmSync(path, { force: true });
}

/** At the end: another process may have started in the same place since. */
export function removeOwnReadyFile(path: string): void {
  try {
    const { pid } = JSON.parse(readFileSync(path, 'utf8')) as { pid: number };
    if (pid === process.pid) removeReadyFile(path);
  } catch {
    // It is gone, or not ours.
  }
}
