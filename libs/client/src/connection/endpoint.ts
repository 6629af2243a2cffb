type Method = 'get' | 'put' | 'post' | 'patch' | 'delete';
type At<Paths, P extends keyof Paths & string> = {
  [M in Method]: Paths[P] extends Record<M, object> ? `${Uppercase<M>} ${P}` : never;
}[Method];

/** An operation by its method and path, as the document has them: `GET /payments/{id}`. */
export type EndpointOf<Paths> = { [P in keyof Paths & string]: At<Paths, P> }[keyof Paths & string];

/** Of these, the ones that change something, and must not be sent twice. */
export type WriteOf<E extends string> = Exclude<E, `GET ${string}`>;

type OperationAt<Paths, E> = E extends `${infer M} ${infer P extends keyof Paths & string}`
  ? Paths[P][Lowercase<M> & keyof Paths[P]]
  : never;

/** What an operation is called with: each name in its path, its query, its body. */
export type InputOf<Paths, E> = InPath<OperationAt<Paths, E>> & InQuery<OperationAt<Paths, E>> & InBody<OperationAt<Paths, E>>;
type InPath<Operation> = Operation extends { parameters: { path: infer Names extends object } } ? Readonly<Names> : unknown;
type InQuery<Operation> = Operation extends { parameters: { query: infer Query extends object } }
  ? { readonly query: Query }
  : Operation extends { parameters: { query?: infer Query } }
    ? { readonly query?: Query }
    : unknown;
type InBody<Operation> = Operation extends { requestBody: { content: { 'application/json': infer Body } } }
  ? { readonly body: Body }
  : { readonly body?: never };

/** What an operation answers when it does not refuse. */
export type AnswerOf<Paths, E> =
  OperationAt<Paths, E> extends { responses: infer Responses }
    ? { [S in keyof Responses]: S extends 200 | 201 ? Json<Responses[S]> : never }[keyof Responses]
    : never;
type Json<Response> = Response extends { content: { 'application/json': infer Body } } ? Body : never;
