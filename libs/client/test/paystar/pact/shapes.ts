import { MatchersV3 } from '@pact-foundation/pact';

const { integer, like, number, regex } = MatchersV3;

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/;

const formed = (form: string | RegExp) => (value: unknown) => regex(form, String(value));
const typed = (value: unknown) => (value === null ? null : like(value));

/** What the client needs of a member is its form; where its documents leave even that open, its type. */
const forms: Readonly<Record<string, (value: unknown) => unknown>> = {
  // paystar.R11. What follows the identifier keeps a browser in its world.
  PaymentLogInLink: formed('^https?://.+/app/embedded/acme-utilities/session/[0-9a-f-]{36}(\\?.*)?$'),
  // Where it leads is the provider's own business.
  SessionLink: formed('^https?://.+$'),
  SessionStatus: typed,
  referenceNumber: formed('^[A-Z]{6}-[A-Z]{5}$'),
  authCode: typed,
  gatewayResponseDescription: typed,
  accountHolderName: typed,
  accountType: typed,
  accountNumberLast4: formed('^[0-9]{4}$'),
  serviceFeeAmountMinor: (value) => integer(Number(value)),
  paymentChannel: typed,
  startRange: (value) => number(Number(value)),
  endRange: (value) => number(Number(value)),
  flatFee: (value) => number(Number(value)),
  percentageFee: (value) => number(Number(value)),
  id: (value) => integer(Number(value)),
  amount: (value) => (typeof value === 'number' ? number(value) : value),
  // In webhooks every value is a text.
  serviceFee: formed('^[0-9]+$'),
  accountId: formed('^[0-9]+$'),
  customerId: formed('^[0-9]+$'),
  processingLeadTime: formed('^[0-9]+$'),
  maximumBalanceAllowed: formed('^([0-9]+\\.[0-9]{2})?$'),
  paymentSource: (value) => (typeof value === 'string' ? regex('^.+ ending in [0-9]{4}$', value) : shaped(value)),
  activityType: typed,
};

/** An answer, or a webhook, as the client needs it: whatever has no form of its own is by its value. */
export function shaped(value: unknown): unknown {
  if (typeof value === 'string') return uuid.test(value) ? regex(uuid, value) : instant.test(value) ? regex(instant, value) : value;
  if (Array.isArray(value)) return value.map(shaped);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, (forms[name] ?? shaped)(member)]));
}
