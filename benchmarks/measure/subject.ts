import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { onSubjectsCore } from './cores.js';

/** What a process answers when it is asked; `probe.ts` is the other side. */
export interface Vitals {
  /** Microseconds of processor time, user and system, of all its threads. */
  readonly cpu: number;
  /** Bytes in use by JavaScript, and what hangs on it outside its heap. */
  readonly used: number;
}

export interface SubjectOptions {
  readonly args?: readonly string[];
  readonly nodeFlags?: readonly string[];
  /** Where its output goes: nowhere, or to an open file. */
  readonly output?: 'ignore' | number;
  /** Whether it starts on all cores, to be moved to its own later. */
  readonly isUnpinned?: boolean;
}

const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

export const script = (name: string): string => join(__dirname, `${name}.cjs`);

/** A process that is measured. */
export class Subject {
  private constructor(private readonly child: ChildProcess) {}

  static start(name: string, { args = [], nodeFlags = [], output = 'ignore', isUnpinned = false }: SubjectOptions = {}): Subject {
    const node = [process.execPath, '--expose-gc', ...nodeFlags, '--require', script('probe'), script(name), ...args];
    const [command, ...rest] = isUnpinned ? node : onSubjectsCore(node);
    const child = spawn(command as string, rest, { stdio: ['ignore', output, 'inherit', 'ipc'] });
    running.add(child);
    child.once('exit', () => running.delete(child));
    return new Subject(child);
  }

  get pid(): number {
    return this.child.pid as number;
  }

  /** The next thing that it says. */
  async said<T>(): Promise<T> {
    const ended = new AbortController();
    const gone = once(this.child, 'exit', ended).then(([code]) => {
      throw new Error(`${this.child.spawnargs.at(-1)} ended with ${code}`);
    });
    const [message] = await Promise.race([once(this.child, 'message', ended), gone]).finally(() => {
      gone.catch(() => {});
      ended.abort();
    });
    return message as T;
  }

  /** `collected` after a full garbage collection. */
  async vitals(when: 'now' | 'collected' = 'now'): Promise<Vitals> {
    const answer = this.said<Vitals>();
    this.child.send(when);
    return answer;
  }

  async stop(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const gone = once(this.child, 'exit');
    this.child.kill(signal);
    await gone;
  }
}
