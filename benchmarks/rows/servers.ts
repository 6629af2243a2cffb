import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pause } from '../measure/rounds.js';
import { Subject } from '../measure/subject.js';

/** A server that is measured. The plain ones take any key. */
export interface Server {
  readonly subject: Subject;
  readonly port: number;
  readonly key: string;
}

export interface Sandbox extends Server {
  readonly controlUrl: string;
}

/** What `--ready-file` writes, as far as it is of use here. */
interface Ready {
  readonly control: { readonly url: string };
  readonly paypro: { readonly url: string; readonly apiKey: string };
}

const READY_MS = 20_000;

/** The sandbox as it is shipped. `logFile`: an open file for a line per request; none without. */
export async function startSandbox(logFile?: number): Promise<Sandbox> {
  const { subject, ready } = await readyOf<Ready>('paystub', logFile);
  const { control, paypro } = ready;
  return { subject, port: Number(new URL(paypro.url).port), key: paypro.apiKey, controlUrl: control.url };
}

/** A program of our flags, and what it writes once it is ready. */
export async function readyOf<T>(name: string, logFile?: number): Promise<{ subject: Subject; ready: T }> {
  const folder = mkdtempSync(join(tmpdir(), 'paystub-bench-'));
  const path = join(folder, 'ready.json');
  const args = ['--port', '0', '--ready-file', path, ...(logFile === undefined ? ['--quiet'] : [])];
  const subject = Subject.start(name, { args, output: logFile ?? 'ignore' });
  const ready = await readWhenThere<T>(path).finally(() => rmSync(folder, { recursive: true }));
  return { subject, ready };
}

async function readWhenThere<T>(path: string): Promise<T> {
  const until = Date.now() + READY_MS;
  while (Date.now() < until) {
    try {
      return JSON.parse(readFileSync(path, 'utf8')) as T;
    } catch {
      await pause(5);
    }
  }
  throw new Error(`the sandbox was not ready within ${READY_MS} ms`);
}

/** A plain server, which shows `payMethod` in its payments. */
export async function startPlain(name: 'bare' | 'express', payMethod: unknown): Promise<Server> {
  const subject = Subject.start(name, { args: [JSON.stringify(payMethod)] });
  return { subject, port: await subject.said<number>(), key: 'any' };
}
