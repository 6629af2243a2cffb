import type { Endpoint, Write } from './endpoint.js';
import { type LookUp, type Lost, lookUpOf } from './look-up.js';
import { type FactsOf, failure, type PayproError, type Said } from './paypro-error.js';
import { retryAfter } from './retry.js';

/** A call that is under way, as errors tell of it. */
export interface Told extends Lost {
  readonly endpoint: Endpoint;
}

/** An answer, as errors tell of it. */
export interface Got {
  readonly status: number;
  readonly requestId: string | null;
  readonly retryAfter: string | null;
  readonly body?: unknown;
}

export const isWrite = (endpoint: Endpoint): endpoint is Write => !endpoint.startsWith('GET ');

/** A status that says by itself that the call was not carried out. 408 is a gateway's that lost patience. */
export const refuses = (status: number): boolean => status >= 400 && status < 500 && status !== 408;

/** Every resource and every list names its type (paypro.R13, paypro.R15). */
export const isAnswer = (body: unknown): boolean => isObject(body) && typeof body.type === 'string';

/** What an answer says that is not the one hoped for: paypro.R5, paypro.R6, and what is not documented at all. */
export function refusalOf(told: Told, got: Got): PayproError {
  const { endpoint } = told;
  const { status, requestId } = got;
  const envelope = envelopeOf(got.body);
  const said = { operation: endpoint, status, type: envelope?.type ?? null, param: envelope?.param ?? null, requestId };
  const tell = (what: string) => `${endpoint} ${what} (${status})${envelope ? `: ${envelope.message}` : ''}`;

  // Of these two the status says enough, whoever answered: PayPro's SDKs read no further at a 401 either.
  if (status === 401) return failure('authentication', tell('was refused for its API key'), { ...said, status });
  if (status === 429) return failure('rate_limited', tell('came too soon'), { ...said, status, retryAfterMs: retryAfter(got.retryAfter) });
  if (isWrite(endpoint) && !envelope && leavesItOpen(status))
    return unknownOutcome(told, endpoint, 'unreadable', `its answer (${status}) is not one of PayPro`, said);
  if (status >= 500) {
    const lookUp = isWrite(endpoint) ? lookUpOf(endpoint, told) : null;
    return failure('server', sentence(tell('failed at PayPro')) + advice(lookUp), { ...said, lookUp });
  }
  if (envelope && status === 404) return failure('not_found', tell('found nothing'), { ...said, status });
  if (envelope && status === 422) return failure('validation', tell('was refused'), { ...said, status });
  return failure('unexpected_answer', `${sentence(tell('got an answer that PayPro does not give'))} Is the baseUrl right?`, said);
}

/** Neither refused nor sent elsewhere: a gateway that gave up, or an answer cut short. */
const leavesItOpen = (status: number): boolean => !refuses(status) && !(status >= 300 && status < 400);

export function unknownOutcome(
  told: Told,
  write: Write,
  why: FactsOf<'unknown_outcome'>['why'],
  what: string,
  said: Said & { readonly code?: string | null } = {},
): PayproError {
  const lookUp = lookUpOf(write, told);
  const message = `${write} may or may not have been carried out: ${what}. It is not sent again.${advice(lookUp)}`;
  return failure('unknown_outcome', message, { code: null, ...said, operation: write, why, lookUp });
}

const sentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);
const advice = (lookUp: LookUp | null): string => (lookUp ? ` To find out, call ${lookUp.call} and look for ${lookUp.lookFor}.` : '');

interface Envelope {
  readonly message: string;
  readonly type: string | null;
  readonly param: string | null;
}

/** `{"error": {"message", "type", "param"?}}`. The SDKs live without any of the three. */
function envelopeOf(body: unknown): Envelope | undefined {
  if (!isObject(body) || !isObject(body.error)) return undefined;
  const { message, type, param } = body.error;
  return { message: text(message) ?? 'PayPro does not say why.', type: text(type), param: text(param) };
}

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
