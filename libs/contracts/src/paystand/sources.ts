import { tagged } from '../verifier/index.js';

/** The current reference, an older one of the same hosts, and the help centre. */
export const docsX = tagged('[docs X]', 'documented');
export const docsOld = tagged('[docs old]', 'documented');
export const help = tagged('[help]', 'documented');
/** Code that works with Paystand, whoever wrote it. */
export const client = tagged('[client]', 'observed');
