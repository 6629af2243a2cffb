import type { Dialect, Refusal } from '../../connection/dialect.js';
import { isObject, textIn } from '../../connection/json.js';
import type { Write } from './endpoint.js';
import { adviceFor, type LookUp } from './look-up.js';
import { errorOf, type PaystarFinding } from './paystar-error.js';

export const dialect: Dialect<LookUp | null> = {
  provider: 'Paystar',
  credential: 'API key',
  isAnswer,
  refusalIn,
  /** No status is documented: that `hasErrors` is true says it all (paystar.R6). */
  kindOf: (status) => (status === 404 ? 'not_found' : status >= 300 && status < 400 ? undefined : 'validation'),
  adviceFor,
  errorOf,
};

/** `hasErrors` false and `data` an object (paystar.R5). No source shows what an event is answered: nothing at all will do as well. */
function isAnswer(body: unknown, endpoint: string): boolean {
  const push: Write = 'POST /integrations/events';
  if (endpoint === push) return body === undefined || (isObject(body) && body.hasErrors === false);
  return isObject(body) && body.hasErrors === false && isObject(body.data);
}

/** `{"hasErrors": true, "errors": […]}`, whatever the items have. */
function refusalIn(body: unknown): Refusal | undefined {
  if (!isObject(body) || body.hasErrors !== true) return undefined;
  const errors = Array.isArray(body.errors) ? body.errors.map(findingOf) : [];
  return { message: errors.map(sentenceOf).join(' ') || 'Paystar does not say why.', facts: { errors } };
}

function findingOf(item: unknown): PaystarFinding {
  const { propertyName, errorMessage } = isObject(item) ? item : {};
  return { propertyName: textIn(propertyName), errorMessage: textIn(errorMessage), item };
}

const sentenceOf = ({ propertyName, errorMessage, item }: PaystarFinding): string =>
  errorMessage === null ? JSON.stringify(item) : propertyName ? `${propertyName}: ${errorMessage}` : errorMessage;
