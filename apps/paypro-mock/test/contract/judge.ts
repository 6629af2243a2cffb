import type { Passed, Violation } from './front.js';

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

export interface Verdict {
  /** A violation where none belongs, or none where one does. */
  readonly complaint?: string;
  /** Why there is none, or one, though the status says otherwise. */
  readonly reason?: string;
}

/** The checks send something invalid where they are refused for it, and nowhere else; the answers are always valid. */
export function judged(passed: Passed): Verdict {
  const of = (part: string) => passed.violations.filter(({ location }) => location[0] === part);
  const wrong = of('response').map(({ message }) => message);
  const verdict = wrong.length > 0 ? { complaint: `the answer is wrong: ${wrong.join('; ')}` } : judgedRequest(passed, of('request'));
  if (verdict.complaint === undefined) return verdict;
  const { method, path, status, answer } = passed;
  return { complaint: `${method} ${path}: ${verdict.complaint}\nanswered ${status} ${answer.slice(0, 400)}` };
}

function judgedRequest(passed: Passed, violations: readonly Violation[]): Verdict {
  const { status, authorization } = passed;
  const found = violations.map(({ message }) => message).join('; ');
  if (status < 400) {
    if (found === '') return {};
    return sentBySdks(passed, violations) ? { reason: 'an SDK sends it' } : { complaint: `it is taken, though ${found}` };
  }
  if (status === 401) {
    if (found === '')
      return /^Bearer \S/.test(authorization) ? { reason: 'a key that nobody has' } : { complaint: 'no key, and nobody minds' };
    return {};
  }
  // An id that nothing has is looked for before anything else is.
  if (status === 404) return {};
  const { error } = JSON.parse(passed.answer) as { readonly error: Refusal };
  if (found !== '') return blames(error.param, violations) ? {} : { complaint: `${error.param} is blamed, though ${found}` };
  const reason = Object.entries(unsaid).find(([, test]) => test(error))?.[0];
  return reason === undefined ? { complaint: 'it is refused, though the document allows it' } : { reason };
}

/** Nothing, and PHP's empty array, for an object without fields (dossier 1.3). */
const sentBySdks = ({ method }: Passed, violations: readonly Violation[]): boolean =>
  method === 'POST' && violations.every(({ message }) => /^(Body parameter is required|Request body must be object)$/.test(message));

/** Whether a violation is where the refusal says: at the field, or that it is missing. */
function blames(param: string | null, violations: readonly Violation[]): boolean {
  const fields = violations.map(({ location, message }) => {
    const missing = /required property '(.+)'/.exec(message)?.[1];
    const steps = missing === undefined ? location.slice(2) : [...location.slice(2), missing];
    return steps.filter((step) => !/^\d+$/.test(step)).join('.');
  });
  return fields.includes(param ?? '');
}
