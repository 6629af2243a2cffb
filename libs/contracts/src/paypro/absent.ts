import type { Absent } from '../verifier/index.js';

/** Rules, and parts of rules, that wait for operations, pages or actions: every operation of PayPro is built. */
export const absentRules: readonly Absent[] = [];
