export { askedIn, pactsOf } from './pacts.js';
export type { Staging } from './scene.js';
export { spoilt } from './spoilt.js';
export { allHolds, verifyPact, verifySpoilt } from './verify-pact.js';
