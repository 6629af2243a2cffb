import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Program, startBundle } from '../kit/bundle.js';
import { run } from '../kit/run.js';
import { fencesIn, here, lasting, missingIn, read, root } from './page.js';

const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
const ofApps = readdirSync(join(root, 'apps')).map((app) => `apps/${app}/README.md`);
const readmes = ['README.md', ...ofApps.filter((path) => existsSync(join(root, path))), 'examples/README.md'];

interface Block {
  readonly command: string;
  /** What the page says that it prints. */
  readonly answer: string | undefined;
}

/** The commands of a page, each with the JSON that stands before the next one. */
function commandsIn(text: string): Block[] {
  const fences = fencesIn(text);
  return fences.flatMap(({ kind, content }, i) => {
    const next = fences[i + 1];
    return kind === 'sh' ? [{ command: content, answer: next?.kind === 'json' ? next.content : undefined }] : [];
  });
}

const isCall = ({ command }: Block) => command.startsWith('curl ');
let program: Program;

beforeAll(async () => {
  program = await startBundle();
});

afterAll(async () => {
  await program?.stop();
});

/** Runs a command as it is pasted, but for the ports. */
async function outputOf(command: string): Promise<string> {
  const { code, output } = await run('bash', ['-e', '-c', here(command, program)]);
  expect(code, command).toBe(0);
  return output;
}

/** Its clock runs with the machine's: times differ too. */
const answerOf = (json: string) => lasting(JSON.stringify(JSON.parse(json))).replace(/\b\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'TIME');

describe('the README', () => {
  it('has calls to try, with an answer', () => {
    const tried =
      read('README.md')
        .split(/^## /m)
        .find((section) => section.startsWith('Try it\n')) ?? '';
    const calls = commandsIn(tried).filter(isCall);
    expect(calls.length).toBeGreaterThanOrEqual(2);
    expect(calls[0]?.answer).toBeDefined();
  });

  it.each(readmes)('shows commands that work and what they answer: %s', async (readme) => {
    for (const block of commandsIn(read(readme))) {
      const { command, answer } = block;
      if (isCall(block)) {
        const output = await outputOf(command);
        const { error, fix } = JSON.parse(output) as Record<string, unknown>;
        if (answer !== undefined) expect(answerOf(output)).toBe(answerOf(answer));
        else expect([error, fix], `${command} is refused: ${output}`).toEqual([undefined, undefined]);
      } else {
        const [, script] = /^npm (?:run )?([\w-]+)/.exec(command) ?? [];
        expect(Object.keys(scripts), `no script for ${command}`).toContain(script);
      }
    }
  });

  it.each(readmes)('names no call, flag or file that is not there: %s', async (readme) => {
    expect(await missingIn(readme)).toEqual([]);
  });

  it.each(readmes)('is short, and its first command comes early: %s', (readme) => {
    const lines = read(readme).split('\n');
    expect(lines.length).toBeLessThan(120);
    expect(lines.indexOf('```sh')).toBeLessThan(14);
  });
});
