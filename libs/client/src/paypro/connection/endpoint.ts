import type { paths } from '@paystub/contracts/paypro';
import type { AnswerOf, EndpointOf, WriteOf } from '../../connection/endpoint.js';

/** An operation by its method and path, as the document has them: `GET /payments/{id}`. */
export type Endpoint = EndpointOf<paths>;

/** An operation that changes something, and must not be sent twice. */
export type Write = WriteOf<Endpoint>;

/** The operations that answer a page of a list. */
export type ListEndpoint = { [E in Endpoint]: AnswerOf<paths, E> extends { data: readonly unknown[] } ? E : never }[Endpoint];
export type Item<E extends ListEndpoint> = AnswerOf<paths, E> extends { data: readonly (infer T)[] } ? T : never;
