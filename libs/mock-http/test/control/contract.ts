import { routes } from '@paystub/contracts/control';
import { responses } from '@paystub/contracts/control/responses';
import { Router } from '../../src/api/router.js';
import type { Got } from '../http.js';

const router = new Router(routes);
const validators = responses as Readonly<Record<string, Readonly<Record<string, ((data: unknown) => boolean) & { errors?: unknown }>>>>;

/** Refusals that the document has not for every operation that can give them. */
const undocumented = new Set(['urn:paystub:default-world', 'urn:paystub:invalid-request', 'urn:paystub:too-many-worlds']);

/** Throws where an answer of the control plane is not what its document says. */
export function holdAgainstContract(method: string, path: string, { status, body }: Got): void {
  const operation = router.match(method, path.split('?')[0] ?? '')?.route.operationId;
  if (operation === undefined || status === 204 || status === 421) return;
  if (undocumented.has(body.type)) return;
  const validate = validators[operation]?.[status];
  if (!validate) throw new Error(`${operation} answered ${status}, which the document of the control plane does not know`);
  if (!validate(withoutCredentials(body))) throw new Error(`${operation} answered ${status} with ${JSON.stringify(validate.errors)}`);
}

/** The document names the providers that there are, and the toy is none of them. */
function withoutCredentials(body: unknown): unknown {
  return JSON.parse(JSON.stringify(body), (key, value: unknown) => (key === 'credentials' ? {} : value));
}
