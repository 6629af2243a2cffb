import type { paths } from '@paystub/contracts/paypro';

type Method = 'get' | 'post' | 'patch' | 'delete';
type At<P extends keyof paths> = { [M in Method]: paths[P] extends Record<M, object> ? `${Uppercase<M>} ${P}` : never }[Method];

/** An operation by its method and path, as the document has them: `GET /payments/{id}`. */
export type Endpoint = { [P in keyof paths]: At<P> }[keyof paths];

/** An operation that changes something, and must not be sent twice. */
export type Write = Exclude<Endpoint, `GET ${string}`>;

type Operation<E> = E extends `${infer M} ${infer P extends keyof paths}` ? paths[P][Lowercase<M> & keyof paths[P]] : never;

/** What an operation is called with: the id in its path, its body, the page of a list. */
export type Input<E extends Endpoint> = {
  readonly query?: { readonly limit?: number; readonly cursor?: string };
} & (Operation<E> extends { parameters: { path: { id: string } } } ? { readonly id: string } : { readonly id?: never }) &
  (Operation<E> extends { requestBody: { content: { 'application/json': infer Body } } }
    ? { readonly body: Body }
    : { readonly body?: never });

/** What an operation answers when it does not refuse. */
export type Answer<E extends Endpoint> =
  Operation<E> extends { responses: infer Responses }
    ? { [S in keyof Responses]: S extends 200 | 201 ? Json<Responses[S]> : never }[keyof Responses]
    : never;
type Json<Response> = Response extends { content: { 'application/json': infer Body } } ? Body : never;

/** The operations that answer a page of a list. */
export type ListEndpoint = { [E in Endpoint]: Answer<E> extends { data: readonly unknown[] } ? E : never }[Endpoint];
export type Item<E extends ListEndpoint> = Answer<E> extends { data: readonly (infer T)[] } ? T : never;
