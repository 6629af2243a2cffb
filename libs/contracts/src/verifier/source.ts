import { tagged } from './evidence.js';

export const seed = tagged('[seed]', 'documented');
export const docs = tagged('[docs]', 'documented');
export const sdk = tagged('[sdk]', 'observed');
export const plugin = tagged('[plugin]', 'observed');
/** Public, but not by the provider: a customer's copy of a newer document, code that runs against it. */
export const secondHand = tagged('[docs*]', 'observed');
/** For what no source states; the place is the reason. */
export const inference = tagged('[inferred]', 'inferred');
