import { masked } from '../../redact.js';
import type { Sandbox } from '../../sandbox.js';

/** A refusal of the control plane: what happened, why, and what to do. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly type: string,
    readonly title: string,
    readonly detail: string,
    readonly fix: string,
    readonly more: Readonly<Record<string, unknown>> = {},
  ) {
    super(`${title}: ${detail}`);
  }

  toJSON(): object {
    const { status, type, title, detail, fix, more } = this;
    return { type: `urn:paystub:${type}`, title, status, detail, fix, ...more };
  }
}

/** 400: a part of the call that its document lets through and that cannot be used all the same. */
export const invalid = (part: string, detail: string, fix: string): Problem =>
  new Problem(400, 'invalid-request', `The ${part} cannot be used`, detail, fix);

/** 404, with the known names that come closest. What is longer than any of them may be a credential, of any shape. */
export function unknown(sandbox: Sandbox, kind: string, name: string, known: readonly string[], fix: string): Problem {
  const nearest = closest(name, known);
  const shown = known.every((other) => name.length > other.length) ? masked(name) : shownPart(sandbox, name);
  return new Problem(
    404,
    `unknown-${kind.replaceAll(' ', '-')}`,
    `There is no such ${kind}`,
    `No ${kind} is called ${shown}.`,
    fix,
    nearest.length > 0 ? { nearest } : {},
  );
}

/** A part of a path as a refusal may repeat it: masked where it is a credential that somebody put in the wrong place. */
export function shownPart({ mocks, worlds }: Sandbox, part: string): string {
  const isCredential = part
    .split(':')
    .some((text) => mocks.some(({ provider, credentials }) => credentials.open.test(text) || worlds.opened(provider, text)));
  return isCredential ? masked(part) : part;
}

/** Up to three names that share the longest beginnings, or letters in the same places. */
function closest(name: string, known: readonly string[]): string[] {
  const shared = (other: string) => [...other].filter((letter, i) => name[i] === letter).length;
  return known
    .map((other) => ({ other, score: shared(other) }))
    .sort((a, b) => b.score - a.score)
    .slice(0, 3)
    .map(({ other }) => other);
}
