import { judge, type Passed, stepsOf, type Verdict, type Violation } from '@paystub/testing/prism';

interface Details {
  readonly code?: string;
  readonly parameter?: string;
  readonly value?: unknown;
  readonly explanation?: string;
}

const says =
  (words: RegExp) =>
  ({ explanation }: Details) =>
    words.test(explanation ?? '');

/** Why a request is refused that the document allows: what a schema cannot say, or Prism does not read. */
const unsaid: Readonly<Record<string, (details: Details) => boolean>> = {
  'fields that exclude or need each other': (details) =>
    says(/ cannot be used together( with \w+)?$|^(Only one|One) of .+ (can be given|is required)(:|$)/)(details) ||
    (details.parameter === 'payerCustomerId' && says(/ is missing$/)(details)) ||
    (details.parameter === 'receivableId' && says(/ is required$/)(details)),
  'something of the account that is not there': says(/^There is no such (bank|card|customer|payer)$/),
  'a card of somebody else': says(/^cardId belongs to another payer$/),
  'a key that is used': ({ parameter = '', explanation }) =>
    ['extCustomerId', 'extId'].includes(parameter) && explanation === `${parameter} already exists`,
  'the state of things': says(/^An? [a-z ]+ (cannot be|does not)( [a-z ]+)?$|^The report is not completed yet$/),
  'what is left of a payment or of an invoice': says(/^Only [\d.]+ of the (payment can be refunded|receivable is open)$/),
  'the limits of a sandbox': says(/^In the sandbox up to [\d.]+ are taken by \w+$/),
  'amounts that do not go together': says(
    /^(amountDue must not be more than totalAmount|totalAmount is too low: .+|The fee split does not go with the payment)$/,
  ),
  // In binary 0.001 is near enough to a multiple of 0.01 for no validator to agree with the next.
  'a number with a third decimal': ({ value, explanation = '' }) =>
    typeof value === 'number' && explanation.endsWith(' must be an amount with no more than two decimals'),
  'a routing number of another country': ({ parameter, explanation = '' }) =>
    parameter === 'bank.routingNumber' && / must have (nine digits|the form NNNNN-NNN) for \w+$/.test(explanation),
  'an event that is not what was sent': says(/^\w+ is not what was sent$/),
  // They count for nothing without `by-query-filters`, so that the document takes any text.
  'a filter of a list': ({ parameter = '' }) => /^(f\.[a-z]+|startDate|endDate)$/.test(parameter),
  'what a list can be ordered by': ({ parameter }) => parameter === 'order',
  // Prism takes it for none.
  'a parameter that is empty': ({ parameter = '', value }) => ['limit', 'offset'].includes(parameter) && value === '',
};

const ofNobody = 'credentials that nobody has';
const noScope = 'a token without a scope';
const switchedOff = 'reports that are switched off';
const notThere = 'something that is not there';
const tooMany = 'too many requests';
const declines = 'a card that is declined';

/** Every reason that has to come up among the rules. */
export const reasons: readonly string[] = [...Object.keys(unsaid), ofNobody, noScope, switchedOff, notThere, tooMany, declines].sort();

/** The checks send something invalid where they are refused for it, and nowhere else. */
export const judged = (passed: Passed): Verdict => judge(passed, judgedRequest);

const noRoute = 'Selected route not found';
const noCredentials = 'Invalid security scheme used';
const noBody = 'Body parameter is required';

function judgedRequest(passed: Passed, violations: readonly Violation[]): Verdict {
  const { status } = passed;
  const finds = (text: string) => violations.some(({ message }) => message === text);
  if (status === 429) return { reasons: [tooMany] };
  if (finds(noCredentials)) return status === 401 ? {} : { complaint: 'no credentials, and nobody minds' };
  if (finds(noRoute)) return [401, 404, 405].includes(status) ? {} : { complaint: 'the document has no such operation' };
  if (status === 401 || status === 403) return judgedAccess(passed);
  const found = violations.map(({ message }) => message).join('; ');
  if (status < 400) return found === '' ? {} : { complaint: `it is taken, though ${found}` };
  if (status === 400 || status === 422) return judgedFields(passed, violations);
  if (found !== '') return { complaint: `it is not blamed that ${found}` };
  if (status === 402) return { reasons: [declines] };
  return status === 404 ? { reasons: [notThere] } : { complaint: 'the document has the operation, and knows of no such refusal' };
}

/** Looked at before anything else is, so that checks send no body where a wrong one would do. */
function judgedAccess({ status, path, headers, answer }: Passed): Verdict {
  if (status === 403) return { reasons: [detailsOf(answer).code === 'insufficient_scope' ? noScope : switchedOff] };
  const comesWith = path === '/oauth/token' || (/^Bearer +\S/.test(headers.authorization ?? '') && headers['x-customer-id']);
  return comesWith ? { reasons: [ofNobody] } : { complaint: 'no credentials, and Prism does not mind' };
}

/** One thing is blamed, which Prism finds too, or there is a reason why it does not. */
function judgedFields({ path, answer }: Passed, violations: readonly Violation[]): Verdict {
  const details = detailsOf(answer);
  const found = violations.map(({ message }) => message).join('; ');
  if (found !== '') {
    const blamed = nameOf(path, details);
    const isBlamed = violations.some((violation) => blamed === fieldOf(violation) || violation.message === noBody);
    return isBlamed ? {} : { complaint: `${blamed} is blamed, though ${found}` };
  }
  const reason = Object.entries(unsaid).find(([, test]) => test(details))?.[0];
  return reason === undefined ? { complaint: `the document allows ${details.parameter}` } : { reasons: [reason] };
}

const detailsOf = (answer: string): Details => (JSON.parse(answer) as { error: { details: Details } }).error.details;

/** Dossier 5.3: what is missing of a receivable is called as it is stored. */
const stored: Readonly<Record<string, string>> = {
  extId: 'erpId',
  invoiceKey: 'erpRef',
  amount: 'totalAmount',
  date: 'postingDate',
  dateDue: 'dueDate',
};

/** What a request calls it; nothing where the whole of it is wrong. */
function nameOf(path: string, { parameter = '', explanation = '' }: Details): string {
  const isStored = path.startsWith('/receivables/') && explanation.endsWith(' is missing');
  return (isStored ? stored[parameter] : undefined) ?? parameter;
}

const fieldOf = (violation: Violation): string => stepsOf(violation).join('.');
