/** `documented`: the provider says so. `observed`: its own clients do so. `inferred`: nobody says so, and it had to be something. */
export type Basis = 'documented' | 'observed' | 'inferred';

/** Where a rule comes from: the dossier's tag, letter for letter, and the place in that source. */
export interface Source {
  readonly tag: string;
  readonly basis: Basis;
  readonly place: string;
}

const tagged =
  (tag: string, basis: Basis) =>
  (place: string): Source => ({ tag, basis, place });

export const seed = tagged('[seed]', 'documented');
export const docs = tagged('[docs]', 'documented');
/** Of a provider with several references: the current one, an older one, its help centre. */
export const docsX = tagged('[docs X]', 'documented');
export const docsOld = tagged('[docs old]', 'documented');
export const help = tagged('[help]', 'documented');
export const sdk = tagged('[sdk]', 'observed');
export const plugin = tagged('[plugin]', 'observed');
/** Code that works with the provider, whoever wrote it. */
export const client = tagged('[client]', 'observed');
/** Public, but not by the provider: a customer's copy of a newer document, code that runs against it. */
export const secondHand = tagged('[docs*]', 'observed');
/** For what no source states; the place is the reason. */
export const inference = tagged('[inferred]', 'inferred');
