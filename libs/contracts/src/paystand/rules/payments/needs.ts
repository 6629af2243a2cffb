import type { Need } from '../../../verifier/index.js';
import { factOf, type TestCard } from '../../situations/saved.js';

/** What is charged has been saved before, which the API cannot do: the account says which card, or bank, that is. */
export const charging = (sources: readonly (TestCard | 'bank')[], needs: readonly Need[] = []) =>
  ({ needs, facts: ['payerId', ...sources.map(factOf)], effects: ['creates', 'money'] }) as const;
