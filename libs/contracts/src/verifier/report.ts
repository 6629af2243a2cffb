import type { Absent } from './absent.js';
import type { Rule } from './rule.js';
import type { InferredPart } from './session.js';

export type Outcome = 'passed' | 'failed' | 'not checkable here' | 'absent';

/** What became of one rule. */
export interface Result {
  readonly id: string;
  readonly sentence: string;
  readonly source: string;
  readonly basis: Rule['basis'];
  readonly outcome: Outcome;
  /** Why it failed, what is missing, or what it waits for. */
  readonly reason?: string;
  /** Parts of its check that are less than documented, though it is not. */
  readonly inferred: readonly InferredPart[];
  readonly requests: number;
  readonly milliseconds: number;
}

export interface Report {
  readonly results: readonly Result[];
  readonly counts: Readonly<Record<Outcome, number>>;
  /** Failed parts that are inferred, or observed by others: what the target does there is no breach of a documented rule. */
  readonly inferredFailures: readonly { readonly id: string; readonly part: InferredPart }[];
}

export const absentResult = ({ id, sentence, source, basis, waitsFor }: Absent): Result => ({
  id,
  sentence,
  source,
  basis,
  outcome: 'absent',
  reason: `waits for ${waitsFor.join(', ')}`,
  inferred: [],
  requests: 0,
  milliseconds: 0,
});

export function reportOf(results: readonly Result[]): Report {
  const counts: Record<Outcome, number> = { passed: 0, failed: 0, 'not checkable here': 0, absent: 0 };
  for (const { outcome } of results) counts[outcome] += 1;
  const inferredFailures = results.flatMap(({ id, inferred }) => inferred.filter(({ passed }) => !passed).map((part) => ({ id, part })));
  return { results, counts, inferredFailures };
}

const indented = (text: string): string => text.replace(/^/gm, '    ');

/** The report for people: what failed with its reasons, then one line of numbers. */
export function reportText({ results, counts, inferredFailures }: Report): string {
  const failed = results.filter(({ outcome }) => outcome === 'failed');
  const lines = failed.map(({ id, sentence, source, reason }) => `FAILED ${id} ${source} ${sentence}\n${indented(reason ?? '')}`);
  const apart = inferredFailures.map(({ id, part }) => `${part.basis.toUpperCase()} ${id} ${part.label}\n${indented(part.reason ?? '')}`);
  const unchecked = results
    .filter(({ outcome }) => outcome === 'not checkable here')
    .map(({ id, reason }) => `NOT CHECKABLE HERE ${id}: ${reason}`);
  const numbers = Object.entries(counts).map(([outcome, count]) => `${count} ${outcome}`);
  return [...lines, ...apart, ...unchecked, `${numbers.join(', ')}; ${inferredFailures.length} inferred parts differ`].join('\n');
}
