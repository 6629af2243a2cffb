export interface Identified {
  readonly id: string;
}

/** An index: which partition a record stands in (`key`; undefined leaves it out), and its date there (by default when it was created). */
export interface IndexSpec<T> {
  readonly key?: (record: T) => string | undefined;
  readonly at?: (record: T) => number;
}

/** How records of one kind are kept. Every collection lists by (created, order of arrival), newest first. */
export interface CollectionSpec<T extends Identified> {
  /** Epoch milliseconds of the world's clock. */
  readonly createdAt: (record: T) => number;
  readonly indexes?: Readonly<Record<string, IndexSpec<T>>>;
  readonly unique?: Readonly<Record<string, (record: T) => string | undefined>>;
  /** True where deleted ids keep no place, for queues whose records nobody pages through. */
  readonly forgets?: boolean;
}

// biome-ignore lint/suspicious/noExplicitAny: a collection of any record
export type CollectionSpecs = Readonly<Record<string, CollectionSpec<any>>>;
export type RecordOf<C> = C extends CollectionSpec<infer T> ? T : never;

/** Declares a collection; gives its record type to `Tx`. */
export const collection = <T extends Identified>(spec: CollectionSpec<T>): CollectionSpec<T> => spec;
