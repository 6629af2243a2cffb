import { type CollectionSpec, collection } from './collections/collection.js';
import type { ProviderDefinition } from './definition.js';

/** A webhook on its way: the world holds it until it is delivered, dropped or out of attempts. Times are epoch milliseconds. */
export interface Delivery {
  readonly id: string;
  readonly provider: string;
  /** The event's id and type, as the provider calls it. */
  readonly event: string;
  readonly eventType: string;
  readonly receiver: string;
  /** The attempt that is due next, from 1. */
  readonly attempt: number;
  readonly createdAt: number;
  readonly dueAt: number;
  /** True from the moment it is due until its outcome is known. */
  readonly ready: boolean;
}

/** Something that happened and is told to receivers. */
export interface Emission {
  readonly id: string;
  readonly type: string;
  readonly receivers: readonly string[];
  /** Receivers that are passed over, and why. */
  readonly unsent?: readonly Unsent[];
}

export interface Unsent {
  readonly receiver: string;
  readonly reason: string;
}

/** What became of an attempt: done with, or due again; and what its provider notes of it. */
export type Outcome = { readonly retryAt?: number | undefined; readonly note?: ((tx: never) => void) | undefined };

export const OUTBOX = 'outbox';
export const RETRY = 'webhook-retry';

/** The number of the outbox among the collections of every blueprint. */
export const DELIVERIES = 0;

/** The outbox is a collection like any other, whose due work is the next attempt. */
export const outbox: ProviderDefinition<{ deliveries: CollectionSpec<Delivery> }, object> = {
  provider: OUTBOX,
  collections: {
    deliveries: collection<Delivery>({
      createdAt: (delivery) => delivery.createdAt,
      indexes: { receiver: { key: (delivery) => `${delivery.provider}/${delivery.receiver}` } },
      forgets: true,
    }),
  },
  settings: {},
  work: {
    deliveries: {
      due: (delivery) => (delivery.ready ? [] : [{ at: delivery.dueAt, job: RETRY }]),
      jobs: { [RETRY]: (tx, delivery) => void tx.deliveries.put({ ...delivery, ready: true }) },
    },
  },
};
