import type { Finding, Route } from '@paystub/contracts/http';
import { type Facts, Fault } from '@paystub/mock-kernel';

interface Refusal {
  readonly status: number;
  /** `{name}` is a fact; `{Param}` the field to blame, as people read it. */
  readonly message: string;
  /** The field to blame, where it is always the same; else the fact `param`, else null. */
  readonly param?: string;
  readonly rule?: string;
  readonly type?: string;
}

/** Every refusal, with the rule that it stands for (one that a fact `rule` names goes before). */
export const catalogue = {
  unauthorized: { status: 401, message: 'Invalid API key supplied', rule: 'paypro.R2' },
  route_not_found: { status: 404, message: 'There is no {method} {path}', rule: 'paypro.R5' },
  not_found: { status: 404, message: '{what} not found', rule: 'paypro.R4' },
  not_built: { status: 501, message: '{operation} is not built in this sandbox yet', type: 'not_built' },
  foreign_host: { status: 421, message: '{message}', type: 'paystub' },
  too_many_worlds: { status: 507, message: '{message}', type: 'paystub' },

  body_too_large: { status: 422, message: 'Body is too large, 1 MiB is the most' },
  body_not_json: { status: 422, message: 'Body must be valid JSON' },
  body_too_deep: { status: 422, message: 'Body is nested too deeply' },
  body_forbidden_key: { status: 422, message: 'Body must not have a key named __proto__' },
  body_wrong_type: { status: 422, message: 'Content-Type must be application/json' },
  body_cut_off: { status: 422, message: 'Body ended before it was complete' },
  body_not_object: { status: 422, message: 'Body must be a JSON object' },

  must_be_set: { status: 422, message: '{Param} must be set', rule: 'paypro.R6' },
  must_be: { status: 422, message: '{Param} must be {kind}' },
  not_supported: { status: 422, message: '{Param} is not supported' },
  too_low: { status: 422, message: '{Param} is too low' },
  too_high: { status: 422, message: '{Param} is too high' },
  not_together: { status: 422, message: '{Param} cannot be used together with {other}' },
  unknown_reference: { status: 422, message: '{Param} does not exist', rule: 'paypro.P12' },
  cursor_unknown: { status: 422, message: 'Cursor leads nowhere', param: 'cursor', rule: 'paypro.P6' },

  payment_not_cancelable: { status: 422, message: 'A payment that is {state} cannot be canceled', rule: 'paypro.R34' },
  payment_not_refundable: { status: 422, message: 'A payment that is {state} cannot be refunded', rule: 'paypro.R54' },
  refund_too_high: { status: 422, message: 'Amount is too high', param: 'amount', rule: 'paypro.R48' },
  refund_not_cancelable: { status: 422, message: 'A refund that is {state} cannot be canceled', rule: 'paypro.R58' },

  customer_not_deletable: { status: 422, message: 'A customer with {what} that is {state} cannot be deleted' },
  chargeback_not_possible: {
    status: 422,
    message: 'A payment by {method} cannot be charged back: only by one of {allowed}',
    rule: 'paypro.R61',
  },
  chargeback_too_high: { status: 422, message: 'Amount is too high: {left} of the payment can be charged back', param: 'amount' },
  mandate_state_refused: { status: 422, message: 'A mandate that is {state} does not take {event}' },

  series_state_refused: { status: 422, message: '{what} that is {state} cannot be {done}' },
  first_period_settled: { status: 422, message: 'First period cannot change once the {what} has started', param: 'first_period' },
  mandate_of_another: { status: 422, message: "Mandate is another customer's", param: 'mandate', rule: 'paypro.P12' },
  mandate_not_usable: { status: 422, message: 'Mandate must be an approved direct-debit mandate', param: 'mandate', rule: 'paypro.R91' },

  payment_state_refused: { status: 422, message: 'A payment that is {state} does not take {event}' },
  refund_state_refused: { status: 422, message: 'A refund that is {state} does not take {event}' },
  pay_method_needed: { status: 422, message: 'Pay method must be set: one of {allowed}', param: 'pay_method' },
  pay_method_not_allowed: { status: 422, message: 'The payment does not take {method}: one of {allowed}', param: 'pay_method' },
  pay_method_not_delayed: {
    status: 422,
    message: 'The money of {method} comes at once: only delayed methods are submitted',
    param: 'pay_method',
  },
} as const satisfies Readonly<Record<string, Refusal>>;

export type FaultCode = keyof typeof catalogue;

export const fault = (code: FaultCode, facts: Facts = {}): Fault => new Fault(code, facts);

/** paypro.R5, R6: `{ error: { message, type } }`, and `param` where the request is at fault. */
export function render({ code, facts }: Fault) {
  const refusal: Refusal = catalogue[code as FaultCode];
  const param = refusal.param ?? (facts.param as string | undefined) ?? null;
  const message = refusal.message
    .replace('{Param}', humanised(param ?? ''))
    .replace(/\{(\w+)\}/g, (_, name: string) => String(facts[name]));
  const error = { message, type: refusal.type ?? 'invalid_request', ...(refusal.status === 422 ? { param } : {}) };
  const rule = (facts.rule as string | undefined) ?? refusal.rule;
  return { status: refusal.status, body: { error }, message, rule, param: param ?? undefined };
}

/** `pay_methods` is "Pay methods", `period.amount` "Period amount". */
function humanised(param: string): string {
  const words = param.replace(/[._]/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Rules that a field's refusal stands for, where it is more than the refusal's own. */
const fieldRules: Readonly<Record<string, string>> = {
  'createPayment.amount.must_be_set': 'paypro.R23',
  'createPayment.amount.must_be': 'paypro.R24',
  'createPayment.currency.must_be_set': 'paypro.R23',
  'createPayment.currency.not_supported': 'paypro.R25',
  'createPayment.description.must_be_set': 'paypro.R7',
  'createPayment.pay_methods.not_supported': 'paypro.R26',
  'createPayment.issuer.not_supported': 'paypro.R28',
  'createRefund.amount.must_be_set': 'paypro.R45',
  'createMandate.customer.must_be_set': 'paypro.R71',
  'createMandate.pay_method.must_be_set': 'paypro.R71',
  'createMandate.pay_method.not_supported': 'paypro.R72',
  'createSubscription.customer.must_be_set': 'paypro.R75',
  'createSubscription.description.must_be_set': 'paypro.R75',
  'createSubscription.currency.must_be_set': 'paypro.R75',
  'createSubscription.currency.not_supported': 'paypro.R82',
  'createSubscription.pay_methods.not_supported': 'paypro.R81',
  'createSubscription.period.not_supported': 'paypro.R84',
  'createSubscription.period.too_high': 'paypro.R85',
  'createSubscriptionPeriod.amount.must_be_set': 'paypro.R96',
  'createInstallmentPlan.customer.must_be_set': 'paypro.R105',
  'createInstallmentPlan.description.must_be_set': 'paypro.R105',
  'createInstallmentPlan.currency.must_be_set': 'paypro.R105',
  'createInstallmentPlan.period.must_be_set': 'paypro.R105',
  'createInstallmentPlan.number_of_periods.must_be_set': 'paypro.R105',
  'createInstallmentPlan.number_of_periods.too_low': 'paypro.R109',
  'createWebhook.name.must_be_set': 'paypro.R124',
  'createWebhook.description.must_be_set': 'paypro.R124',
  'createWebhook.url.must_be_set': 'paypro.R124',
};

/** Dossier 2.4: of all that the validator found, the one that is answered: by the order of the fields, then required, type, the rest. */
export function answered(
  findings: readonly Finding[],
  { fields, query, operationId }: Route,
  where: 'body' | 'query',
  data: unknown,
): Fault {
  const order = where === 'body' ? fields : query;
  const found = findings.map((finding) => read(finding, data));
  const [first] = found.sort((a, b) => order.indexOf(a.field) - order.indexOf(b.field) || a.rank - b.rank);
  if (!first || first.field === '') return fault('body_not_object');
  const rule = where === 'query' ? 'paypro.P6' : fieldRules[`${operationId}.${first.field}.${first.code}`];
  return fault(first.code, { param: first.param, kind: first.kind, ...(rule ? { rule } : {}) });
}

interface Read {
  /** The field of the request table, and the dotted path inside it; positions in a list are left out. */
  readonly field: string;
  readonly param: string;
  readonly code: FaultCode;
  readonly kind?: string;
  readonly rank: number;
}

const kinds: Readonly<Record<string, string>> = {
  integer: 'an integer',
  number: 'a number',
  string: 'a string',
  boolean: 'a boolean',
  array: 'a list',
  object: 'an object',
};

function read(finding: Finding, data: unknown): Read {
  const steps = finding.instancePath.split('/').slice(1);
  if (finding.keyword === 'required') steps.push(finding.params.missingProperty as string);
  const field = steps[0] ?? '';
  const about = { field, param: steps.filter((step) => !/^[0-9]+$/.test(step)).join('.') };
  if (finding.keyword === 'type') {
    // What is null where it may not be, is not set.
    if (field !== '' && valueAt(data, steps) === null) return { ...about, code: 'must_be_set', rank: 0 };
    const [type] = [finding.params.type].flat() as string[];
    return { ...about, code: 'must_be', kind: kinds[type ?? ''] ?? `of type ${type}`, rank: 1 };
  }
  return { ...about, ...meaning(finding) };
}

function meaning({ keyword, params }: Finding): Pick<Read, 'code' | 'kind' | 'rank'> {
  switch (keyword) {
    case 'required':
      return { code: 'must_be_set', rank: 0 };
    case 'minLength':
      return { code: 'must_be_set', rank: 2 };
    case 'minimum':
    case 'exclusiveMinimum':
      return { code: 'too_low', rank: 2 };
    case 'maximum':
    case 'exclusiveMaximum':
      return { code: 'too_high', rank: 2 };
    case 'format':
      return { code: 'must_be', kind: params.format === 'uri' ? 'a URL' : `a valid ${params.format}`, rank: 2 };
    case 'pattern':
      return String(params.pattern).startsWith('^https?://')
        ? { code: 'must_be', kind: 'an http or https URL', rank: 3 }
        : { code: 'not_supported', rank: 3 };
    default:
      return { code: 'not_supported', rank: 2 };
  }
}

function valueAt(data: unknown, steps: readonly string[]): unknown {
  let value = data;
  for (const step of steps) value = (value as Readonly<Record<string, unknown>> | null | undefined)?.[step];
  return value;
}
