import type { Stored } from '../../stored.js';

/** A PDF of a receivable. Its bytes are in the spool of the process, under their hash. */
export interface Attachment extends Stored {
  readonly receivableId: string;
  readonly name: string;
  readonly contentType: string;
  /** Bytes. */
  readonly size: number;
  /** SHA-256 of the bytes. */
  readonly hash: string;
  readonly status: 'active' | 'inactive';
}
