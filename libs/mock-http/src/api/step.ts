import type { IncomingHttpHeaders } from 'node:http';
import type { Finding, Route } from '@paystub/contracts/http';
import type { UploadedFile } from '../files/form.js';
import type { WorldHost } from '../worlds/host.js';
import type { Rates } from './rate-limit.js';

/** Why a body could not be taken. */
export type Unreadable = 'too large' | 'not JSON' | 'too deep' | 'forbidden key' | 'wrong content type' | 'not multipart' | 'cut off';

/** A request on its way through the checks. Each check fills in what later ones need. */
export interface Exchange {
  readonly method: string;
  readonly path: string;
  /** The query as it came, without the question mark. */
  readonly search: string;
  readonly headers: IncomingHttpHeaders;
  /** Where it came from. */
  readonly address: string;
  /** The body as it came, empty when it was too large or cut off; of a form with files, what the journal shows of it. */
  readonly text: string;
  readonly unread: Unreadable | undefined;
  /** The text parts of a form with files, where the operation takes one and it could be read; and its files. */
  readonly form: Readonly<Record<string, string>> | undefined;
  readonly files: readonly UploadedFile[];
  /** Filled by `credential`. */
  credential: string | undefined;
  host: WorldHost | undefined;
  /** Filled by `route`. */
  route: Route | undefined;
  params: Readonly<Record<string, string>>;
  /** Filled by `body`. */
  query: Readonly<Record<string, unknown>>;
  body: unknown;
  /** What the validator found, for the journal. */
  findings: readonly Finding[];
  /** Headers that checks give the answer, whatever it will be; flat: name, value. */
  readonly answerHeaders: string[];
}

/** What a check may ask of the shell. */
export interface Shell {
  /** The world of a credential; undefined when it is refused. */
  worldOf(credential: string): WorldHost | undefined;
  match(method: string, path: string): { route: Route; params: Readonly<Record<string, string>> } | undefined;
  /** The methods that a path has operations for. */
  methodsOf(path: string): readonly string[];
  isBuilt(operationId: string): boolean;
  validators(operationId: string): Validators;
  /** What goes with a world's credential, by the names of the ready file. */
  factsOf(host: WorldHost): Readonly<Record<string, string>>;
  /** Letters for a purpose, the same for the whole process and not to be guessed: what is signed with them outlives a reset. */
  secret(purpose: string): string;
  /** Requests counted, for `rateLimit`; and the name that a credential's count under. */
  readonly rates: Rates;
  askerOf(credential: string): string;
}

export type Validators = {
  readonly body?: { (data: unknown): boolean; errors?: readonly Finding[] | null };
  readonly query?: { (data: unknown): boolean; errors?: readonly Finding[] | null };
};

/** One check, in the place that the app's pipeline gives it. What it throws is the answer. Checks `inWorld` run in the operation's transaction. */
export interface Step<T> {
  readonly name: string;
  readonly inWorld: boolean;
  readonly run: (exchange: Exchange, shell: Shell, tx: T) => void;
}
