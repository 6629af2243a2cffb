import type { Call, Dialect } from './dialect.js';
import type { CallFacts, CallSaid, Failed } from './failed.js';
import { retryAfter } from './retry.js';

/** An answer, as errors tell of it. */
export interface Got {
  readonly status: number;
  readonly requestId: string | null;
  readonly retryAfter: string | null;
  readonly body?: unknown;
}

/** Whether a call may change something, and must not be sent twice. */
export const isWrite = ({ harmless = [] }: Pick<Dialect<never>, 'harmless'>, endpoint: string): boolean =>
  !endpoint.startsWith('GET ') && !harmless.includes(endpoint);

/** A status that says by itself that the call was not carried out. 408 is a gateway's that lost patience. */
export const refuses = (status: number): boolean => status >= 400 && status < 500 && status !== 408;

/** What an answer says that is not the one hoped for. */
export function refusalOf<LookUp>(dialect: Dialect<LookUp>, call: Call, got: Got): Failed<LookUp> {
  const { endpoint } = call;
  const { status, requestId } = got;
  const { provider } = dialect;
  const refusal = dialect.refusalIn(got.body);
  const said = { operation: endpoint, status, requestId, ...refusal?.facts };
  const tell = (what: string) => `${endpoint} ${what} (${status})${refusal ? `: ${refusal.message}` : ''}`;

  // Of these two the status says enough, whoever answered.
  if (status === 401) return { ...said, kind: 'authentication', message: tell(`was refused for its ${dialect.credential}`), status };
  if (status === 429)
    return { ...said, kind: 'rate_limited', message: tell('came too soon'), status, retryAfterMs: retryAfter(got.retryAfter) };
  const writes = isWrite(dialect, endpoint);
  if (writes && !refusal && leavesItOpen(status))
    return unknownOutcome(dialect, call, 'unreadable', `its answer (${status}) is not one of ${provider}`, said);
  if (status >= 500) {
    const advice = writes ? dialect.adviceFor(call) : { lookUp: null, text: '' };
    return { ...said, kind: 'server', message: sentences(tell(`failed at ${provider}`), advice.text), lookUp: advice.lookUp };
  }
  const kind = refusal && dialect.kindOf(status);
  if (kind === 'not_found') return { ...said, kind, message: tell('found nothing'), status: 404 };
  if (kind === 'validation') return { ...said, kind, message: tell('was refused') };
  const message = sentences(tell(`got an answer that ${provider} does not give`), 'Is the base URL right?');
  return { ...said, kind: 'unexpected_answer', message };
}

/** Neither refused nor sent elsewhere: a gateway that gave up, or an answer cut short. */
const leavesItOpen = (status: number): boolean => !refuses(status) && !(status >= 300 && status < 400);

export function unknownOutcome<LookUp>(
  dialect: Dialect<LookUp>,
  call: Call,
  why: CallFacts<LookUp>['unknown_outcome']['why'],
  what: string,
  said: Partial<CallSaid> & { readonly code?: string | null } = {},
): Failed<LookUp> {
  const { lookUp, text } = dialect.adviceFor(call);
  const message = sentences(`${call.endpoint} may or may not have been carried out: ${what}. It is not sent again.`, text);
  return { code: null, ...said, operation: call.endpoint, kind: 'unknown_outcome', message, why, lookUp };
}

const sentences = (...texts: readonly string[]): string =>
  texts
    .filter((text) => text !== '')
    .map((text) => (/[.!?]$/.test(text) ? text : `${text}.`))
    .join(' ');
