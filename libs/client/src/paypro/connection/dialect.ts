import type { Dialect, Refusal } from '../../connection/dialect.js';
import { isObject, textIn } from '../../connection/json.js';
import type { Write } from './endpoint.js';
import { type LookUp, lookUpOf } from './look-up.js';
import { errorOf } from './paypro-error.js';

export const dialect: Dialect<LookUp> = {
  provider: 'PayPro',
  credential: 'API key',
  /** Every resource and every list names its type (paypro.R13, paypro.R15). */
  isAnswer: (body) => isObject(body) && typeof body.type === 'string',
  refusalIn,
  kindOf: (status) => (status === 404 ? 'not_found' : status === 422 ? 'validation' : undefined),
  adviceFor({ endpoint, path, body }) {
    const { customer } = (body ?? {}) as { customer?: string };
    const lookUp = lookUpOf(endpoint as Write, { id: path.id as string | undefined, customer });
    return { lookUp, text: `To find out, call ${lookUp.call} and look for ${lookUp.lookFor}.` };
  },
  errorOf,
};

/** `{"error": {"message", "type", "param"?}}` (paypro.R5, paypro.R6). The SDKs live without any of the three. */
function refusalIn(body: unknown): Refusal | undefined {
  if (!isObject(body) || !isObject(body.error)) return undefined;
  const { message, type, param } = body.error;
  return { message: textIn(message) ?? 'PayPro does not say why.', facts: { type: textIn(type), param: textIn(param) } };
}
