import type { StreamedForm } from '../files/streamed-form.js';

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
type InBody<Operation> = Operation extends { requestBody: { content: infer Content } }
  ? { readonly body: BodyIn<Content> }
  : { readonly body?: never };
/** What is in a form the document says, and nothing checks. */
type BodyIn<Content> = { [Type in keyof Content]: Type extends 'multipart/form-data' ? StreamedForm : Content[Type] }[keyof Content];

/** What an operation answers when it does not refuse: JSON, a file as it comes in, or nothing. */
export type AnswerOf<Paths, E> =
  OperationAt<Paths, E> extends { responses: infer Responses }
    ? { [S in keyof Responses]: S extends 200 | 201 ? BodyOf<Responses[S]> : S extends 204 ? undefined : never }[keyof Responses]
    : never;
type BodyOf<Answer> = Answer extends { content: { 'application/json': infer Body } }
  ? Body
  : Answer extends { content: { 'application/pdf': unknown } }
    ? Response
    : never;
