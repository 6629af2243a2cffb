import type { paths } from '@paystub/contracts/paystand';
import type { AnswerOf, EndpointOf } from '../../connection/endpoint.js';

/** An operation by its method and path, as the document has them: `GET /payments/{paymentId}`. */
export type Endpoint = EndpointOf<paths>;

/** The operations that answer a page of a list. */
export type ListEndpoint = { [E in Endpoint]: Results<AnswerOf<paths, E>> extends never ? never : E }[Endpoint];
export type Row<E extends ListEndpoint> = Results<AnswerOf<paths, E>>;
type Results<Answer> = Answer extends { readonly results: readonly (infer T)[] } ? T : never;

/** What Paystand says that one can do, at paths that it does not say: `x-basis: inferred` in the document. */
export const inferredOperations: readonly Endpoint[] = [
  'DELETE /payerCustomers/{payerCustomerId}',
  'DELETE /receivables/{receivableId}',
  'PUT /receivables/{receivableId}/attachments/{attachmentId}',
  'GET /receivables/{receivableId}/attachments/{attachmentId}/download',
];
