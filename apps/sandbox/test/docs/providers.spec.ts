import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, delimiter, join } from 'node:path';
import { createControl } from '@paystub/client/control';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Program, startBundle } from '../kit/bundle.js';
import { freePort } from '../kit/ports.js';
import { run } from '../kit/run.js';
import { fencesIn, here, lasting, missingIn, read, root, tableIn } from './page.js';

const pages = readdirSync(join(root, 'docs/providers')).map((name) => `docs/providers/${name}`);

/** A part of a page that is typed in from top to bottom. */
interface Session {
  readonly name: string;
  readonly text: string;
  /** What the heading above it has defined. */
  readonly before: string;
}

/** The parts with commands, but for those of npm, which start the sandbox. */
function sessionsOf(page: string): readonly Session[] {
  let before = '';
  return read(page)
    .split(/^(?=##)/m)
    .flatMap((text) => {
      const [, level = '', title = ''] = /^(#+) (.*)/.exec(text) ?? [];
      if (level === '##') before = '';
      const session = { name: `${page}, ${title}`, text, before };
      const commands = fencesIn(text).filter(({ kind, content }) => kind === 'sh' && !content.startsWith('npm '));
      if (level === '##') before = commands.map(({ content }) => content).join('\n');
      return commands.length > 0 ? [session] : [];
    });
}

let program: Program;

beforeAll(async () => {
  program = await startBundle();
});

afterAll(async () => {
  await program?.stop();
});

/** A folder as it would be in the repository. */
function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'paystub-story-'));
  symlinkSync(join(root, 'node_modules'), join(path, 'node_modules'));
  mkdirSync(join(path, 'dist'));
  return path;
}

const MARK = '--- end of block ---';

/** Runs the blocks of `sh` in one bash, in a folder with the scripts that name themselves; what each block prints. */
async function outputsOf({ text, before }: Session): Promise<readonly string[]> {
  const cwd = folder();
  const port = String(await freePort());
  const adapted = (content: string) => here(content, program).replaceAll('8080', port);
  const fences = fencesIn(text);
  for (const { kind, content } of fences) {
    const [, name] = /^\/\/ (\S+\.(?:mjs|ts))\n/.exec(content) ?? [];
    if (kind === 'js' && name) writeFileSync(join(cwd, name), adapted(content));
  }
  const blocks = fences.filter(({ kind }) => kind === 'sh').map(({ content }) => `${content}\necho '${MARK}'`);
  const script = ["trap 'kill $(jobs -p) 2>/dev/null || true' EXIT", before, ...blocks].join('\n');
  const env = { ...process.env, PATH: [join(root, 'node_modules/.bin'), process.env.PATH].join(delimiter) };
  const { code, output } = await run('bash', ['-e', '-c', adapted(script)], { cwd, env });
  rmSync(cwd, { recursive: true });
  expect(code, output).toBe(0);
  return output.split(`${MARK}\n`).slice(0, -1);
}

/** What the page says that the blocks print, nothing for a block without an answer. */
function answersIn(text: string): readonly (string | undefined)[] {
  const fences = fencesIn(text);
  return fences.flatMap(({ kind }, i) => {
    const next = fences[i + 1];
    return kind === 'sh' ? [next && ['json', 'text'].includes(next.kind) ? next.content : undefined] : [];
  });
}

/** Lines without what differs each time, and without the widths of columns. */
const linesOf = (text: string | undefined) =>
  text &&
  lasting(text)
    .trim()
    .split('\n')
    .map((line) => line.trim());

describe('a page about a provider', () => {
  it.each(pages.flatMap(sessionsOf).map((session) => [session.name, session] as const))(
    'is typed in and answers as it says: %s',
    async (_, session) => {
      const answers = answersIn(session.text);
      const outputs = await outputsOf(session);
      expect(answers.map((answer, i) => linesOf(answer === undefined ? undefined : outputs[i]))).toEqual(answers.map(linesOf));
    },
    60_000,
  );

  it.each(pages)('names no call, flag or file that is not there: %s', async (page) => {
    expect(await missingIn(page)).toEqual([]);
  });
});

describe.each(pages)('%s', (page) => {
  it('lists the actions with their states', async () => {
    const actions = await createControl({ url: program.ready.control.url }).world('default').actions(basename(page, '.md'));
    const listed = tableIn(read(page), 'action').map(([name, on, from]) => [name, on, from]);
    expect(listed.toSorted()).toEqual(actions.map(({ name, on, from }) => [name, on, from.join(', ')]).toSorted());
  });
});
