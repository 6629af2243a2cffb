import { type Dialect, exactly, type RefusalFacts, ruleOf, where } from '../../verifier/index.js';
import { type operations, routes } from '../index.js';
import { type Given, situations } from '../situations.js';

const isIn200s = (status: unknown): boolean => typeof status === 'number' && status >= 200 && status < 300;
const blamesTheRequest = (status: unknown): boolean =>
  typeof status === 'number' && status >= 400 && status < 500 && ![401, 404, 405, 429].includes(status);

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Of what a refusal names, in whatever order, nothing may be left out and nothing added. */
function errorsThatBlame(blames: RefusalFacts[string] | undefined) {
  const names = typeof blames === 'string' ? [blames] : Array.isArray(blames) ? (blames as readonly string[]) : undefined;
  const expected = names?.map((name) => name || 'no property').join(', ') ?? 'something';
  return where(`errors, each a propertyName and an errorMessage, that blame ${expected}`, (errors) => {
    if (!Array.isArray(errors) || errors.length === 0 || !errors.every(isErrorItem)) return false;
    const blamed = errors.map(({ propertyName }) => propertyName);
    return names === undefined || JSON.stringify(blamed.toSorted()) === JSON.stringify(names.toSorted());
  });
}

function isErrorItem(item: unknown): item is { readonly propertyName: string; readonly errorMessage: string } {
  if (!isObject(item)) return false;
  const { propertyName, errorMessage, ...rest } = item as Readonly<Record<string, unknown>>;
  return typeof propertyName === 'string' && typeof errorMessage === 'string' && /\S/.test(errorMessage) && Object.keys(rest).length === 0;
}

/** How Paystar is spoken to. */
export const paystar: Dialect<operations, Given> = {
  provider: 'paystar',
  routes,
  headers: (credential) => ({ 'X-Paystar-Api-Key': credential, 'Content-Type': 'application/json' }),
  // Documented is no more than that a refusal has errors, and that errors are objects. With a status comes the rest, which is inferred.
  envelope: (status, { blames }) =>
    status === undefined
      ? { hasErrors: true, errors: where('a list of objects', (errors) => Array.isArray(errors) && errors.every(isObject)) }
      : exactly({ hasErrors: true, errors: errorsThatBlame(blames), data: null }),
  // No page names a status, and there are integrators who have met a 200 with errors.
  refusalStatus: where('a 2xx, or a 4xx that blames the request', (status) => isIn200s(status) || blamesTheRequest(status)),
  // Of queries it is documented that it is 200; of sessions others have seen that, and of events nobody knows.
  successStatus: where('a success (a 2xx)', isIn200s),
  // Paystar lists nothing.
  witnesses: [],
  witnessQuery: {},
  witnessRecords: ['accounts', 'customers', 'payment-sessions', 'management-sessions', 'enrollments', 'messages'],
  // What a sandbox begins with.
  facts: () => ({
    businessUnitSlug: 'acme-utilities',
    otherBusinessUnitSlug: 'water-bill-pay',
    posUser: 'cashier@acme-utilities.example',
  }),
  situations,
};

export const rule = ruleOf(paystar);
