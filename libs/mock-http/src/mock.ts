import type { Finding, Route, Validate } from '@paystub/contracts/http';
import type { AnyDefinition, Fault, TxBase, Delivery } from '@paystub/mock-kernel';
import type { Step } from './api/step.js';

/** Where links point: the provider's API, and its pages in this world (with the world's page token). */
export interface Links {
  readonly api: string;
  readonly pages: string;
}

/** What an answer of the provider is made of. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** A request as an operation sees it: no headers, no URL. */
export interface OperationRequest<Params = unknown, Query = unknown, Body = unknown> {
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly links: Links;
}

type Json<T> = T extends { content: { 'application/json': infer B } } ? B : undefined;
type ParamsOf<Op> = Op extends { parameters: { path: infer P } } ? P : Record<string, never>;
type QueryOf<Op> = Op extends { parameters: { query?: infer Q } } ? (Q extends object ? Q : Record<string, never>) : Record<string, never>;
type BodyOf<Op> = Op extends { requestBody: infer R } ? Json<R> : Op extends { requestBody?: infer R } ? Json<NonNullable<R>> : undefined;
type AnswerOf<Op> = Op extends { responses: infer R } ? { [S in keyof R & (200 | 201)]: { status: S; body: Json<R[S]> } }[keyof R & (200 | 201)] : never;

/** One operation: reads and changes records in `tx`, and answers. What it throws discards the change. */
export type Operation<Op, T> = (tx: T, request: OperationRequest<ParamsOf<Op>, QueryOf<Op>, BodyOf<Op>>) => AnswerOf<Op>;

/** Stands where an operation is documented but not built: it answers 501 and names itself. */
export const notBuilt = Symbol('not built');

/** A function (or `notBuilt`) for every operationId of a contract: none missing, none misspelt, none answering another shape. */
export type Operations<Ops, T> = { readonly [Id in keyof Ops]: Operation<Ops[Id], T> | typeof notBuilt };

/** What others do to records: the payer pays, the bank returns. */
export interface Action<T, R> {
  readonly name: string;
  /** The collection it acts on, the states it is for, and where a record keeps its state. */
  readonly on: string;
  readonly from: readonly string[];
  readonly state: (record: R) => string;
  /** JSON Schema of the fields beside `id`. */
  readonly fields: object;
  readonly run: (tx: T, record: R, fields: Readonly<Record<string, unknown>>) => void;
}

/** A webhook as it goes out. */
export interface OutgoingWebhook {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly timeoutMs: number;
  /** Unix seconds that were signed. */
  readonly signedAt: number;
}

export interface Webhooks<T> {
  /** The request for a delivery's present attempt, signed; undefined when its receiver or event is gone. `machine`: the machine's time, epoch milliseconds. */
  readonly request: (tx: T, delivery: Delivery, links: Links, machine: number) => OutgoingWebhook | undefined;
  readonly delivered: (status: number) => boolean;
  /** After a failed attempt (from 1): when the next one is due, epoch milliseconds; undefined when there is none. */
  readonly retryAt: (attempt: number, now: number) => number | undefined;
}

/** A page's request: the form's fields are empty on GET. `formToken` goes into each form as the field `form_token`. */
export interface PageRequest {
  readonly params: Readonly<Record<string, string>>;
  readonly form: Readonly<Record<string, string>>;
  readonly links: Links;
  readonly formToken: string;
  /** The world's id, and its clock (epoch milliseconds) with whether it is frozen, to be shown. */
  readonly world: { readonly id: string; readonly now: number; readonly frozen: boolean };
}

/** A page shows HTML or sends the browser on (303). */
export type PageAnswer = { readonly status: number; readonly html: string } | { readonly redirect: string };

export interface Page<T> {
  readonly method: 'GET' | 'POST';
  /** Below the world's page prefix: `/checkout/{id}`. */
  readonly path: string;
  readonly show: (tx: T, request: PageRequest) => PageAnswer;
}

/** What a rule says of itself, for the journal. */
export interface RuleFacts {
  readonly sentence: string;
  readonly source: string;
  readonly basis: string;
}

/** One provider, as the shell runs it. */
export interface Mock<T extends TxBase<object> = TxBase<object>> {
  readonly provider: string;
  /** As people read it: "PayPro". */
  readonly title: string;
  readonly definition: AnyDefinition;
  readonly routes: readonly Route[];
  readonly requests: Readonly<Record<string, { readonly body?: Validate; readonly query?: Validate }>>;
  /** Validators of the answers, loaded only when answers are checked. */
  readonly responses: () => Promise<Readonly<Record<string, Readonly<Record<string, Validate>>>>>;
  // biome-ignore lint/suspicious/noExplicitAny: operations of any contract
  readonly operations: Readonly<Record<string, any>>;
  /** The provider's checks, in its order. */
  readonly pipeline: readonly Step<T>[];
  /** The provider's envelope for a refusal, and the rule that it stands for, where one does. */
  readonly render: (fault: Fault) => Answer & { readonly rule?: string | undefined };
  readonly rule: (id: string) => RuleFacts | undefined;
  /** The headers of every answer, flat: name, value, name, value. `requestId` is a UUID. */
  readonly headers: (requestId: string) => readonly string[];
  readonly credentials: CredentialShape;
  readonly webhooks: Webhooks<T>;
  // biome-ignore lint/suspicious/noExplicitAny: actions on any record
  readonly actions: readonly Action<T, any>[];
  readonly pages: readonly Page<T>[];
  readonly notFoundPage: () => string;
  readonly settingsSchema: object;
  /** Per collection: a record as the control plane shows it. */
  readonly present: Readonly<Record<string, (record: never, links: Links) => unknown>>;
  /** Names of fields (in bodies) that the journal and the logs never show. */
  readonly secretFields: readonly string[];
}

export interface CredentialShape {
  /** The shape that opens a world by itself. */
  readonly open: RegExp;
  /** The credential of the default world, from a seed: the same for the same seed. */
  readonly make: (seed: string) => string;
  /** The field of the ready file and of the control plane that carries it. */
  readonly field: string;
}

export type { Finding, Route, Step, Validate };
