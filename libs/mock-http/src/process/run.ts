import type { AnyMock } from '../sandbox.js';
import { readFlags, type StartOptions } from './flags.js';
import { PortTaken } from './listen.js';
import { removeOwnReadyFile, removeReadyFile, writeReadyFile } from './ready-file.js';
import { type Running, startSandbox } from './start.js';

/** Milliseconds after which the process ends whatever is still open. */
const LAST_RESORT_MS = 4500;

const write = (text: string) => process.stdout.write(text);

/** The whole life of a sandbox process: reads the command line, starts, says where everything is, and ends cleanly when it is told to. */
export async function start(
  mocks: readonly AnyMock[],
  { version, notes = [] }: { readonly version: string; readonly notes?: readonly string[] },
  argv: readonly string[] = process.argv.slice(2),
): Promise<void> {
  const options = readFlags(argv, version);
  const { readyFile } = options;
  // Who reads the log may leave before us.
  process.stdout.on('error', () => {});
  const running = await begun(mocks, options, version);
  const end = () => {
    setTimeout(() => process.exit(0), LAST_RESORT_MS);
    void running.stop().finally(() => process.exit(0));
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.once(signal, end);
  // From here on somebody may tell us to end, and we are ready for it.
  try {
    if (readyFile !== undefined) writeReadyFile(readyFile, running.ready);
  } catch (error) {
    refuse(error);
  }
  greet(running, mocks, version, notes);
}

async function begun(mocks: readonly AnyMock[], options: StartOptions, version: string): Promise<Running> {
  const { readyFile } = options;
  try {
    if (readyFile !== undefined) {
      removeReadyFile(readyFile);
      process.once('exit', () => removeOwnReadyFile(readyFile));
    }
    return await startSandbox(mocks, options, version, write);
  } catch (error) {
    return refuse(error);
  }
}

function refuse(error: unknown): never {
  process.stderr.write(`paystub: ${error instanceof PortTaken ? error.message : `could not start: ${(error as Error).message}`}\n`);
  process.exit(1);
}

function greet({ ready, sandbox }: Running, mocks: readonly AnyMock[], version: string, notes: readonly string[]): void {
  const width = Math.max(...mocks.map((mock) => mock.title.length), 'control'.length);
  const say = (text: string) => sandbox.reporter.say(text);
  say(`paystub ${version}  seed ${ready.seed}`);
  say(`${'control'.padEnd(width)}  ${ready.control.url}`);
  for (const mock of mocks)
    say(`${mock.title.padEnd(width)}  ${sandbox.urlOf(mock.provider)}  default key ${sandbox.defaultWorld?.credentials[mock.provider]}`);
  for (const note of notes) say(note);
}
