import type { operations } from '@paystub/contracts/control';
import type { BodyOf, ParamsOf, QueryOf } from '../api/operation.js';

type Content<R> = R extends { content: { 'application/json': infer B } } ? B : undefined;
type AnswerOf<Op> = Op extends { responses: infer R }
  ? { [S in keyof R & (200 | 201 | 204)]: { status: S; body: Content<R[S]> } }[keyof R & (200 | 201 | 204)]
  : never;

/** What a control call was asked, checked against its document. */
export interface Call<Op> {
  readonly params: ParamsOf<Op>;
  readonly query: QueryOf<Op>;
  readonly body: BodyOf<Op>;
  /** The machine's time when it came. */
  readonly receivedAt: number;
}

type ControlOperation<Op> = (call: Call<Op>) => AnswerOf<Op> | Promise<AnswerOf<Op>>;

/** A function for every operationId of the control plane's document. */
export type ControlOperations = { readonly [Id in keyof operations]: ControlOperation<operations[Id]> };

/** Those that one module answers. */
export type Owned<Id extends keyof operations> = Pick<ControlOperations, Id>;
