import type { Dialect, Refusal } from '../../connection/dialect.js';
import { isObject, textIn } from '../../connection/json.js';
import { isSendable } from '../../connection/secrets.js';
import type { Endpoint } from './endpoint.js';
import { adviceFor, type LookUp } from './look-up.js';
import { errorOf, type PaystandSaid } from './paystand-error.js';

export const tokenCall = 'POST /oauth/token' satisfies Endpoint;
const timezone: Endpoint = 'GET /customers/timezone';
const download: Endpoint = 'GET /receivables/{receivableId}/attachments/{attachmentId}/download';
const verify: Endpoint = 'POST /events/{eventId}/verify';

export const dialect: Dialect<LookUp> = {
  provider: 'Paystand',
  credential: 'credentials',
  /** Another token does no harm to those before (paystand.R12). */
  harmless: [tokenCall, verify],
  files: [download],
  /** paystand.R35: the first check of all. */
  limitsFirst: true,
  isAnswer,
  refusalIn,
  kindOf: (status) => (status === 404 ? 'not_found' : status >= 300 && status < 400 ? undefined : 'validation'),
  adviceFor,
  errorOf,
};

/** Every object names its type, and every list has `results` (dossier 6.1, paystand.R39); a few answers are neither. */
function isAnswer(answer: unknown, endpoint: string): boolean {
  if (endpoint === download) return answer instanceof Response && isFile(answer);
  if (endpoint.startsWith('DELETE ') && answer === undefined) return true;
  if (!isObject(answer) || 'error' in answer) return false;
  if (endpoint === tokenCall) return isSendable(answer.access_token);
  // How its member is called is inferred.
  return endpoint === timezone || endpoint.startsWith('DELETE ') || typeof answer.object === 'string' || Array.isArray(answer.results);
}

/** A page of a gateway, or words where bytes should be, are none. */
const isFile = ({ headers, body }: Response): boolean =>
  body !== null && !/^(text\/html|application\/json)\b/i.test(headers.get('content-type') ?? '');

/** `{"error": {name, status, type, description, details?, ref}}` (paystand.R21 to paystand.R24). */
function refusalIn(body: unknown): Refusal | undefined {
  if (!isObject(body) || !isObject(body.error)) return undefined;
  const { name, description, details, ref } = body.error;
  const detail = isObject(details) ? details : {};
  const facts: Omit<PaystandSaid, 'operation' | 'status' | 'requestId'> = {
    errorName: textIn(name),
    code: textIn(detail.code),
    detailCode: textIn(detail.detailCode),
    parameter: textIn(detail.parameter),
    value: detail.value ?? null,
    explanation: textIn(detail.explanation),
    ref: textIn(ref),
  };
  const message = facts.explanation ?? textIn(detail.description) ?? textIn(description);
  return { message: message ?? 'Paystand does not say why.', facts };
}
