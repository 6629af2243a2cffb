import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { root } from './page.js';

export interface Example {
  /** The address that it prints. */
  readonly url: string;
  readonly stop: () => void;
}

/** Runs a program of `examples` that opens a site, in an environment. */
export async function openExample(path: string, environment: NodeJS.ProcessEnv): Promise<Example> {
  const env = { ...process.env, PORT: '0', ...environment };
  const child = spawn(process.execPath, [join(root, 'examples', path)], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const url = await new Promise<string>((done, failed) => {
    child.stdout.on('data', (chunk: Buffer) => done(/http:\S+/.exec(chunk.toString())?.[0] ?? ''));
    child.once('exit', (code) => failed(new Error(`${path} ended with ${code}`)));
  });
  return { url, stop: () => void child.kill() };
}
