import type { Excuse } from '../verifier/index.js';

/** Documented rules without a check, with the reason: at most three. */
export const excuses: readonly Excuse[] = [];
