import { type CallFacts, CallFailure, type CallSaid, type ErrorOf, type Failed } from '../../connection/failed.js';
import type { Endpoint } from './endpoint.js';
import type { LookUp } from './look-up.js';

/** `authentication` is paypro.R1 and paypro.R2, `not_found` is paypro.R4 and paypro.R5. */
interface Facts extends CallFacts<LookUp> {
  /** A field is missing or wrong, or the state of the resource does not allow the call (paypro.R6). `param` is the field to blame. */
  validation: { readonly status: 422 };
  /** PayPro documents no limits; a gateway before it may have some. `retryAfterMs` is what it asked for, if it did. */
  rate_limited: { readonly status: 429; readonly retryAfterMs: number | null };
}

export type ErrorKind = keyof Facts;

/** What the answer said, where there was one. `requestId` is paypro.R11. */
interface Said extends CallSaid {
  readonly operation: Endpoint | null;
  /** PayPro's `error.type`: `invalid_request`. */
  readonly type: string | null;
  /** The request field to blame, a nested one as a dotted path. */
  readonly param: string | null;
}

const nothingSaid: Said = { operation: null, status: null, type: null, param: null, requestId: null };

class Failure extends CallFailure {
  override readonly name = 'PayproError';
}

/**
 * Whatever a call can end in but its answer. Switch on `kind`; each kind has facts of its own:
 * `if (error instanceof PayproError && error.kind === 'validation') show(error.param, error.message)`.
 */
export type PayproError = ErrorOf<Failure, Said, Facts>;
export const PayproError = Failure as unknown as {
  readonly prototype: PayproError;
  [Symbol.hasInstance](value: unknown): value is PayproError;
};

/** The answer to a call that changes something was lost. PayPro has no idempotency keys, so it is not sent again; see `lookUp`. */
export type UnknownOutcome = Extract<PayproError, { kind: 'unknown_outcome' }>;

export const errorOf = (failed: Failed<LookUp>): PayproError => new Failure({ ...nothingSaid, ...failed }) as PayproError;

export const invalidArgument = (argument: string, message: string): PayproError => errorOf({ kind: 'invalid_argument', message, argument });
