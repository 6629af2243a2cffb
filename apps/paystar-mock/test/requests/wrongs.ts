/** One thing that can be wrong with a request. */
export interface Wrong {
  readonly name: string;
  /** What it puts where in the body, by path (`Charges.0.Amount`); undefined takes a member away. */
  readonly changes: Readonly<Record<string, unknown>>;
  readonly blames: string;
  /** What has to be right for this to be looked at. */
  readonly needs?: readonly string[];
}

type Values = { [name: string]: unknown };

/** A body with one thing or several wrong. */
export function wronged(body: object, wrongs: readonly Wrong[]): object {
  const changed = structuredClone(body) as Values;
  for (const { changes } of wrongs) {
    for (const [path, value] of Object.entries(changes)) {
      const steps = path.split('.');
      const last = steps.pop() as string;
      const parent = steps.reduce((inner, step) => (inner[step] ??= {}) as Values, changed);
      if (value === undefined) delete parent[last];
      else parent[last] = value;
    }
  }
  return changed;
}

const overlap = (a: string, b: string) => `${a}.`.startsWith(`${b}.`) || `${b}.`.startsWith(`${a}.`);
const clash = (a: Wrong, b: Wrong) => Object.keys(a.changes).some((one) => Object.keys(b.changes).some((other) => overlap(one, other)));

/** Each alone, and every two that can be wrong at once. */
export const pairsOf = (wrongs: readonly Wrong[]): readonly (readonly [string, readonly Wrong[]])[] =>
  wrongs.flatMap((first, i) => [
    [first.name, [first]] as const,
    ...wrongs
      .slice(i + 1)
      .filter((second) => !clash(first, second))
      .map((second) => [`${first.name}, ${second.name}`, [first, second]] as const),
  ]);

/** What these blame together, sorted. */
export function blamedBy(wrongs: readonly Wrong[]): readonly string[] {
  const isLookedAt = ({ needs = [] }: Wrong) => !wrongs.some(({ blames }) => needs.includes(blames));
  return [...new Set(wrongs.filter(isLookedAt).map(({ blames }) => blames))].toSorted();
}
