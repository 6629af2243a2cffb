import { holdsNumber } from '../parts/secret.js';

/** By field; undefined where nothing is wrong. */
export type Problems = readonly (readonly [field: string, problem: string | undefined])[];

/** What is wrong with a name, or a word for something: no number may get in by it. */
export function wordsProblem(words: string): string | undefined {
  if (words.length > 100) return 'Use 100 characters at most.';
  return holdsNumber(words) ? 'Do not type numbers of cards or accounts here.' : undefined;
}

export const holderProblem = (name: string): string | undefined =>
  name.trim() === '' ? 'Type the name of the holder.' : wordsProblem(name);
