import { judge, type Passed, stepsOf, type Verdict, type Violation } from '@paystub/testing/prism';

interface ErrorItem {
  readonly propertyName: string;
  readonly errorMessage: string;
}

/** Why a property is blamed that the document allows: what its schemas cannot say, or Prism does not read. */
const unsaid: Readonly<Record<string, (item: ErrorItem, value: unknown) => boolean>> = {
  'members that need or exclude each other': ({ propertyName, errorMessage }) =>
    ['ClientUser', 'PosUser', 'ReturnUrl', 'SuccessUrl'].includes(propertyName) &&
    / is (required|not allowed) when \w+ is /.test(errorMessage),
  'an agent without permission': ({ propertyName, errorMessage }) =>
    propertyName === 'PosUser' && errorMessage.endsWith(' is not a user with POS permission.'),
  'a business unit that is not there': ({ propertyName, errorMessage }) =>
    /^businessUnitSlug$/i.test(propertyName) && errorMessage === 'There is no such business unit.',
  'a reference that is used': ({ propertyName, errorMessage }) =>
    propertyName === 'ClientReference' && errorMessage.endsWith(' has been used before.'),
  'a payment field that is not configured': ({ propertyName, errorMessage }) =>
    propertyName.startsWith('PaymentFields.') && errorMessage.endsWith(' is not a configured payment field.'),
  'an account that is not known yet': ({ propertyName, errorMessage }) =>
    propertyName === 'SyncAccount' && errorMessage.endsWith(' for an account that is not known yet.'),
  'whom an event is about': ({ propertyName, errorMessage }) =>
    /^payload\.(accountNumber|emailAddress|originalEmailAddress)$/.test(propertyName) &&
    /^There is no such account|^No customer has this|is another customer's\.$/.test(errorMessage),
  // JSON inside a string: `contentSchema` is a remark to Prism.
  'text that is no JSON of an object': ({ propertyName, errorMessage }) =>
    propertyName === 'payload' && errorMessage === 'payload must be the JSON text of an object.',
  'what the text of an event says': ({ propertyName, errorMessage }) =>
    /^payload\.\w+$/.test(propertyName) &&
    / (is required|must be a string|must not be empty|must be an e-mail address)\.$/.test(errorMessage),
  // Prism's formats have no `iso-date-time`: the pattern is all that it knows.
  'a day that there is not': ({ propertyName }, value) =>
    /\.(Due|Issue)Date$/.test(propertyName) && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(String(value)),
};

const nullIsNothing = 'null is as good as absent';
const keyOfNobody = 'a key that nobody has';
const notThere = 'a session that is not there';

/** Every reason that has to come up among the rules. */
export const reasons: readonly string[] = [...Object.keys(unsaid), nullIsNothing, keyOfNobody, notThere].sort();

/** The checks send something invalid where they are refused for it, and nowhere else. */
export const judged = (passed: Passed): Verdict => judge(passed, judgedRequest);

function judgedRequest(passed: Passed, violations: readonly Violation[]): Verdict {
  const { status, headers } = passed;
  const says = (message: string) => violations.some((violation) => violation.message === message);
  if (says('Selected route not found')) return [401, 404, 405].includes(status) ? {} : { complaint: 'the document has no such operation' };
  if (says('Invalid security scheme used')) return status === 401 ? {} : { complaint: 'no key, and nobody minds' };
  if (status === 401) return headers['x-paystar-api-key'] ? { reasons: [keyOfNobody] } : { complaint: 'no key, and Prism does not mind' };
  if (status === 404 && violations.length === 0) return { reasons: [notThere] };
  if (status === 200 || status === 400) return judgedMembers(passed, violations);
  return { complaint: 'the document has the operation, and knows of no such refusal' };
}

/** All that is wrong is told at once: what Prism finds is among what is blamed, and for the rest there is a reason. */
function judgedMembers({ status, answer, body }: Passed, violations: readonly Violation[]): Verdict {
  const sent: unknown = body === '' ? undefined : JSON.parse(body);
  const blamed: readonly ErrorItem[] = status === 200 ? [] : JSON.parse(answer).errors;
  const isFor = (violation: Violation, { propertyName }: ErrorItem) =>
    // Prism has names of the query in lower case.
    nameOf(violation) === (violation.location[1] === 'query' ? propertyName.toLowerCase() : propertyName);
  const unblamed = violations.filter((violation) => !blamed.some((item) => isFor(violation, item)));
  const wrong = unblamed.filter((violation) => !isNothing(nameOf(violation), sent));
  if (wrong.length > 0) return { complaint: `it is not blamed that ${wrong.map(({ message }) => message).join('; ')}` };
  const unfound = blamed.filter((item) => !violations.some((violation) => isFor(violation, item)));
  const why = unfound.map((item) => Object.entries(unsaid).find(([, test]) => test(item, valueAt(sent, item.propertyName)))?.[0]);
  const missed = unfound.filter((_, index) => why[index] === undefined);
  if (missed.length > 0) return { complaint: `the document allows ${missed.map(({ propertyName }) => propertyName).join(', ')}` };
  return { reasons: [...why.map(String), ...(unblamed.length > 0 ? [nullIsNothing] : [])] };
}

/** `Charges[0].ClientAccount.Name` */
const nameOf = (violation: Violation): string =>
  stepsOf(violation).reduce((name, step) => (/^\d+$/.test(step) ? `${name}[${step}]` : name === '' ? step : `${name}.${step}`), '');

const valueAt = (sent: unknown, name: string): unknown =>
  name
    .split(/[.[\]]+/)
    .filter((step) => step !== '')
    .reduce((value, step) => (value as Readonly<Record<string, unknown>> | undefined)?.[step], sent);

/** Of what may be absent, null where checks send it. */
const isNothing = (name: string, sent: unknown): boolean => name === 'ClientUser' && valueAt(sent, name) === null;
