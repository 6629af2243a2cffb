import type { Finding, Route } from '@paystub/contracts/http';
import type { Fault } from '@paystub/mock-kernel';
import type { IncomingHttpHeaders } from 'node:http';

/** A request on its way through the checks. Each check fills in what later ones need. */
export interface Exchange {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  readonly search: string;
  readonly headers: IncomingHttpHeaders;
  /** The body as it came, or what kept it from being read. */
  readonly text: string;
  readonly unread: Unreadable | undefined;
  readonly worlds: WorldFinder;
  /** Filled by `credential`. */
  world: unknown;
  /** Filled by `route`. */
  route: Route | undefined;
  params: Readonly<Record<string, string>>;
  query: Readonly<Record<string, unknown>>;
  body: unknown;
  /** What the validator found, kept for the journal. */
  findings: readonly Finding[];
}

/** Why a body could not be taken. */
export type Unreadable = 'too large' | 'not JSON' | 'too deep' | 'forbidden key' | 'wrong content type' | 'cut off';

export interface WorldFinder {
  /** The world of a credential: known, or opened by it; undefined when it is refused. */
  byCredential(credential: string): unknown;
}

/** One check. Those with `inWorld` run inside the transaction, with its `tx`; the others before it. A thrown Fault is the answer. */
export interface Step<T> {
  readonly name: string;
  readonly inWorld: boolean;
  readonly run: (exchange: Exchange, tx: T) => void;
}

export type Refuse<A extends unknown[]> = (...facts: A) => Fault;
