import type { Finding, Route } from '@paystub/contracts/http';
import type { Unreadable } from '@paystub/mock-http';
import type { Fault } from '@paystub/mock-kernel';
import { invalid, malformed, missing, wrongParameter } from '../refusals.js';
import { isSecret } from './secret-fields.js';

const reasons: Readonly<Record<Unreadable, string>> = {
  'too large': 'The body is too large: 1 MiB is the most, and 20 MiB for a file where one is sent',
  'not JSON': 'The body is not valid JSON',
  'too deep': 'The body is nested too deeply',
  'forbidden key': 'The body must not have a key named __proto__',
  'wrong content type': 'Content-Type must be application/json, and multipart/form-data where a file is sent',
  'cut off': 'The body ended before it was complete',
  'not multipart': 'The body is not valid multipart/form-data',
};

export const unreadable = (why: Unreadable): Fault => malformed(reasons[why]);

/** Dossier 5.3: what is missing of a receivable is called by the name that it is stored under. */
const storedNames: Readonly<Record<string, Readonly<Record<string, string>>>> = Object.fromEntries(
  ['createReceivable', 'updateReceivable'].map((operation) => [
    operation,
    { erpId: 'extId', erpRef: 'invoiceKey', totalAmount: 'amount', postingDate: 'date', dueDate: 'dateDue' },
  ]),
);

const missingRules: Readonly<Record<string, string>> = {
  'createToken.*': 'paystand.R10',
  'createPayerCustomer.extCustomerId': 'paystand.R65',
  'createReceivable.erpId': 'paystand.R84',
  'createReceivable.erpRef': 'paystand.R85',
  'updateReceivable.erpRef': 'paystand.R92',
};

/** Operations whose missing fields are a matter of validation, not of understanding (paystand.R28). */
const strict: ReadonlySet<string> = new Set(['createSecurePayment', 'createRefund']);

interface Read {
  /** The field of the request table. */
  readonly field: string;
  /** The dotted path to what is wrong. */
  readonly parameter: string;
  readonly isMissing: boolean;
  readonly explanation: string;
}

/** Of all that was found, the one that is answered: what is missing before what is wrong, each in the order of the request table. */
export function bodyFault(findings: readonly Finding[], route: Route, body: unknown): Fault {
  const found = findings.map((finding) => read(finding, body)).sort(inOrder(route.fields));
  const gap = found.find(({ isMissing }) => isMissing);
  const first = gap ?? found[0];
  if (!first || first.field === '') return malformed('The body must be a JSON object');
  if (!gap) return invalid(first.parameter, `${first.parameter} ${first.explanation}`, shownAt(body, first.parameter));
  if (strict.has(route.operationId)) return invalid(gap.parameter, `${gap.parameter} is required`);
  const stored = storedNames[route.operationId]?.[gap.parameter] ?? gap.parameter;
  return missing(stored, missingRules[`${route.operationId}.${gap.parameter}`] ?? missingRules[`${route.operationId}.*`]);
}

/** paystand.R58 */
export function queryFault(findings: readonly Finding[], route: Route, query: unknown): Fault {
  const found = findings.map((finding) => read(finding, query)).sort(inOrder(route.query));
  const { parameter = '', explanation = '' } = found[0] ?? {};
  return wrongParameter(parameter, `${parameter} ${explanation}`, (query as Record<string, unknown>)[parameter], 'paystand.R58');
}

const inOrder = (names: readonly string[]) => (a: Read, b: Read) => names.indexOf(a.field) - names.indexOf(b.field);

const kinds: Readonly<Record<string, string>> = {
  integer: 'a whole number',
  number: 'a number',
  string: 'a string',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
};

function read(finding: Finding, data: unknown): Read {
  const steps = finding.instancePath.split('/').slice(1);
  const lacks = finding.keyword === 'required';
  if (lacks) steps.push(finding.params.missingProperty as string);
  const parameter = steps.join('.');
  const isNull = finding.keyword === 'type' && parameter !== '' && valueAt(data, parameter) === null;
  return { field: steps[0] ?? '', parameter, isMissing: lacks || isNull, explanation: explained(finding) };
}

function explained({ keyword, params }: Finding): string {
  switch (keyword) {
    case 'type':
      return `must be ${[params.type]
        .flat()
        .map((type) => kinds[type as string] ?? type)
        .join(' or ')}`;
    case 'minLength':
      return 'must not be empty';
    case 'maxLength':
      return `must have no more than ${params.limit} characters`;
    case 'minimum':
    case 'exclusiveMinimum':
      return `must be at least ${params.limit}`;
    case 'maximum':
      return `must be at most ${params.limit}`;
    case 'enum':
    case 'const':
      return `must be one of ${[params.allowedValues ?? params.allowedValue].flat().join(', ')}`;
    case 'format':
      return `must be a valid ${params.format}`;
    default:
      return 'is not valid';
  }
}

/** What stands there, as far as it may be repeated. */
const shownAt = (data: unknown, path: string): unknown => (isSecret(path) ? undefined : valueAt(data, path));

function valueAt(data: unknown, path: string): unknown {
  let value = data;
  for (const step of path.split('.')) value = (value as Readonly<Record<string, unknown>> | null | undefined)?.[step];
  return value;
}
