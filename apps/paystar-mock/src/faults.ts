import { type Facts, Fault } from '@paystub/mock-kernel';

interface Refusal {
  readonly status: number;
  /** `{name}` is a fact. */
  readonly message: string;
  readonly rule?: string;
  /** The field to blame; a fact `propertyName` goes before. */
  readonly propertyName?: string;
}

/** One thing that is wrong with a request. */
export interface Violation {
  /** Its path in the request's casing: `Charges[0].ClientAccount.Name`. */
  readonly propertyName: string;
  readonly errorMessage: string;
  readonly rule?: string;
}

/** Every refusal but the violations of a request, with the rule that it stands for. */
export const catalogue = {
  unauthorized: { status: 401, message: 'The API key is missing or is not a valid one.', rule: 'paystar.P1' },
  route_not_found: { status: 404, message: 'There is no {method} {path}.' },
  method_not_allowed: { status: 405, message: '{path} takes {allowed}.' },
  session_not_found: { status: 404, message: 'There is no such payment session.', rule: 'paystar.P18' },
  not_built: { status: 501, message: '{operation} is not built in this sandbox yet.' },
  foreign_host: { status: 421, message: '{message}' },
  too_many_worlds: { status: 507, message: '{message}' },

  body_too_large: { status: 400, message: 'The body is too large: 1 MiB is the most.' },
  body_not_json: { status: 400, message: 'The body is not valid JSON.' },
  body_too_deep: { status: 400, message: 'The body is nested too deeply.' },
  body_forbidden_key: { status: 400, message: 'The body must not have a key named __proto__.' },
  body_wrong_type: { status: 415, message: 'Content-Type must be application/json.' },
  body_cut_off: { status: 400, message: 'The body ended before it was complete.' },

  invalid: { status: 400, message: '{message}', rule: 'paystar.P2' },

  session_expired: { status: 410, message: 'The session has expired.', rule: 'paystar.R81' },
  session_state_refused: { status: 400, message: 'A payment session that is {state} does not take {event}.', rule: 'paystar.P22' },
  wrong_flow: { status: 400, message: 'This is for a session of the flow {flow}; this one is of the flow {other}.' },

  one_source_only: { status: 400, message: 'One of card, bank and paymentSource is what a payment is made with.' },
  card_not_for_tests: {
    status: 400,
    message: 'Only published test card numbers are taken, such as 4111111111111111.',
    propertyName: 'card',
  },
  routing_number_wrong: { status: 400, message: 'The routing number fails its checksum.', propertyName: 'bank.routingNumber' },
  bank_not_for_tests: {
    status: 400,
    message: 'Only test accounts are taken: routing number 110000000, account number 000123456789 and the others of the README.',
    propertyName: 'bank',
  },
  source_not_in_wallet: { status: 400, message: 'The wallet of the customer holds no such payment source.', propertyName: 'paymentSource' },
  method_not_offered: { status: 400, message: 'The session takes {allowed} only.' },
  saving_needs_customer: {
    status: 400,
    message: 'Without a customer nothing is saved for later.',
    propertyName: 'save',
    rule: 'paystar.R71',
  },
  account_not_of_session: {
    status: 400,
    message: 'The session has no charge for the account {account}. Its accounts, by id and number: {accounts}.',
    propertyName: 'accounts',
  },
  no_account_chosen: { status: 400, message: 'At least one account stays chosen.', propertyName: 'accounts' },
  field_not_configured: { status: 400, message: 'The payment field {name} is not configured.', rule: 'paystar.R50' },
  field_given_before: { status: 400, message: 'The payment field {name} came with the session.', rule: 'paystar.R49' },
  field_not_filled_in: { status: 400, message: 'The payment field {name} has to be filled in.', rule: 'paystar.R48' },

  autopay_on: { status: 400, message: 'The account has AutoPay already.' },
  autopay_off: { status: 400, message: 'The account does not have AutoPay.' },
  source_in_use: { status: 400, message: '{what} uses the payment source.', propertyName: 'paymentSource', rule: 'paystar.P34' },
  amount_needed: { status: 400, message: 'The account has no balance to pay: an amount has to be given.', propertyName: 'amount' },
  date_not_ahead: { status: 400, message: 'The date has to lie ahead.', propertyName: 'date' },
  scheduled_already: { status: 400, message: 'This session has scheduled its payment: another takes a session of its own.' },
  scheduled_payment_unknown: { status: 400, message: 'The account has no such scheduled payment.', propertyName: 'scheduledPayment' },
  scheduled_payment_refused: { status: 400, message: 'A scheduled payment that is {state} does not take {event}.' },

  seed_unfit: { status: 400, message: '{what}' },
} as const satisfies Readonly<Record<string, Refusal>>;

export type FaultCode = keyof typeof catalogue;

export const fault = (code: FaultCode, facts: Facts = {}): Fault => new Fault(code, facts);

/** What is told of a request at the most: a body may be wrong in as many places as it has members. */
const MOST_VIOLATIONS = 1000;
/** Characters of what the journal tells of them. */
const MESSAGE_LENGTH = 4000;

/**
 * paystar.P2: a request is refused for all that is wrong with it at once; each property is blamed once, for what was found first.
 * The journal gets the rule of each, as far as there is room.
 */
export function refuseFor(violations: readonly Violation[]): Fault {
  const first = new Map<string, Violation>();
  for (const violation of violations) if (!first.has(violation.propertyName)) first.set(violation.propertyName, violation);
  const errors = atMost([...first.values()]);
  const message = errors.map(({ errorMessage, rule }) => (rule === undefined ? errorMessage : `${errorMessage} [${rule}]`)).join(' ');
  return fault('invalid', { errors, message: shortened(message), rule: errors[0]?.rule });
}

/** Where there are too many, those of the request's own members go before what is inside them. */
export function atMost(violations: readonly Violation[]): readonly Violation[] {
  if (violations.length <= MOST_VIOLATIONS) return violations;
  const isInside = ({ propertyName }: Violation) => /[.[]/.test(propertyName);
  let room = MOST_VIOLATIONS - violations.filter((one) => !isInside(one)).length;
  return violations.filter((one) => !isInside(one) || room-- > 0);
}

/** What is cut is copied, because a part of a text keeps the whole of it in memory. */
const shortened = (text: string): string =>
  text.length > MESSAGE_LENGTH ? `${Buffer.from(text.slice(0, MESSAGE_LENGTH)).toString('utf8')}…` : text;

/** paystar.R6, P3: `{ hasErrors: true, errors: [{ propertyName, errorMessage }], data: null }`. A `hint` is for the journal alone. */
export function render({ code, facts }: Fault) {
  const refusal: Refusal = catalogue[code as FaultCode];
  const message = refusal.message.replace(/\{(\w+)\}/g, (_, name: string) => String(facts[name]));
  const violations = (facts.errors as readonly Violation[] | undefined) ?? [
    { propertyName: (facts.propertyName as string | undefined) ?? refusal.propertyName ?? '', errorMessage: message },
  ];
  const errors = violations.map(({ propertyName, errorMessage }) => ({ propertyName, errorMessage }));
  return {
    status: refusal.status,
    body: { hasErrors: true, errors, data: null },
    headers: facts.allowed === undefined ? undefined : ['Allow', String(facts.allowed)],
    message: facts.hint === undefined ? message : `${message} ${facts.hint}`,
    param: violations[0]?.propertyName,
    rule: (facts.rule as string | undefined) ?? refusal.rule,
  };
}
