import type { Failed } from './failed.js';

/** A call as it is sent: an operation, and what goes into its path, its query and its body. */
export interface Call {
  readonly endpoint: string;
  readonly path: Readonly<Record<string, unknown>>;
  readonly query?: object | undefined;
  /** A value to be written as JSON, or a form. */
  readonly body?: unknown;
}

/** What a body says that refuses: a sentence, and what programs can read of it. */
export interface Refusal {
  readonly message: string;
  readonly facts: object;
}

/** How to find out whether a lost call was carried out, and the same as a sentence. */
export interface Advice<LookUp> {
  readonly lookUp: LookUp;
  readonly text: string;
}

/** What a provider has of its own in how its calls are answered. Errors hold nothing of a call or an answer that has not been masked. */
export interface Dialect<LookUp> {
  /** The provider, as messages name it. */
  readonly provider: string;
  /** What it knows a caller by, as messages name it. */
  readonly credential: string;
  /** Operations that change nothing, though their method is another than GET. */
  readonly harmless?: readonly string[];
  /** Operations that answer a file, and not JSON. */
  readonly files?: readonly string[];
  /** Says of a 429 that it comes before all else: nothing was carried out, whether or not it says when to come back. */
  readonly limitsFirst?: boolean;
  /** Whether a body is the answer to a call that was carried out. */
  isAnswer(body: unknown, endpoint: string): boolean;
  /** What a body says that refuses; undefined where it is not in the provider's form. */
  refusalIn(body: unknown): Refusal | undefined;
  /** What a refusal in the provider's form is that has this status; undefined where the provider gives none. */
  kindOf(status: number): 'not_found' | 'validation' | undefined;
  adviceFor(call: Call): Advice<LookUp>;
  errorOf(failed: Failed<LookUp>): Error;
}
