import type { Basis, Source } from './source.js';

const strength: readonly Basis[] = ['documented', 'observed', 'inferred'];

/** Several sources as one: all tags in their order, the strongest basis. */
export function evidence(sources: readonly Source[]): { readonly source: string; readonly place: string; readonly basis: Basis } {
  return {
    source: sources.map(({ tag }) => tag).join(''),
    place: sources.map(({ place }) => place).join('; '),
    basis: strength.find((basis) => sources.some((source) => source.basis === basis)) ?? 'inferred',
  };
}
