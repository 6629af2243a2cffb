import type { EventType } from './event-type.js';

/** By name; every value as text. */
export type Variables = Readonly<Record<string, string>>;

/**
 * What may stand in a template, in any order: blanks, JSON's marks, numbers, words, strings and placeholders. It keeps out what no values can
 * make JSON, such as text without quotes; whether the parts fit together shows once the placeholders are filled in.
 */
export const templatePattern =
  '^([\\s\\[\\],:}0-9+.eE-]|\\{(?!\\{[^{])|\\{\\{[^{}"]*\\}\\}|true|false|null|"([^"\\\\\\u0000-\\u001f]|\\\\["\\\\/bfnrtu])*")+$';

const PARTS = /"(?:[^"\\]|\\.)*"|\{\{([^{}"]*)\}\}/g;
const PLACEHOLDER = /\{\{([^{}]*)\}\}/g;
const META = 'PaymentMetaJson_';

/** Bytes of a body at the most: a value may be long, and stand in a template any number of times. */
export const BODY_LIMIT = 1024 * 1024;

type Values = (name: string) => string;

/**
 * paystar.R102, P26, P27: the template with its variables filled in: escaped inside strings, as they are outside. What is unknown is empty.
 * Undefined where it gets longer than a body may be.
 */
export function resolve(template: string, variables: Variables): string | undefined {
  const pieces: string[] = [];
  let bytes = 0;
  for (const piece of filled(template, valuesOf(variables))) {
    bytes += Buffer.byteLength(piece);
    if (bytes > BODY_LIMIT) return undefined;
    pieces.push(piece);
  }
  return pieces.join('');
}

const filled = (template: string, value: Values): Iterable<string> =>
  split(template, PARTS, (part, name) => (name === undefined ? inQuotes(part, value) : [value(name)]));

const inQuotes = (part: string, value: Values): Iterable<string> => split(part, PLACEHOLDER, (_, name) => [escaped(value(name as string))]);

/** A text in pieces: what the pattern finds is replaced, with more than one piece perhaps. */
function* split(text: string, pattern: RegExp, fill: (part: string, name: string | undefined) => Iterable<string>): Generator<string> {
  let end = 0;
  for (const { 0: part, 1: name, index } of text.matchAll(pattern)) {
    yield text.slice(end, index);
    yield* fill(part, name);
    end = index + part.length;
  }
  yield text.slice(end);
}

const escaped = (value: string) => JSON.stringify(value).slice(1, -1);

/** paystar.R105: the key of a metadata variable is matched exactly, then whatever its case: the first one counts. */
function valuesOf(variables: Variables): Values {
  const anyCase = new Map<string, string>();
  for (const [name, value] of Object.entries(variables)) {
    const lower = name.toLowerCase();
    if (name.startsWith(META) && !anyCase.has(lower)) anyCase.set(lower, value);
  }
  return (written) => {
    const name = written.trim();
    if (Object.hasOwn(variables, name)) return variables[name] as string;
    return (name.startsWith(META) && anyCase.get(name.toLowerCase())) || '';
  };
}

/** Why a body that was made from a template is no JSON; undefined where it is. */
export function flawOf(body: string): string | undefined {
  try {
    JSON.parse(body);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

/** Dossier 6.2: the shape that the documentation shows for a payment. */
const payment = {
  action: '{{EventType}}',
  payload: {
    sessionIdentifier: '{{SessionIdentifier}}',
    status: '{{Status}}',
    referenceNumber: '{{ReferenceNumber}}',
    amount: '{{Amount}}',
    accountNumber: '{{AccountNumber}}',
    accountName: '{{AccountName}}',
    paymentIdentifier: '{{PaymentMetaJson_PaymentIdentifier}}',
    amountFormatted: '{{AmountFormatted}}',
    serviceFee: '{{ServiceFeeAmountMinor}}',
  },
};

const account = {
  accountId: '{{AccountId}}',
  accountName: '{{AccountName}}',
  accountNumber: '{{AccountNumber}}',
  subAccountNumber: '{{SubAccountNumber}}',
  activityType: '{{ActivityType}}',
  customerEmailAddress: '{{CustomerEmailAddress}}',
  customerId: '{{CustomerId}}',
  dueDate: '{{DueDate}}',
};

/** Dossier 6.4: with the keys of the documented examples. */
const autopay = {
  action: '{{EventType}}',
  payload: {
    ...account,
    maximumBalanceAllowed: '{{MaximumBalanceAllowed}}',
    paymentSource: '{{PaymentSourceDescription}}',
    processingLeadTime: '{{ProcessingLeadTime}}',
  },
};

const paperless = { action: '{{EventType}}', payload: account };

const defaults: Readonly<Record<EventType, object>> = {
  'Payment.Succeeded': payment,
  'Payment.Failed': payment,
  'Payment.Pending': payment,
  'AutoPay.Enrolled': autopay,
  'AutoPay.Unenrolled': autopay,
  'Paperless.Enrolled': paperless,
  'Paperless.Unenrolled': paperless,
};

/** The template of a webhook that has none of its own. */
export const defaultTemplate = (type: EventType): string => JSON.stringify(defaults[type]);
