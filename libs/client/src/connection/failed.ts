/** What each kind of failed call has beyond what all have. `LookUp` is how to find out whether a lost call was carried out. */
export interface CallFacts<LookUp> {
  /** The credentials are missing, wrong or revoked. */
  authentication: { readonly status: 401 };
  /** There is nothing by that name. */
  not_found: { readonly status: 404 };
  /** What the call says is missing or wrong, or the state of things does not allow it. Nothing was changed. */
  validation: { readonly status: number };
  /** It came too soon. `retryAfterMs` is what was asked for, if it was. */
  rate_limited: { readonly status: 429; readonly retryAfterMs: number | null };
  /** The provider failed. Whether a call that changes something was carried out is not said; `lookUp` tells where to see it. */
  server: { readonly status: number; readonly lookUp: LookUp | null };
  /** An answer that the provider does not give: another status, not JSON, not its envelope. A call that changes something was refused. */
  unexpected_answer: { readonly status: number };
  /** Nothing was changed: a read took too long. */
  timeout: { readonly timeoutMs: number };
  /** The caller's signal fired, and nothing was changed. `cause` is the signal's reason. */
  aborted: { readonly cause: unknown };
  /** The provider was not reached, or the connection of a read broke. `code` is the system's: `ECONNREFUSED`. */
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

/** What the errors of every provider have. */
export interface CallSaid {
  /** Which call it was: `POST /payments/{id}/refunds`. Null where none was under way. */
  readonly operation: string | null;
  /** The status of the answer, where there was one. */
  readonly status: number | null;
  /** `X-Request-Id` of the answer, where it has one, to tell the provider's support. */
  readonly requestId: string | null;
}

/** A call that failed, before it is an error of its provider. What the provider said of it in its own words is among the rest. */
export type Failed<LookUp> = {
  [K in keyof CallFacts<LookUp>]: { readonly kind: K; readonly message: string } & Partial<CallSaid> & CallFacts<LookUp>[K];
}[keyof CallFacts<LookUp>];

/** What the errors of the providers are made of. */
export abstract class CallFailure extends Error {
  readonly kind: string;

  constructor({ kind, message, ...facts }: { readonly kind: string; readonly message: string }) {
    super(message);
    this.kind = kind;
    Object.assign(this, facts);
  }

  /** For logs: what `JSON.stringify` of an error leaves out is in it. */
  toJSON(): object {
    return { ...this, message: this.message };
  }
}

/** One type for each kind, with its facts: a switch on `kind` tells them apart. */
export type ErrorOf<Base, Said, Facts> = { [K in keyof Facts]: Base & Said & { readonly kind: K } & Facts[K] }[keyof Facts];
