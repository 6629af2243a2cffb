export { type BehindPrism, behindPrism } from './behind-prism.js';
export type { Manners, Passed } from './front.js';
export { judge, type Verdict } from './judge.js';
export { Liar } from './liar.js';
export { stepsOf, type Violation } from './violations.js';
