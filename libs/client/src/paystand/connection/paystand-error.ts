import { type CallFacts, CallFailure, type CallSaid, type ErrorOf, type Failed } from '../../connection/failed.js';
import type { Endpoint } from './endpoint.js';
import type { LookUp } from './look-up.js';

interface Facts extends Omit<CallFacts<LookUp>, 'rate_limited'> {
  /**
   * The client id and its secret, the token or the merchant's id are wrong (paystand.R9, paystand.R13 to paystand.R18), or a customer of
   * that id is not this merchant's (paystand.R68, paystand.R69). A token that was refused has been replaced once by then.
   */
  authentication: { readonly status: 401 };
  /** The card or the bank said no (paystand.R27): `detailCode` has why, `explanation` says it. Nothing was charged. */
  declined: { readonly status: 402 };
  /** The merchant lacks the feature, or API access as a whole (paystand.R8). */
  forbidden: { readonly status: 403 };
  /** There is none of this id (paystand.R30; the status is inferred for most). */
  not_found: { readonly status: 404 };
  /** Missing or invalid, or the state of things does not allow it (paystand.R25, paystand.R26). `parameter` is what is to blame. */
  validation: { readonly status: number };
  /**
   * The limit of requests a minute (paystand.R33, paystand.R35). `status` is null where this client held the call back itself, because
   * its turn would have come too late; nothing was sent then.
   */
  rate_limited: { readonly status: 429 | null; readonly retryAfterMs: number | null };
  /** Nothing was sent: how to do this is inferred, and the call would have left this machine. */
  inferred: { readonly operation: Endpoint };
}

export type ErrorKind = keyof Facts;

/** What the answer said, where there was one: the members of Paystand's `error` (paystand.R21 to paystand.R24), null where it has none. */
export interface PaystandSaid extends CallSaid {
  /** For a token that could not be had it is `POST /oauth/token`; the message names the call that needed it. */
  readonly operation: Endpoint | null;
  /** `error.name`: `unprocessableEntity`. */
  readonly errorName: string | null;
  /** `error.details.code`: `validationError`. */
  readonly code: string | null;
  /** `error.details.detailCode`: `parameterMissing`; empty where there is no finer code. */
  readonly detailCode: string | null;
  /** The field to blame, by the name that it is stored under. */
  readonly parameter: string | null;
  /** What that field was. */
  readonly value: unknown;
  /** Why, for people. */
  readonly explanation: string | null;
  /** Paystand's reference of this one error, to tell its support. */
  readonly ref: string | null;
}

export const nothingSaid: PaystandSaid = {
  operation: null,
  status: null,
  requestId: null,
  errorName: null,
  code: null,
  detailCode: null,
  parameter: null,
  value: null,
  explanation: null,
  ref: null,
};

class Failure extends CallFailure {
  override readonly name = 'PaystandError';
}

/**
 * Whatever a call can end in but its answer. Switch on `kind`; each kind has facts of its own:
 * `if (error instanceof PaystandError && error.kind === 'validation') show(error.parameter, error.explanation)`.
 */
export type PaystandError = ErrorOf<Failure, PaystandSaid, Facts>;
export const PaystandError = Failure as unknown as {
  readonly prototype: PaystandError;
  [Symbol.hasInstance](value: unknown): value is PaystandError;
};

/** The answer to a call that changes something was lost. Paystand has no idempotency keys, so it is not sent again; see `lookUp`. */
export type UnknownOutcome = Extract<PaystandError, { kind: 'unknown_outcome' }>;

/** A failure that has not become an error yet: one of any call, or of this client alone. */
export type PaystandFailed = Failed<LookUp> | Own<'inferred'> | Own<'rate_limited'>;
type Own<K extends ErrorKind> = { readonly kind: K; readonly message: string } & Partial<PaystandSaid> & Facts[K];

/** Two statuses say more than that a call was refused. */
const kinds: Readonly<Record<number, ErrorKind>> = { 402: 'declined', 403: 'forbidden' };

export function errorOf(failed: PaystandFailed): PaystandError {
  const kind = failed.kind === 'validation' ? (kinds[failed.status] ?? failed.kind) : failed.kind;
  return new Failure({ ...nothingSaid, ...failed, kind } as Failed<LookUp>) as PaystandError;
}

export const invalidArgument = (argument: string, message: string): PaystandError =>
  errorOf({ kind: 'invalid_argument', message, argument });
