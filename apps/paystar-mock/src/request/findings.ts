import type { Finding } from '@paystub/contracts/http';
import type { Violation } from '../faults.js';
import { fieldRule } from './field-rules.js';

/** What the validator found, as violations: one for each property. `of` is the operation, or the event whose payload it is. */
export function violationsIn(findings: readonly Finding[], data: unknown, of: string): Violation[] {
  const worst = new Map<string, Finding>();
  for (const finding of findings) {
    const propertyName = spelled(stepsOf(finding), data);
    const other = worst.get(propertyName);
    if (other === undefined || rank(finding) < rank(other)) worst.set(propertyName, finding);
  }
  return [...worst].map(([propertyName, finding]) => {
    const rule = fieldRule(of, propertyName, finding.keyword);
    return { propertyName, errorMessage: sentence(propertyName, finding), ...(rule === undefined ? {} : { rule }) };
  });
}

/** The way to the member: a finding about one that is missing stands at its parent. */
function stepsOf({ instancePath, keyword, params }: Finding): string[] {
  const steps = instancePath.split('/').slice(1);
  const decoded = steps.map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  return keyword === 'required' ? [...decoded, String(params.missingProperty)] : decoded;
}

/** `Charges[0].ClientAccount.Name`: only what stands in a list has a position. */
function spelled(steps: readonly string[], data: unknown): string {
  let text = '';
  let value = data;
  for (const step of steps) {
    text += Array.isArray(value) ? `[${step}]` : text === '' ? step : `.${step}`;
    value = (value as Readonly<Record<string, unknown>> | null | undefined)?.[step];
  }
  return text;
}

/** Which of two findings about one property says more: the others say least. */
const telling = ['required', 'type', 'minLength', 'anyOf', 'format', 'pattern'];
const rank = ({ keyword }: Finding) => (telling.includes(keyword) ? telling.indexOf(keyword) : telling.length);

const kinds: Readonly<Record<string, string>> = {
  integer: 'an integer',
  number: 'a number',
  string: 'a string',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
};

const formats: Readonly<Record<string, string>> = { email: 'an e-mail address', uri: 'an absolute http or https URL' };

function sentence(propertyName: string, { keyword, params }: Finding): string {
  if (propertyName === '') return 'The body must be a JSON object.';
  return `${propertyName} ${predicate(keyword, params)}.`;
}

function predicate(keyword: string, params: Finding['params']): string {
  const { limit, allowedValues } = params;
  switch (keyword) {
    case 'required':
      return 'is required';
    case 'type':
      return `must be ${kinds[String(params.type)] ?? params.type}`;
    case 'minLength':
      return 'must not be empty';
    case 'maxLength':
      return `must be at most ${limit} characters`;
    case 'minimum':
      return `must be at least ${limit}`;
    case 'maximum':
      return `must be at most ${limit}`;
    case 'minItems':
      return 'must have at least one item';
    case 'maxItems':
      return `must have at most ${limit} items`;
    case 'enum':
      return `must be ${(allowedValues as readonly string[]).join(' or ')}`;
    case 'anyOf':
      return 'must be an ISO 8601 date';
    case 'pattern':
      return 'must be an absolute http or https URL';
    default:
      return `must be ${formats[String(params.format)] ?? 'valid'}`;
  }
}
