// One at a time, between processes of one machine: a file that holds the process id of its owner.
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const silence = 15_000;

function ownerOf(file) {
  try {
    return Number(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** A lock whose owner has died is taken away by renaming it; if a living owner got in between, that one gets it back. */
function dropOf(file, dead) {
  const aside = `${file}.${process.pid}.dropped`;
  try {
    renameSync(file, aside);
    if (ownerOf(aside) !== dead) linkSync(aside, file);
  } catch {
    // Somebody else was quicker.
  }
  rmSync(aside, { force: true });
}

/** The file appears with its content, so nobody reads it half written. */
function take(file) {
  const own = `${file}.${process.pid}`;
  writeFileSync(own, String(process.pid));
  try {
    linkSync(own, file);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(own, { force: true });
  }
}

export function isLocked(file) {
  const owner = ownerOf(file);
  return owner !== undefined && isAlive(owner);
}

/** The owner touches its file while it works; one that no longer does has died, and its process id may belong to somebody else. */
function watcher(file) {
  let last = 0;
  let since = Date.now();
  return () => {
    const { mtimeMs } = statSync(file, { throwIfNoEntry: false }) ?? { mtimeMs: 0 };
    if (mtimeMs !== last) since = Date.now();
    last = mtimeMs;
    return Date.now() - since > silence;
  };
}

async function acquire(file, waiting) {
  const isSilent = watcher(file);
  let said = false;
  while (!take(file)) {
    const owner = ownerOf(file);
    if (owner !== undefined && (!isAlive(owner) || isSilent())) dropOf(file, owner);
    else if (owner !== undefined && !said) {
      process.stderr.write(`${waiting} (process ${owner})\n`);
      said = true;
    }
    await pause(200);
  }
}

export async function withLock(file, waiting, work) {
  mkdirSync(dirname(file), { recursive: true });
  await acquire(file, waiting);
  const beat = setInterval(() => utimesSync(file, new Date(), new Date()), 1000);
  try {
    return await work();
  } finally {
    clearInterval(beat);
    rmSync(file, { force: true });
  }
}
