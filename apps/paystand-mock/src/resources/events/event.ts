import type { Stored } from '../../stored.js';

export const sourceTypes = ['Payment', 'ReceivableTransaction', 'Refund', 'Dispute', 'Transfer', 'Fee'] as const;

export type SourceType = (typeof sourceTypes)[number];

/** What happened to an object, as it is told: the object as it was presented then, and what of it had changed. */
export interface Event extends Stored {
  readonly sourceType: SourceType;
  readonly sourceId: string;
  /** As on the wire, but for the owner's id, which is the world's. */
  readonly resource: Readonly<Record<string, unknown>>;
  readonly previous: Readonly<Record<string, unknown>>;
  readonly changes: Readonly<Record<string, unknown>>;
  readonly urls: readonly string[];
}
