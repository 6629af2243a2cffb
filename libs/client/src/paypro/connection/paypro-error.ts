import type { Endpoint } from './endpoint.js';
import type { LookUp } from './look-up.js';

/** What each kind of error has beyond what all have. */
interface Facts {
  /** The API key is missing, wrong or revoked (paypro.R1, paypro.R2). */
  authentication: { readonly status: 401 };
  /** No resource of this account has the id (paypro.R4, paypro.R5). */
  not_found: { readonly status: 404 };
  /** A field is missing or wrong, or the state of the resource does not allow the call (paypro.R6). `param` is the field to blame. */
  validation: { readonly status: 422 };
  /** PayPro documents no limits; a gateway before it may have some. `retryAfterMs` is what it asked for, if it did. */
  rate_limited: { readonly status: 429; readonly retryAfterMs: number | null };
  /** PayPro failed. Whether a call that changes something was carried out is not said; `lookUp` tells where to see it, null for reads. */
  server: { readonly status: number; readonly lookUp: LookUp | null };
  /** An answer that PayPro does not give: another status, not JSON, not its envelope. A call that changes something was refused. */
  unexpected_answer: { readonly status: number };
  /** Nothing was changed: a read took too long. */
  timeout: { readonly timeoutMs: number };
  /** The caller's signal fired, and nothing was changed. `cause` is the signal's reason. */
  aborted: { readonly cause: unknown };
  /** PayPro was not reached, or the connection of a read broke. `code` is the system's: `ECONNREFUSED`. */
  connection: { readonly code: string | null };
  /** The answer to a call that changes something was lost. It may have been carried out: `lookUp` says how to see that. */
  unknown_outcome: {
    readonly lookUp: LookUp;
    /** What became of the answer: none in time, none waited for, none before the connection broke, or none that could be read. */
    readonly why: 'timeout' | 'aborted' | 'connection' | 'unreadable';
    readonly code: string | null;
  };
  /** A mistake in the call that was seen before anything was sent: `argument` is its name. */
  invalid_argument: { readonly argument: string };
}

export type ErrorKind = keyof Facts;
export type FactsOf<K extends ErrorKind> = Facts[K];

/** What the answer said, where there was one. */
interface Common {
  /** Which call it was: `POST /payments/{id}/refunds`. Null where none was under way. */
  readonly operation: Endpoint | null;
  /** The status of the answer. */
  readonly status: number | null;
  /** PayPro's `error.type`: `invalid_request`. */
  readonly type: string | null;
  /** The request field to blame, a nested one as a dotted path. */
  readonly param: string | null;
  /** `X-Request-Id` of the answer (paypro.R11), to tell PayPro's support. */
  readonly requestId: string | null;
}
export type Said = Partial<Common>;

const nothingSaid: Common = { operation: null, status: null, type: null, param: null, requestId: null };

class Failure extends Error {
  override readonly name = 'PayproError';
  readonly kind: ErrorKind;

  constructor(kind: ErrorKind, message: string, facts: object) {
    super(message);
    this.kind = kind;
    Object.assign(this, nothingSaid, facts);
  }

  /** For logs: what `JSON.stringify` of an error leaves out is in it. */
  toJSON(): object {
    return { ...this, message: this.message };
  }
}

/**
 * Whatever a call can end in but its answer. Switch on `kind`; each kind has facts of its own:
 * `if (error instanceof PayproError && error.kind === 'validation') show(error.param, error.message)`.
 */
export type PayproError = { [K in ErrorKind]: Failure & Common & { readonly kind: K } & Facts[K] }[ErrorKind];
export const PayproError = Failure as unknown as {
  readonly prototype: PayproError;
  [Symbol.hasInstance](value: unknown): value is PayproError;
};

/** The answer to a call that changes something was lost. PayPro has no idempotency keys, so it is not sent again; see `lookUp`. */
export type UnknownOutcome = Extract<PayproError, { kind: 'unknown_outcome' }>;

export const failure = <K extends ErrorKind>(kind: K, message: string, facts: Facts[K] & Said): PayproError =>
  new Failure(kind, message, facts) as PayproError;

export const invalidArgument = (argument: string, message: string): PayproError => failure('invalid_argument', message, { argument });
