import { type Basis, evidence, type Source } from './evidence.js';

/** A rule, or a part of one, that waits for operations that are not built yet: neither excuse nor failure. */
export interface Absent {
  readonly id: string;
  readonly sentence: string;
  readonly source: string;
  readonly place: string;
  readonly basis: Basis;
  /** operationIds, or the paths of pages and of what pages load, as a mock has them: `/app/embedded/{slug}/session/{id}`. */
  readonly waitsFor: readonly string[];
  /** The rule is checked but for this. */
  readonly part: boolean;
}

/** A documented rule without a check, and why. */
export interface Excuse {
  readonly id: string;
  readonly sentence: string;
  readonly source: string;
  readonly place: string;
  readonly basis: Basis;
  readonly reason: string;
}

type Sources = Source | readonly Source[];

export const absent = (id: string, sentence: string, sources: Sources, waitsFor: readonly string[]): Absent => ({
  id,
  sentence,
  ...evidence([sources].flat()),
  waitsFor,
  part: false,
});

/** What is left of a rule that is checked already: as soon as one of the operations is built, there is more of it to check. */
export const absentPart = (id: string, part: string, sources: Sources, waitsFor: readonly string[]): Absent => ({
  ...absent(id, part, sources, waitsFor),
  part: true,
});

export const excuse = (id: string, sentence: string, sources: Sources, reason: string): Excuse => ({
  id,
  sentence,
  ...evidence([sources].flat()),
  reason,
});

/** The entries that need not wait any more. `built`: every operationId and path there is. */
export function checkAbsent(entries: readonly Absent[], built: readonly string[]): readonly string[] {
  return entries
    .map((entry) => ({ ...entry, there: entry.waitsFor.filter((name) => built.includes(name)) }))
    .filter(({ there, waitsFor, part }) => there.length === waitsFor.length || (part && there.length > 0))
    .map(
      ({ id, sentence, there }) => `${id} is absent ("${sentence}"), though what it waits for is built: ${there.join(', ') || 'nothing'}`,
    );
}
