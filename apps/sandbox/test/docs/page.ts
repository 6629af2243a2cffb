import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { routes } from '@paystub/contracts/control';
import type { Program } from '../kit/bundle.js';
import { run } from '../kit/run.js';

export const root = resolve(import.meta.dirname, '../../../..');
export const read = (path: string): string => readFileSync(join(root, path), 'utf8');

interface Fence {
  /** `sh`, `json`, `js` and the like. */
  readonly kind: string;
  readonly content: string;
}

export const fencesIn = (text: string): readonly Fence[] =>
  [...text.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(([, kind = '', content = '']) => ({ kind, content }));

/** A text of a page with the addresses of this sandbox instead of the usual ones. */
export const here = (text: string, { ready: { control, paystar, paystand, paypro } }: Program): string =>
  text
    .replaceAll('http://127.0.0.1:4000', control.url)
    .replaceAll('http://127.0.0.1:4010', paystar.url)
    .replaceAll('http://127.0.0.1:4020/v3', paystand.url)
    .replaceAll('http://127.0.0.1:4030', paypro.url);

/** A text without what differs from one sandbox to the next: ids, codes, ports and tokens. */
export const lasting = (text: string): string =>
  text
    .replace(/\b(PP|PR|CU|EV|WH|MD|PC|PS|SP|PI|IP)[A-Z0-9]{12,16}\b/g, '$1…')
    .replace(/\b[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\b/g, 'UUID')
    .replace(/\beyJ[\w-]+\.[\w-]+\.[\w-]+/g, 'TOKEN')
    .replace(/"refresh_token":"\w+"/g, '"refresh_token":"TOKEN"')
    .replace(/"ref":"[0-9a-f]{32}"/g, '"ref":"REF"')
    .replace(/\b[0-9a-z]{24}\b/g, 'ID')
    .replace(/\b[A-Z]{6}-[A-Z]{5}\b/g, 'REFERENCE')
    .replace(/"authCode":"[A-Z0-9]{6}"/g, '"authCode":"CODE"')
    .replace(/127\.0\.0\.1:\d+/g, 'HOST')
    .replace(/\/~\w+\//g, '/~TOKEN/')
    .replace(/\?w=\w+/g, '?w=TOKEN');

/** The cells of every row of a page's table that begins with this column, as text. */
export function tableIn(text: string, column: string): readonly string[][] {
  const [, rows = ''] = new RegExp(`^\\| ${column} \\|.*\\n\\|[ |-]+\\n((?:\\|.*\\n)+)`, 'm').exec(text) ?? [];
  return rows
    .trim()
    .split('\n')
    .map((row) =>
      row
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim().replaceAll('`', '')),
    );
}

/** The values of settings by their paths, as tables list them. */
export const leaves = (value: unknown, path = ''): readonly string[][] =>
  typeof value === 'object' && value !== null && Object.keys(value).length > 0
    ? Object.entries(value).flatMap(([name, inner]) => leaves(inner, path ? `${path}.${name}` : name))
    : [[path, typeof value === 'string' ? value : JSON.stringify(value)]];

/** What a page names that is not there: calls of the control plane, flags, files. */
export async function missingIn(page: string): Promise<readonly string[]> {
  const text = read(page);
  const calls = [...text.matchAll(/`(GET|POST|PUT|PATCH|DELETE) (\/(?:worlds|requests|health)[^`\s?]*)/g)];
  const known = routes.map(({ method, path }) => new RegExp(`^${method} ${path.replace(/\{\w+\}/g, '[^/]+')}$`));
  const helps = await Promise.all(['paystub', 'verify'].map((name) => run(process.execPath, [join(root, `dist/${name}.cjs`), '--help'])));
  const help = helps.map(({ output }) => output).join();
  // Programs in a fence have flags of their own, but for ours.
  const ours = text.replace(/^```[\s\S]*?^```$/gm, (fence) => fence.match(/^npm .*/gm)?.join('\n') ?? '');
  const flags = [...ours.matchAll(/(?<![\w-])--[a-z][a-z-]+/g)].map(([flag]) => flag);
  const links = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, link = '']) => link);
  const named = [...text.matchAll(/`((?:apps|libs|docs|examples|benchmarks|tools)\/[^`{}*…]+)`/g)].map(([, path = '']) => path);
  return [
    ...calls.map(([, method, path]) => `${method} ${path}`).filter((call) => !known.some((route) => route.test(call))),
    ...flags.filter((flag) => !help.includes(flag)),
    ...links.filter((link) => !existsSync(join(root, dirname(page), link))),
    ...named.filter((path) => !existsSync(join(root, path))),
  ];
}
