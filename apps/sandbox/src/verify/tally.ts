import type { Result } from '@paystub/contracts/verifier';
import type { Provider, Section } from './providers.js';

/** The results of one section. What is inferred is apart: a target that does otherwise breaks no documented rule. */
export interface Tally {
  readonly title: string;
  readonly passed: number;
  readonly failed: number;
  readonly notCheckable: number;
  /** Inferred rules, and inferred parts of others: how many hold, of how many. */
  readonly inferred: { readonly hold: number; readonly of: number };
}

export const isFailure = ({ basis, outcome }: Result): boolean => basis !== 'inferred' && outcome === 'failed';

/** What the target does otherwise than was inferred: whole rules, and parts. */
export interface Difference {
  readonly id: string;
  readonly label: string;
  readonly reason: string;
}

export const differencesIn = (results: readonly Result[]): readonly Difference[] =>
  results.flatMap(({ id, basis, outcome, sentence, reason = '', inferred }) => [
    ...(basis === 'inferred' && outcome === 'failed' ? [{ id, label: sentence, reason }] : []),
    ...inferred.filter(({ passed }) => !passed).map((part) => ({ id, label: part.label, reason: part.reason ?? '' })),
  ]);

export function tallyOf(title: string, results: readonly Result[]): Tally {
  const grounded = results.filter(({ basis }) => basis !== 'inferred');
  const guessed = results.filter(({ basis, outcome }) => basis === 'inferred' && ['passed', 'failed'].includes(outcome));
  const parts = results.flatMap(({ inferred }) => inferred);
  const of = guessed.length + parts.length;
  return {
    title,
    passed: grounded.filter(({ outcome }) => outcome === 'passed').length,
    failed: grounded.filter(({ outcome }) => outcome === 'failed').length,
    notCheckable: results.filter(({ outcome }) => outcome === 'not checkable here').length,
    inferred: { hold: of - differencesIn(results).length, of },
  };
}

/** The provider's sections that hold any of these, in their order. */
export function sectionsOf<T extends { readonly id: string }>(
  { sections }: Provider,
  entries: readonly T[],
): readonly (Section & { readonly entries: readonly T[] })[] {
  return sections
    .map((section) => ({ ...section, entries: entries.filter(({ id }) => section.holds(id)) }))
    .filter((section) => section.entries.length > 0);
}
