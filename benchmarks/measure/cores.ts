import { execFileSync } from 'node:child_process';
import { availableParallelism } from 'node:os';

/** The core of whatever is measured, and the one of whoever measures. */
const SUBJECT = '0';
const OBSERVER = '1';

const isPinned = availableParallelism() > 1 && canPin();

/** Puts this process on its own core; says what became of it. */
export function takeOwnCore(): string {
  if (!isPinned) return 'not pinned: this needs taskset and two cores, so the servers share their cores with the load generator';
  execFileSync('taskset', ['-acp', OBSERVER, String(process.pid)], { stdio: 'ignore' });
  return 'servers on core 0, load generator on core 1';
}

/** A command line, kept on the core of what is measured. */
export const onSubjectsCore = (command: readonly string[]): readonly string[] =>
  isPinned ? ['taskset', '-c', SUBJECT, ...command] : command;

/** The same for a process that already runs. */
export function moveToSubjectsCore(pid: number): void {
  if (isPinned) execFileSync('taskset', ['-acp', SUBJECT, String(pid)], { stdio: 'ignore' });
}

function canPin(): boolean {
  try {
    execFileSync('taskset', ['-c', SUBJECT, 'true'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
