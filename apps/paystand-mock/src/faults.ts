import { type Facts, Fault } from '@paystub/mock-kernel';

interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly detailCode?: string;
  readonly rule?: string;
  /** `{name}` is a fact; a fact `explanation` goes before. */
  readonly explanation?: string;
}

/** Dossier 2.3: every refusal, with the rule that it stands for (one that a fact `rule` names goes before). */
export const catalogue = {
  malformed: { status: 400, code: 'apiError', rule: 'paystand.R26' },
  missing: { status: 400, code: 'apiError', detailCode: 'parameterMissing', explanation: '{parameter} is missing' },
  wrong_parameter: { status: 400, code: 'validationError' },
  no_access: { status: 401, code: 'insufficientResourceAccess', rule: 'paystand.R14' },
  declined: { status: 402, code: 'cardFailure', rule: 'paystand.R27' },
  no_scope: { status: 403, code: 'insufficient_scope', rule: 'paystand.R8' },
  forbidden: { status: 403, code: 'insufficientResourceAccess' },
  not_found: { status: 404, code: 'resourceNotFound', rule: 'paystand.R30', explanation: 'There is no such resource' },
  route_not_found: { status: 404, code: 'resourceNotFound', rule: 'paystand.R29', explanation: 'There is no {method} {path}' },
  method_not_allowed: { status: 405, code: 'apiError', explanation: '{path} takes {allowed}' },
  invalid: { status: 422, code: 'validationError', rule: 'paystand.R25' },
  rate_limited: {
    status: 429,
    code: 'rateLimitExceeded',
    rule: 'paystand.R35',
    explanation: 'Rate limit of {limit} requests per minute exceeded',
  },
  not_built: { status: 501, code: 'notBuilt', explanation: '{operation} is not built in this sandbox yet' },
  foreign_host: { status: 421, code: 'paystub', explanation: '{message}' },
  too_many_worlds: { status: 507, code: 'paystub', explanation: '{message}' },
} as const satisfies Readonly<Record<string, Refusal>>;

export type FaultCode = keyof typeof catalogue;

export const fault = (code: FaultCode, facts: Facts = {}): Fault => new Fault(code, facts);

const names: Readonly<Record<number, string>> = {
  400: 'badRequest',
  401: 'unauthorized',
  402: 'paymentRequired',
  403: 'forbidden',
  404: 'notFound',
  405: 'methodNotAllowed',
  421: 'misdirectedRequest',
  422: 'unprocessableEntity',
  429: 'tooManyRequests',
  501: 'notImplemented',
  507: 'insufficientStorage',
};

const descriptions: Readonly<Record<string, string>> = {
  apiError: 'The request cannot be understood.',
  parameterMissing: 'A required parameter is missing.',
  validationError: 'There are requirements that have not been met.',
  insufficientResourceAccess: 'The credentials do not give access to this resource.',
  insufficient_scope: 'The token has no scope for this call.',
  cardFailure: 'There was a problem with the card resource.',
  resourceNotFound: 'The resource was not found.',
  rateLimitExceeded: 'There were too many requests.',
};

/** Of HTTP, not of Paystand. */
const challenges: Readonly<Record<number, string>> = { 401: 'Bearer', 403: 'Bearer error="insufficient_scope"' };

/** paystand.R21-R25: `{ error: { name, status, type, description, details, ref } }`. */
export function render({ code, facts }: Fault, requestId: string) {
  const refusal: Refusal = catalogue[code as FaultCode];
  const { status } = refusal;
  const detailCode = (facts.detailCode as string | undefined) ?? refusal.detailCode ?? '';
  const own = refusal.explanation?.replace(/\{(\w+)\}/g, (_, name: string) => String(facts[name]));
  const explanation = (facts.explanation as string | undefined) ?? own;
  const description = descriptions[detailCode] ?? descriptions[refusal.code] ?? '';
  const { parameter, value } = facts;
  const details = { code: refusal.code, detailCode, description, parameter, value, explanation };
  const error = {
    name: names[status],
    status: String(status),
    type: status === 501 ? 'apiError' : 'requestError',
    description: 'There was a problem with the request.',
    details,
    ref: requestId.replaceAll('-', ''),
  };
  return {
    status,
    body: { error },
    headers: headersOf(status, facts),
    message: explanation ?? description,
    param: parameter as string | undefined,
    rule: (facts.rule as string | undefined) ?? refusal.rule,
  };
}

function headersOf(status: number, { allowed, retryAfter }: Facts): readonly string[] {
  const challenge = challenges[status];
  return [
    ...(challenge === undefined ? [] : ['WWW-Authenticate', challenge]),
    ...(allowed === undefined ? [] : ['Allow', String(allowed)]),
    ...(retryAfter === undefined ? [] : ['Retry-After', String(retryAfter)]),
  ];
}
