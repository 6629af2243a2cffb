/** `documented`: the provider says so. `observed`: its own clients do so. `inferred`: nobody says so, and it had to be something. */
export type Basis = 'documented' | 'observed' | 'inferred';

/** Where a rule comes from: the dossier's tag, letter for letter, and the place in that source. */
export interface Source {
  readonly tag: string;
  readonly basis: Basis;
  readonly place: string;
}

export const tagged =
  (tag: string, basis: Basis) =>
  (place: string): Source => ({ tag, basis, place });

const strength: readonly Basis[] = ['documented', 'observed', 'inferred'];

/** Several sources as one: all tags in their order, the strongest basis. */
export function evidence(sources: readonly Source[]): { readonly source: string; readonly place: string; readonly basis: Basis } {
  return {
    source: sources.map(({ tag }) => tag).join(''),
    place: sources.map(({ place }) => place).join('; '),
    basis: strength.find((basis) => sources.some((source) => source.basis === basis)) ?? 'inferred',
  };
}
