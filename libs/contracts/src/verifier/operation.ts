import type { Exactly, Expected } from './match.js';
import type { Matcher } from './matchers.js';

type Json<T> = T extends { content: { 'application/json': infer Body } } ? Body : unknown;

/** The JSON body that an operation takes. */
export type BodyOf<Op> = Op extends { requestBody: infer Request } ? Json<Request> : undefined;

/** The JSON body that an operation answers with this status. */
export type AnswerOf<Op, Status> = Op extends { responses: infer Responses }
  ? Status extends keyof Responses
    ? Json<Responses[Status]>
    : unknown
  : unknown;

type PathOf<Op> = Op extends { parameters: { path: infer Path } } ? Path : unknown;
type QueryOf<Op> = Op extends { parameters: { query?: infer Query } } ? Query : never;

/** Over the headers that every request carries; null takes one away. */
export type HeaderChanges = Readonly<Record<string, string | null>>;

/** What a call says: the path's parameters by their names, and the rest of the request. */
export type Ask<Op> = PathOf<Op> & {
  readonly body?: BodyOf<Op>;
  /** In place of a body: parts, of which some may be files. */
  readonly form?: FormData;
  readonly query?: QueryOf<Op>;
  readonly headers?: HeaderChanges;
};

/** A request that no operation describes. A body goes out as it is. */
export interface RawAsk {
  readonly method: string;
  /** Below the base URL, or a link that the target gave. */
  readonly path: string;
  readonly headers?: HeaderChanges;
  readonly body?: string | Uint8Array<ArrayBuffer>;
  readonly form?: FormData;
}

/** Something that the contract does not allow, to be sent on purpose. */
export const wrong = (value: unknown): never => value as never;

/** What a refusal says, as far as the rule knows it. */
export type RefusalFacts = Readonly<Record<string, string | readonly string[] | null | Matcher | Exactly>>;

export type { Expected };
