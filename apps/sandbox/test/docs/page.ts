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
export const here = (text: string, { ready: { control, paypro } }: Program): string =>
  text.replaceAll('http://127.0.0.1:4000', control.url).replaceAll('http://127.0.0.1:4030', paypro.url);

/** A text without what differs from one sandbox to the next: ids, ports and page tokens. */
export const lasting = (text: string): string =>
  text
    .replace(/\b(PP|PR|CU|EV|WH|MD|PC|PS|SP|PI|IP)[A-Z0-9]{12,16}\b/g, '$1…')
    .replace(/127\.0\.0\.1:\d+/g, 'HOST')
    .replace(/\/~\w+\//g, '/~TOKEN/');

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
