import type { Delivery } from '@paystub/mock-kernel';
import type { Links } from '../api/operation.js';

/** A webhook as it goes out. */
export interface OutgoingWebhook {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Names of those whose values are nobody's to see. */
  readonly secretHeaders?: readonly string[];
  readonly body: string;
  readonly timeoutMs: number;
  /** Unix seconds that were signed; null where no time is. */
  readonly signedAt: number | null;
}

export interface Webhooks<T> {
  /** The request for a delivery's present attempt, signed; undefined when its receiver or event is gone. `machine`: the machine's time, epoch milliseconds. */
  readonly request: (tx: T, delivery: Delivery, links: Links, machine: number) => OutgoingWebhook | undefined;
  readonly delivered: (status: number) => boolean;
  /** After a failed attempt (from 1): when the next one is due, epoch milliseconds; undefined when there is none. `status`: what was answered, if anything. */
  readonly retryAt: (attempt: number, now: number, status: number | null) => number | undefined;
  /** What of an attempt's outcome is to be seen in the world: noted in the same commit. `isLast`: no other attempt follows by itself. */
  readonly settled?: (tx: T, delivery: Delivery, delivered: boolean, isLast: boolean) => void;
}
