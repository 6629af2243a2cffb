import type { Absent } from '../verifier/index.js';

/** Rules, and parts of rules, that wait for operations, pages or actions. */
export const absentRules: readonly Absent[] = [];
