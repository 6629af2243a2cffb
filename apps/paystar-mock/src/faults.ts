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
  method_not_allowed: { status: 405, message: '{path} takes {allowed}.', rule: 'paystar.R8' },
  session_not_found: { status: 404, message: 'There is no such payment session.', rule: 'paystar.P18' },
  not_built: { status: 501, message: '{operation} is not built in this sandbox yet.' },
  foreign_host: { status: 421, message: '{message}' },
  too_many_worlds: { status: 507, message: '{message}' },

  body_too_large: { status: 400, message: 'The body is too large: 1 MiB is the most.' },
  body_not_json: { status: 400, message: 'The body is not valid JSON.', rule: 'paystar.R8' },
  body_too_deep: { status: 400, message: 'The body is nested too deeply.' },
  body_forbidden_key: { status: 400, message: 'The body must not have a key named __proto__.' },
  body_wrong_type: { status: 415, message: 'Content-Type must be application/json.', rule: 'paystar.R8' },
  body_cut_off: { status: 400, message: 'The body ended before it was complete.' },

  invalid: { status: 400, message: '{message}', rule: 'paystar.P2' },
} as const satisfies Readonly<Record<string, Refusal>>;

export type FaultCode = keyof typeof catalogue;

export const fault = (code: FaultCode, facts: Facts = {}): Fault => new Fault(code, facts);

/** paystar.P2: a request is refused for all that is wrong with it at once; each property is blamed once, for what was found first. */
export function refuseFor(violations: readonly Violation[]): Fault {
  const first = new Map<string, Violation>();
  for (const violation of violations) if (!first.has(violation.propertyName)) first.set(violation.propertyName, violation);
  const errors = [...first.values()];
  return fault('invalid', { errors, message: errors.map(({ errorMessage }) => errorMessage).join(' '), rule: errors[0]?.rule });
}

/** paystar.R6, P3: `{ hasErrors: true, errors: [{ propertyName, errorMessage }], data: null }`. */
export function render({ code, facts }: Fault) {
  const refusal: Refusal = catalogue[code as FaultCode];
  const message = refusal.message.replace(/\{(\w+)\}/g, (_, name: string) => String(facts[name]));
  const violations = (facts.errors as readonly Violation[] | undefined) ?? [
    { propertyName: (facts.propertyName as string | undefined) ?? '', errorMessage: message },
  ];
  const errors = violations.map(({ propertyName, errorMessage }) => ({ propertyName, errorMessage }));
  return {
    status: refusal.status,
    body: { hasErrors: true, errors, data: null },
    headers: facts.allowed === undefined ? undefined : ['Allow', String(facts.allowed)],
    message,
    rule: (facts.rule as string | undefined) ?? refusal.rule,
  };
}
