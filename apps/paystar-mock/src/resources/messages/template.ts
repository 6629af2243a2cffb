import type { EventType } from './message.js';

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

/** paystar.R102, P26, P27: the template with its variables filled in: escaped inside strings, as they are outside. What is unknown is empty. */
export const resolve = (template: string, variables: Variables): string =>
  template.replace(PARTS, (part: string, name: string | undefined) =>
    name === undefined
      ? part.replace(PLACEHOLDER, (_, quoted: string) => escaped(named(variables, quoted.trim())))
      : named(variables, name.trim()),
  );

const escaped = (value: string) => JSON.stringify(value).slice(1, -1);

/** paystar.R105: the key of a metadata variable is matched exactly, then whatever its case. */
function named(variables: Variables, name: string): string {
  if (Object.hasOwn(variables, name)) return variables[name] as string;
  if (!name.startsWith(META)) return '';
  const lower = name.toLowerCase();
  return Object.entries(variables).find(([other]) => other.startsWith(META) && other.toLowerCase() === lower)?.[1] ?? '';
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
