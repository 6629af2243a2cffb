import { spawn } from 'node:child_process';

export interface Ran {
  readonly code: number | null;
  readonly output: string;
}

/** Runs something to its end and keeps what it prints. */
export function run(command: string, args: readonly string[], options: { readonly cwd?: string; readonly env?: NodeJS.ProcessEnv } = {}) {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'], ...options });
  return new Promise<Ran>((done, failed) => {
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk));
    child.once('error', failed);
    child.once('close', (code) => done({ code, output }));
  });
}

/** What a script of this folder prints, run by Node in a process of its own. */
export const outputOf = async (script: string, ...args: readonly string[]): Promise<string> =>
  (await run(process.execPath, [`${import.meta.dirname}/${script}`, ...args])).output.trim();
