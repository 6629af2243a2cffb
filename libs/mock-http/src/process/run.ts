import type { AnyMock } from '../sandbox.js';
import { readFlags } from './flags.js';
import { PortTaken } from './listen.js';
import { removeReadyFile, writeReadyFile } from './ready-file.js';
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
  if (readyFile !== undefined) removeReadyFile(readyFile);
  let running: Running;
  try {
    running = await startSandbox(mocks, options, version, write);
    if (readyFile !== undefined) writeReadyFile(readyFile, running.ready);
  } catch (error) {
    process.stderr.write(`paystub: ${error instanceof PortTaken ? error.message : `could not start: ${(error as Error).message}`}\n`);
    process.exit(1);
  }
  const stop = async () => {
    setTimeout(() => process.exit(0), LAST_RESORT_MS).unref();
    await running.stop();
    if (readyFile !== undefined) removeReadyFile(readyFile);
    process.exit(0);
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  greet(running, mocks, version, notes);
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
