import { type CallFacts, CallFailure, type CallSaid, type ErrorOf, type Failed } from '../../connection/failed.js';
import type { Endpoint } from './endpoint.js';
import type { LookUp } from './look-up.js';

/** `lookUp` is null where nothing shows what became of a call. No rate limits are documented; a gateway may have some. */
interface Facts extends CallFacts<LookUp | null> {
  /** The API key is missing or unknown (paystar.R2 to paystar.R4; the status is inferred). */
  authentication: { readonly status: 401 };
  /** No payment session has that reference or identifier (paystar.P18). */
  not_found: { readonly status: 404 };
  /**
   * Paystar said `hasErrors` (paystar.R6), with whatever status: none is documented, 400 is inferred, and others are prepared for 200.
   * `errors` has all that is wrong (paystar.P2); nothing was changed (paystar.P4).
   */
  validation: { readonly status: number };
  /** Nothing was sent: the path of this operation is inferred, and the call would have left this machine. */
  inferred: { readonly operation: Endpoint };
}

export type ErrorKind = keyof Facts;

/** One thing that is wrong with a request. That it is an object is documented (paystar.R7), its members are inferred (paystar.P3). */
export interface PaystarFinding {
  /** What is wrong, as a path: `Charges[0].ClientAccount.Name`; empty where no member is to blame, null where the answer does not say. */
  readonly propertyName: string | null;
  /** Why, for people; null where the answer does not say. */
  readonly errorMessage: string | null;
  /** The item as it was answered, with whatever members it has. */
  readonly item: unknown;
}

/** What the answer said, where there was one. */
interface Said extends CallSaid {
  readonly operation: Endpoint | null;
  /** The `errors` of the envelope; empty where there was none. */
  readonly errors: readonly PaystarFinding[];
}

const nothingSaid: Said = { operation: null, status: null, requestId: null, errors: [] };

class Failure extends CallFailure {
  override readonly name = 'PaystarError';
}

/**
 * Whatever a call can end in but its answer. Switch on `kind`; each kind has facts of its own:
 * `if (error instanceof PaystarError && error.kind === 'validation') show(error.errors)`.
 */
export type PaystarError = ErrorOf<Failure, Said, Facts>;
export const PaystarError = Failure as unknown as {
  readonly prototype: PaystarError;
  [Symbol.hasInstance](value: unknown): value is PaystarError;
};

/** The answer to a call that changes something was lost. Paystar has no idempotency keys, so it is not sent again; see `lookUp`. */
export type UnknownOutcome = Extract<PaystarError, { kind: 'unknown_outcome' }>;

export const errorOf = (failed: Failed<LookUp | null> | Inferred): PaystarError =>
  new Failure({ ...nothingSaid, ...failed }) as PaystarError;
type Inferred = { readonly kind: 'inferred'; readonly message: string } & Facts['inferred'];

export const invalidArgument = (argument: string, message: string): PaystarError =>
  errorOf({ kind: 'invalid_argument', message, argument });
