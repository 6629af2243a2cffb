import type { paths } from '@paystub/contracts/control';
import type { MaybeOptionalInit } from 'openapi-fetch';

type Method = 'get' | 'put' | 'post' | 'patch' | 'delete';
type PathsWith<M extends Method> = { [P in keyof paths]: paths[P] extends Record<M, object> ? P : never }[keyof paths];

/** What an operation answers when it does not refuse; undefined where there is no body. */
type Answered<Operation> = Operation extends { responses: infer R }
  ? { [S in keyof R]: S extends 200 | 201 | 204 ? JsonOf<R[S]> : never }[keyof R]
  : never;
type JsonOf<Response> = Response extends { content: { 'application/json': infer Body } } ? Body : undefined;

export interface Answer<T> {
  readonly data?: T;
  readonly error?: unknown;
  readonly response: Response;
}

/** The routes of the document. openapi-fetch's own types of answers take readonly lists apart (its issue 2615): these do not. */
export type Api = {
  readonly [M in Method as Uppercase<M>]: <P extends PathsWith<M>>(
    path: P,
    init: MaybeOptionalInit<paths[P], M>,
  ) => Promise<Answer<Answered<paths[P][M]>>>;
};
