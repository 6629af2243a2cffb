import type { UploadedFile } from '../files/form.js';
import type { AnsweredFile } from '../files/outgoing.js';

/** Where links point: the provider's API, and its pages in this world; with what else an answer shows of the world. */
export interface Links {
  readonly api: string;
  /** With the world's page token as its first segment. */
  readonly pages: string;
  /** The page token, for pages whose documented path has no place for it: they carry it as the query parameter `w`. */
  readonly token: string;
  /** What goes with the world's credential, by the names of the ready file. */
  readonly facts: Readonly<Record<string, string>>;
}

/** What an answer of the provider is made of. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
  /** Beside those of every answer; flat: name, value, name, value. */
  readonly headers?: readonly string[] | undefined;
  /** Sent instead of a body. */
  readonly file?: AnsweredFile | undefined;
}

/** A request as an operation sees it: no headers, no URL. */
interface OperationRequest<Params = unknown, Query = unknown, Body = unknown> {
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly links: Links;
  /** What came as files, where the operation takes any. */
  readonly files: readonly UploadedFile[];
  /** As `Shell.secret`. */
  readonly secret: (purpose: string) => string;
}

type Json<T> = T extends { content: { 'application/json': infer B } } ? B : undefined;
export type ParamsOf<Op> = Op extends { parameters: { path: infer P } } ? P : Record<string, never>;
export type QueryOf<Op> = Op extends { parameters: { query?: infer Q } }
  ? Q extends object
    ? Q
    : Record<string, never>
  : Record<string, never>;
export type BodyOf<Op> = Op extends { requestBody: infer R }
  ? Json<R>
  : Op extends { requestBody?: infer R }
    ? Json<NonNullable<R>>
    : undefined;
type AnswerOf<Op> = Op extends { responses: infer R }
  ? { [S in keyof R & (200 | 201 | 204)]: { status: S; body: Json<R[S]>; file?: AnsweredFile } }[keyof R & (200 | 201 | 204)]
  : never;

/** One operation: reads and changes records in `tx`, and answers. What it throws discards the change. */
export type Operation<Op, T> = (tx: T, request: OperationRequest<ParamsOf<Op>, QueryOf<Op>, BodyOf<Op>>) => AnswerOf<Op>;

/** Stands where an operation is documented but not built: it answers 501 and names itself. */
export const notBuilt = Symbol('not built');

/** A function (or `notBuilt`) for every operationId of a contract: none missing, none misspelt, none answering another shape. */
export type Operations<Ops, T> = { readonly [Id in keyof Ops]: Operation<Ops[Id], T> | typeof notBuilt };
