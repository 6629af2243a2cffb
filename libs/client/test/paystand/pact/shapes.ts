import { MatchersV3 } from '@pact-foundation/pact';

const { like, regex } = MatchersV3;

const id = /^[0-9a-z]{24}$/;
const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;
const money = '^-?[0-9]+\\.[0-9]{2}$';

type Form = (value: unknown) => unknown;
const typed: Form = (value) => like(value);
const amount: Form = (value) => regex(money, String(value));

/** What the client needs of a member, where that is not its value; `.` is whatever object it is a member of. */
const forms: Readonly<Record<string, Form>> = {
  '.ownerId': typed,
  '.payerEmail': typed,
  '.fingerprint': typed,
  '.expirationMonth': typed,
  '.expirationYear': typed,
  '.nameOnCard': typed,
  '.holdTime': typed,
  '.urls': (value) => MatchersV3.eachLike((value as readonly string[])[0]),
  '.settings': typed,
  '.url': (value) => regex('^https?://.+/receivables/[0-9a-z]{24}/attachments/[0-9a-z]{24}/download$', String(value)),
  // Of whose name the situation says nothing.
  'payer.name': typed,
  'payer.email': typed,
  'receivable.extCustomerId': typed,
  'receivable.extId': typed,
  // What a plan makes of a payment, and what of it is paid out, is the merchant's own.
  'fee.amount': amount,
  'hold.status': typed,
  'feeSplit.feeSplitType': typed,
  'feeSplit.customRate': typed,
  'feeSplit.customFlat': amount,
  'transfer.amount': amount,
  'transferReport.amount': amount,
  'transferReportEntry.amount': amount,
};

/** An answer as the client needs it: ids and instants are so by their form, whatever has no form of its own is by its value. */
export function shaped(value: unknown): unknown {
  if (typeof value === 'string') return id.test(value) ? regex(id, value) : instant.test(value) ? regex(instant, value) : value;
  if (Array.isArray(value)) return value.map(shaped);
  if (typeof value !== 'object' || value === null) return value;
  const { object = '' } = value as { readonly object?: unknown };
  const formOf = (name: string) => forms[`${object}.${name}`] ?? forms[`.${name}`] ?? shaped;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, formOf(name)(member)]));
}

/** As what is wrong with a request is told. */
export const referenceForm = '^[0-9a-f]{32}$';
