import { createHash } from 'node:crypto';
import { createReadStream, existsSync, fstatSync, mkdtempSync, openSync, type ReadStream, renameSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const HASH = /^[0-9a-f]{64}$/;
const HEAD_BYTES = 8;

/** What became of the bytes that somebody stored. */
export interface Stored {
  /** SHA-256, in hex. */
  readonly hash: string;
  readonly size: number;
  /** The first bytes, each a character. */
  readonly head: string;
}

/**
 * The files of this process, below the system's temp folder: each is stored once, under the SHA-256 of its content, and goes with the last
 * that holds it. They go with the process, too.
 */
export class Spool {
  private folder: string | undefined;
  /** How many hold a file, by its hash. */
  private readonly holders = new Map<string, number>();
  private readonly writing = new Set<Promise<Stored>>();
  private parts = 0;

  /** Where they lie; undefined until there has been one. */
  get path(): string | undefined {
    return this.folder;
  }

  /** Stores what a source gives, as fast as the disk takes it, and holds it. Nothing stays of a source that fails. */
  store(bytes: AsyncIterable<Buffer>): Promise<Stored> {
    const storing = this.write(bytes).finally(() => this.writing.delete(storing));
    this.writing.add(storing);
    return storing;
  }

  hold(hash: string): void {
    this.holders.set(hash, (this.holders.get(hash) ?? 0) + 1);
  }

  release(hash: string): void {
    const left = (this.holders.get(hash) ?? 0) - 1;
    if (left > 0) this.holders.set(hash, left);
    else {
      this.holders.delete(hash);
      if (this.folder !== undefined) rmSync(this.fileOf(hash), { force: true });
    }
  }

  /** A file to read; it is held until the stream is closed. */
  open(hash: string): { readonly size: number; readonly bytes: ReadStream } {
    const fd = openSync(this.fileOf(hash), 'r');
    this.hold(hash);
    const bytes = createReadStream('', { fd });
    bytes.once('close', () => this.release(hash));
    return { size: fstatSync(fd).size, bytes };
  }

  /** Removes everything, once what is being stored has ended. */
  async close(): Promise<void> {
    await Promise.allSettled(this.writing);
    process.off('exit', this.remove);
    this.remove();
  }

  private async write(bytes: AsyncIterable<Buffer>): Promise<Stored> {
    this.folder ??= this.make();
    const part = join(this.folder, `${++this.parts}.part`);
    const tally = new Tally();
    try {
      await writeFile(part, tally.over(bytes), { flag: 'wx', mode: 0o600 });
      const stored = tally.stored();
      const file = this.fileOf(stored.hash);
      // Nothing else happens between this look and what follows from it.
      if (existsSync(file)) rmSync(part);
      else renameSync(part, file);
      this.hold(stored.hash);
      return stored;
    } catch (error) {
      rmSync(part, { force: true });
      throw error;
    }
  }

  private make(): string {
    process.once('exit', this.remove);
    return mkdtempSync(join(tmpdir(), 'paystub-files-'));
  }

  private readonly remove = (): void => {
    if (this.folder !== undefined) rmSync(this.folder, { recursive: true, force: true });
    this.folder = undefined;
    this.holders.clear();
  };

  private fileOf(hash: string): string {
    if (this.folder === undefined || !isHash(hash)) throw new Error(`there is no file ${JSON.stringify(hash)}`);
    return join(this.folder, hash);
  }
}

/** Only such a name becomes a part of a path. */
export const isHash = (hash: string): boolean => HASH.test(hash);

/** Hashes and counts bytes on their way. */
class Tally {
  private readonly digest = createHash('sha256');
  private size = 0;
  private head = '';

  async *over(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of bytes) {
      this.digest.update(chunk);
      this.size += chunk.length;
      if (this.head.length < HEAD_BYTES) this.head += chunk.toString('latin1', 0, HEAD_BYTES - this.head.length);
      yield chunk;
    }
  }

  stored(): Stored {
    return { hash: this.digest.digest('hex'), size: this.size, head: this.head };
  }
}
