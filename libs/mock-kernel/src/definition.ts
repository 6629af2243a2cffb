import type { CollectionSpecs, RecordOf } from './collections/collection.js';
import type { Records } from './collections/records.js';
import type { TxBase } from './tx.js';

/** The transaction as a provider's code sees it: its collections by name, beside the clock, the ids and the outbox. */
export type Tx<C extends CollectionSpecs, S> = TxBase<S> & { readonly [K in keyof C]: Records<RecordOf<C[K]>> };

/** One piece of due work of a record: when (epoch milliseconds), and which of the collection's jobs. */
export interface Due {
  readonly at: number;
  readonly job: string;
}

/** What records of a collection are due for, and what then happens. The due work follows each record: putting it plans anew. */
export interface Work<T, X, S> {
  readonly due: (record: T, settings: S) => readonly Due[];
  readonly jobs: Readonly<Record<string, (tx: X, record: T) => void>>;
}

export interface ProviderDefinition<C extends CollectionSpecs, S extends object> {
  readonly provider: string;
  readonly collections: C;
  /** The settings that a new world starts with. */
  readonly settings: S;
  readonly work?: { readonly [K in keyof C]?: Work<RecordOf<C[K]>, Tx<C, S>, S> };
  /** Puts the records that every world starts with; ids and dates fixed, so that worlds share them. */
  readonly fixtures?: (tx: Tx<C, S>) => void;
}

// biome-ignore lint/suspicious/noExplicitAny: a definition of any provider
export type AnyDefinition = ProviderDefinition<any, any>;
