import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';

/** What `npm start` runs; Nx builds it before these specs. */
const bundle = resolve(import.meta.dirname, '../../../../dist/paystub.cjs');

/** How long a sandbox may take to start. It takes a tenth of a second; a busy machine takes its time. */
const START_MS = 15_000;

export interface Ready {
  readonly pid: number;
  readonly version: string;
  readonly seed: string;
  readonly control: { readonly url: string };
  readonly paystar: { readonly url: string; readonly apiKey: string; readonly businessUnitSlug: string };
  readonly paystand: { readonly url: string; readonly clientId: string; readonly clientSecret: string; readonly customerId: string };
  readonly paypro: { readonly url: string; readonly apiKey: string };
}

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A sandbox in a process of its own. */
export interface Program {
  readonly ready: Ready;
  readonly readyFile: string;
  /** What it has printed so far. */
  readonly stdout: () => string;
  readonly stderr: () => string;
  readonly ended: Promise<Ended>;
  readonly isRunning: () => boolean;
  readonly kill: (signal: NodeJS.Signals) => void;
  /** Ends it and waits until it is gone. */
  readonly stop: () => Promise<Ended>;
}

export interface StartOptions {
  /** Names the ready file by this alone; the folder is then where npm says that the command was typed. */
  readonly relative?: boolean;
  readonly env?: NodeJS.ProcessEnv;
}

/** Runs the bundle with these flags; for what ends by itself. */
export const runBundle = (flags: readonly string[]): Promise<Ended> => follow(flags).ended;

/** Starts the bundle as a test suite would: free ports, and a ready file that tells when and where. Answers are held against the contract. */
export async function startBundle(flags: readonly string[] = [], { relative = false, env = {} }: StartOptions = {}): Promise<Program> {
  const folder = mkdtempSync(join(tmpdir(), 'paystub-'));
  const readyFile = join(folder, 'ready.json');
  const ports = flags.includes('--port') ? [] : ['--port', '0'];
  const { child, ended, stdout, stderr } = follow(
    [...ports, '--ready-file', relative ? 'ready.json' : readyFile, '--check-answers', ...flags],
    { ...env, ...(relative && { INIT_CWD: folder }) },
  );
  const isRunning = () => child.exitCode === null && child.signalCode === null;
  const killIt = () => child.kill('SIGKILL');
  process.once('exit', killIt);
  void ended.finally(() => {
    process.off('exit', killIt);
    rmSync(folder, { recursive: true, force: true });
  });
  const until = performance.now() + START_MS;
  while (!existsSync(readyFile)) {
    if (!isRunning() || performance.now() > until) {
      killIt();
      throw new Error(`the sandbox did not start: ${JSON.stringify(await ended)}`);
    }
    await setTimeout(5);
  }
  return {
    ready: JSON.parse(readFileSync(readyFile, 'utf8')) as Ready,
    readyFile,
    stdout,
    stderr,
    ended,
    isRunning,
    kill: (signal) => child.kill(signal),
    stop: () => {
      child.kill('SIGTERM');
      return ended;
    },
  };
}

function follow(flags: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const child = spawn(process.execPath, [bundle, ...flags], { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } });
  const [stdout, stderr] = [collected(child.stdout), collected(child.stderr)];
  const ended = new Promise<Ended>((done, failed) => {
    child.once('error', failed);
    child.once('close', (code, signal) => done({ code, signal, stdout: stdout(), stderr: stderr() }));
  });
  return { child, ended, stdout, stderr };
}

function collected(stream: ChildProcess['stdout']): () => string {
  const chunks: Buffer[] = [];
  stream?.on('data', (chunk: Buffer) => chunks.push(chunk));
  return () => Buffer.concat(chunks).toString('utf8');
}
