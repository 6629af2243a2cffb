import { judge, type Passed, stepsOf, type Verdict, type Violation } from '@paystub/testing/prism';

interface Refusal {
  readonly message: string;
  readonly param: string | null;
}

const ends = (message: string, end: string) => message.endsWith(end);

/** Why a request is refused that the document allows: what a schema cannot say. */
const unsaid: Readonly<Record<string, (refusal: Refusal) => boolean>> = {
  'the state of the resource': ({ param, message }) => param === null && / that is \w+ cannot be /.test(message),
  'what has started': ({ param, message }) => param === 'first_period' && ends(message, ' has started'),
  'a resource that is not there': ({ message }) => ends(message, ' does not exist'),
  'a mandate that does not fit': ({ param, message }) => param === 'mandate' && /another customer's$|must be an approved/.test(message),
  'fields that exclude each other': ({ message }) => message.includes(' cannot be used together with '),
  'a field that others make necessary': ({ param, message }) =>
    ends(message, ' must be set') && ['customer', 'iban', 'account_holder_name', 'mandate', 'period'].includes(String(param)),
  'the bounds of a method, and what is left of a payment': ({ param, message }) => param === 'amount' && /is too (low|high)$/.test(message),
  'where a cursor leads': ({ param, message }) => param === 'cursor' && message === 'Cursor leads nowhere',
};

/** Every reason that has to come up among the rules. */
export const reasons: readonly string[] = [...Object.keys(unsaid), 'a key that nobody has', 'an SDK sends it'].sort();

/** The checks send something invalid where they are refused for it, and nowhere else. */
export const judged = (passed: Passed): Verdict => judge(passed, judgedRequest);

function judgedRequest(passed: Passed, violations: readonly Violation[]): Verdict {
  const { status, headers } = passed;
  const found = violations.map(({ message }) => message).join('; ');
  if (status < 400) {
    if (found === '') return {};
    return sentBySdks(passed, violations) ? { reasons: ['an SDK sends it'] } : { complaint: `it is taken, though ${found}` };
  }
  if (status === 401) {
    if (found === '')
      return /^Bearer \S/.test(headers.authorization ?? '')
        ? { reasons: ['a key that nobody has'] }
        : { complaint: 'no key, and nobody minds' };
    return {};
  }
  // An id that nothing has is looked for before anything else is.
  if (status === 404) return {};
  const { error } = JSON.parse(passed.answer) as { readonly error: Refusal };
  if (found !== '') return blames(error.param, violations) ? {} : { complaint: `${error.param} is blamed, though ${found}` };
  const reason = Object.entries(unsaid).find(([, test]) => test(error))?.[0];
  return reason === undefined ? { complaint: 'it is refused, though the document allows it' } : { reasons: [reason] };
}

/** Nothing, and PHP's empty array, for an object without fields (dossier 1.3). */
const sentBySdks = ({ method }: Passed, violations: readonly Violation[]): boolean =>
  method === 'POST' && violations.every(({ message }) => /^(Body parameter is required|Request body must be object)$/.test(message));

/** Whether a violation is where the refusal says: at the field, or that it is missing. */
function blames(param: string | null, violations: readonly Violation[]): boolean {
  const fields = violations.map((violation) =>
    stepsOf(violation)
      .filter((step) => !/^\d+$/.test(step))
      .join('.'),
  );
  return fields.includes(param ?? '');
}
