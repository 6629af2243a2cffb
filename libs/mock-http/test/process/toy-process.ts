import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';

export interface Ended {
  readonly code: number | null;
  readonly ms: number;
}

export interface ToyProcess {
  readonly child: ChildProcess;
  readonly stdout: () => string;
  readonly stderr: () => string;
  /** Resolves when standard output holds it; rejects when the process ends first. */
  says(text: string): Promise<void>;
  /** Sends a signal and waits for the end. */
  end(signal?: NodeJS.Signals): Promise<Ended>;
  readonly ended: Promise<number | null>;
}

export interface ToyProgram {
  /** A folder for what it writes. */
  readonly folder: string;
  run(flags: readonly string[], env?: Readonly<Record<string, string>>): ToyProcess;
  remove(): void;
}

/** The toy (or what another file starts) as a program of its own, bundled as the sandbox is. */
export async function bundleToy(entry = join(import.meta.dirname, 'toy-main.ts')): Promise<ToyProgram> {
  const folder = mkdtempSync(join(tmpdir(), 'toy-'));
  const outfile = join(folder, 'toy.cjs');
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node22',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    logLevel: 'silent',
  });
  return {
    folder,
    run: (flags, env = {}) =>
      follow(spawn(process.execPath, [outfile, ...flags], { cwd: folder, env: { ...process.env, INIT_CWD: undefined, ...env } })),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function follow(child: ChildProcess): ToyProcess {
  let stdout = '';
  let stderr = '';
  const looks = new Set<() => void>();
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
    for (const look of looks) look();
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  return {
    child,
    ended,
    stdout: () => stdout,
    stderr: () => stderr,
    says: (text) =>
      new Promise((resolve, reject) => {
        const look = () => {
          if (!stdout.includes(text)) return;
          looks.delete(look);
          resolve();
        };
        looks.add(look);
        look();
        void ended.then(() => reject(new Error(`it ended and said ${stdout}${stderr}`)));
      }),
    async end(signal = 'SIGTERM') {
      const from = performance.now();
      child.kill(signal);
      const code = await ended;
      return { code, ms: performance.now() - from };
    },
  };
}
