import type { paths } from '@paystub/contracts/paystar';
import type { AnswerOf, EndpointOf, WriteOf } from '../../connection/endpoint.js';

/** An operation by its method and path, as the document has them: `POST /integrations/embedded/initiate`. */
export type Endpoint = EndpointOf<paths>;

/** An operation that changes something, and must not be sent twice. */
export type Write = WriteOf<Endpoint>;

/** What the envelope of an answer holds. */
export type DataOf<E extends Endpoint> = AnswerOf<paths, E>['data'];

/** Operations that Paystar documents, at paths that it does not: `x-basis: inferred` in the document. */
export const inferredOperations: readonly Endpoint[] = [
  'GET /integrations/query/payment-session',
  'GET /integrations/query/payment-session/{sessionIdentifier}',
];
