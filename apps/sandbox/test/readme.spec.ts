import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { routes } from '@paystub/contracts/control';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Program, runBundle, startBundle } from './kit/bundle.js';

const root = resolve(import.meta.dirname, '../../..');
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: Record<string, string> };
const readmes = ['README.md', 'apps/sandbox/README.md', 'apps/paypro-mock/README.md', 'examples/README.md'];
const read = (path: string) => readFileSync(join(root, path), 'utf8');

interface Block {
  readonly command: string;
  /** What the page says that it prints. */
  readonly answer: string | undefined;
}

/** The commands of a page, each with the JSON that stands before the next one. */
function commandsIn(text: string): Block[] {
  const fences = [...text.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(([, kind, content = '']) => ({ kind, content }));
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
function run(command: string): Promise<string> {
  const { control, paypro } = program.ready;
  const here = command.replaceAll('http://127.0.0.1:4000', control.url).replaceAll('http://127.0.0.1:4030', paypro.url);
  const child = spawn('bash', ['-e', '-c', here], { stdio: ['ignore', 'pipe', 'inherit'] });
  return new Promise((done, failed) => {
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk));
    child.once('error', failed);
    child.once('close', (code) => (code === 0 ? done(output) : failed(new Error(`ended with ${code}: ${command}`))));
  });
}

/** An answer without what differs from one time to the next: ids, times, ports and page tokens. */
const lasting = (json: string) =>
  JSON.stringify(JSON.parse(json))
    .replace(/\b(PP|PR|CU|EV|WH)[A-Z0-9]{12,16}\b/g, '$1…')
    .replace(/\b\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'TIME')
    .replace(/127\.0\.0\.1:\d+/g, 'HOST')
    .replace(/\/~\w+\//g, '/~TOKEN/');

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
        const output = await run(command);
        const { error, fix } = JSON.parse(output) as Record<string, unknown>;
        if (answer !== undefined) expect(lasting(output)).toBe(lasting(answer));
        else expect([error, fix], `${command} is refused: ${output}`).toEqual([undefined, undefined]);
      } else {
        const [, script] = /^npm (?:run )?([\w-]+)/.exec(command) ?? [];
        expect(Object.keys(scripts), `no script for ${command}`).toContain(script);
      }
    }
  });

  it.each(readmes)('names no call, flag or file that is not there: %s', async (readme) => {
    const text = read(readme);
    const calls = [...text.matchAll(/`(GET|POST|PUT|PATCH|DELETE) (\/(?:worlds|requests|health)[^`\s?]*)/g)];
    const known = routes.map(({ method, path }) => new RegExp(`^${method} ${path.replace(/\{\w+\}/g, '[^/]+')}$`));
    expect(calls.map(([, method, path]) => `${method} ${path}`).filter((call) => !known.some((route) => route.test(call)))).toEqual([]);

    const { stdout: help } = await runBundle(['--help']);
    const flags = [...text.matchAll(/(?<![\w-])--[a-z][a-z-]+/g)].map(([flag]) => flag);
    expect(flags.filter((flag) => !help.includes(flag))).toEqual([]);

    const links = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, link = '']) => link);
    const named = [...text.matchAll(/`((?:apps|libs|docs|examples|benchmarks|tools)\/[^`{}*…]+)`/g)].map(([, path = '']) => path);
    expect(links.filter((link) => !existsSync(join(root, dirname(readme), link)))).toEqual([]);
    expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  it.each(readmes)('is short, and its first command comes early: %s', (readme) => {
    const lines = read(readme).split('\n');
    expect(lines.length).toBeLessThan(120);
    expect(lines.indexOf('```sh')).toBeLessThan(14);
  });
});
