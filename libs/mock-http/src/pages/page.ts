import type { Links } from '../api/operation.js';

/** A page's request: the form's fields are empty on GET. `formToken` goes into each form as the field `form_token`. */
export interface PageRequest {
  readonly params: Readonly<Record<string, string>>;
  readonly form: Readonly<Record<string, string>>;
  /** What follows the path of its address, but for the token of the world. */
  readonly query: Readonly<Record<string, string>>;
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
