import type { Change } from '@paystub/mock-kernel';
import { isHash, type Spool } from './spool.js';

/** Which records of a provider hold a file, and which file that is. */
export interface FileRecords {
  readonly collection: string;
  /** The SHA-256 of the content, as an upload was told it; undefined where a record holds none, or none any more. */
  readonly hash: (record: never) => string | undefined;
}

/** The files that the records of one world hold. */
export class Ledger {
  /** The hash that a record holds, by provider and id. */
  private readonly held = new Map<string, string>();

  constructor(
    private readonly spool: Spool,
    private readonly kinds: ReadonlyMap<string, FileRecords>,
  ) {}

  /** Follows what a commit did to records. */
  note(changes: readonly Change[]): void {
    for (const { provider, collection, id, record } of changes) {
      const kind = this.kinds.get(provider);
      if (kind?.collection === collection) this.set(`${provider}/${id}`, record && kind.hash(record as never));
    }
  }

  /** The records are gone. */
  clear(): void {
    for (const hash of this.held.values()) this.spool.release(hash);
    this.held.clear();
  }

  private set(key: string, told: string | undefined): void {
    const before = this.held.get(key);
    // A record that was seeded may tell anything.
    const hash = told !== undefined && isHash(told) ? told : undefined;
    if (hash === before) return;
    if (hash === undefined) this.held.delete(key);
    else {
      this.spool.hold(hash);
      this.held.set(key, hash);
    }
    if (before !== undefined) this.spool.release(before);
  }
}
