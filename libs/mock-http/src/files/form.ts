import type { IncomingHttpHeaders } from 'node:http';
import type { Readable } from 'node:stream';
import busboy from 'busboy';
import { BODY_LIMIT } from '../api/body.js';
import type { Unreadable } from '../api/step.js';
import type { Spool, Stored } from './spool.js';

/** What one operation takes as files. */
export interface UploadCaps {
  /** The parts that are stored; files in others are counted. */
  readonly field: string;
  readonly maxFiles: number;
  /** Of each. */
  readonly maxBytes: number;
}

/** A file part of a form. */
export interface UploadedFile {
  readonly field: string;
  /** Its base name; empty where it has none. */
  readonly name: string;
  readonly contentType: string;
  /** Of one over the cap, the cap and one byte. */
  readonly size: number;
  /** SHA-256, in hex. Empty where the file is not stored: over the cap in bytes, one too many, or in another part. */
  readonly hash: string;
  /** The first eight bytes, each a character; empty where it is not stored. */
  readonly head: string;
  /** Whether it is over the cap in bytes. */
  readonly truncated: boolean;
}

/** A form that has been read, or what kept it from being read. */
export interface Form {
  readonly fields: Readonly<Record<string, string>>;
  /** In the order of the form; each that has a hash is held. */
  readonly files: readonly UploadedFile[];
  readonly unread: Unreadable | undefined;
  /** Whatever went wrong on our side. */
  readonly failure: unknown;
  /** What the journal shows of it. */
  readonly text: string;
}

/** Parts of a form. Whoever sends more is no client of a provider's. */
const PARTS_LIMIT = 1000;

type About = Pick<UploadedFile, 'field' | 'name' | 'contentType'>;
type Told = Omit<UploadedFile, keyof About>;

interface Arriving {
  readonly about: About;
  readonly stored: Promise<Stored>;
}

/** Reads multipart/form-data as it arrives: files into the spool, text into fields. What breaks it is kept, and what follows is not looked at. */
export class FormReader {
  private readonly parser: busboy.Busboy | undefined;
  private readonly closed: Promise<void>;
  private readonly fields: Record<string, string> = Object.create(null) as Record<string, string>;
  private readonly files: Arriving[] = [];
  private kept = 0;
  private textBytes = 0;
  private unread: Unreadable | undefined;
  private failure: unknown;

  /** `more` is called when it takes bytes again after `write` has asked to wait. */
  constructor(
    headers: IncomingHttpHeaders,
    private readonly caps: UploadCaps,
    private readonly spool: Spool,
    private readonly more: () => void,
  ) {
    this.parser = this.parserFor(headers);
    this.closed = new Promise((resolve) => (this.parser ? this.parser.once('close', resolve) : resolve()));
  }

  /** False when it is to wait. */
  write(chunk: Buffer): boolean {
    if (this.isOver || this.parser === undefined) return true;
    // What it finds in there may end it.
    return this.parser.write(chunk) || this.isOver;
  }

  /** The end of the body, or of the wish to read on. */
  async end(unread?: Unreadable): Promise<Form> {
    if (unread) this.stop(unread);
    else if (!this.isOver) this.parser?.end();
    await this.closed;
    const stored = await Promise.allSettled(this.files.map((file) => file.stored));
    const files = this.files.map(({ about }, i) => ({ ...about, ...this.toldOf(stored[i] as PromiseSettledResult<Stored>) }));
    const text = JSON.stringify({ fields: this.fields, files: files.map((file) => ({ ...file, head: undefined })) });
    const { fields, failure } = this;
    if (!this.isOver) return { fields, files: files as UploadedFile[], unread: undefined, failure, text };
    for (const { hash } of files) if (hash) this.spool.release(hash);
    // Where somebody gave up reading, that counts: the connection is not to be used again.
    return { fields, files: [], unread: unread ?? this.unread, failure, text };
  }

  private get isOver(): boolean {
    return this.unread !== undefined || this.failure !== undefined;
  }

  private parserFor(headers: IncomingHttpHeaders): busboy.Busboy | undefined {
    const { maxBytes } = this.caps;
    try {
      const limits = { fileSize: maxBytes + 1, fieldSize: BODY_LIMIT + 1, parts: PARTS_LIMIT + 1 };
      return busboy({ headers, defParamCharset: 'utf8', limits })
        .on('file', (field, bytes, { filename, mimeType }) => this.takeFile(field, bytes, filename, mimeType))
        .on('field', (field, value) => this.takeField(field, value))
        .on('partsLimit', () => this.stop('too large'))
        .on('drain', this.more)
        .on('error', () => this.stop('not multipart'));
    } catch {
      // No boundary.
      this.unread = 'not multipart';
      return undefined;
    }
  }

  /** A part without a name is passed over, as by most servers. */
  private takeFile(field: string | undefined, bytes: Readable, name: string | undefined, contentType: string): void {
    bytes.on('error', () => {});
    if (field === undefined || this.isOver) {
      bytes.resume();
      return;
    }
    const isKept = field === this.caps.field && this.kept++ < this.caps.maxFiles;
    const stored = isKept ? this.spool.store(bytes) : counted(bytes);
    stored.catch((error: unknown) => {
      // What the parser ended is no failure of the disk.
      if (error !== bytes.errored) this.fail(error);
    });
    this.files.push({ about: { field, name: name ?? '', contentType }, stored });
  }

  private takeField(field: string | undefined, value: string | undefined): void {
    if (field === undefined || this.isOver) return;
    this.textBytes += field.length + Buffer.byteLength(value ?? '');
    // In an encoding that is none.
    if (value === undefined) this.stop('not multipart');
    else if (this.textBytes > BODY_LIMIT) this.stop('too large');
    else if (field === '__proto__') this.stop('forbidden key');
    else this.fields[field] = value;
  }

  /** Nothing where it did not arrive in whole. */
  private toldOf(result: PromiseSettledResult<Stored>): Partial<Told> {
    if (result.status === 'rejected') return {};
    const { hash, size, head } = result.value;
    const truncated = size > this.caps.maxBytes;
    if (!truncated) return { size, hash, head, truncated };
    if (hash) this.spool.release(hash);
    return { size, hash: '', head: '', truncated };
  }

  private fail(error: unknown): void {
    if (this.isOver) return;
    this.failure = error;
    this.parser?.destroy();
    this.more();
  }

  private stop(unread: Unreadable): void {
    if (this.isOver) return;
    this.unread = unread;
    this.parser?.destroy();
    this.more();
  }
}

/** A file that is not stored. */
async function counted(bytes: AsyncIterable<Buffer>): Promise<Stored> {
  let size = 0;
  for await (const chunk of bytes) size += chunk.length;
  return { hash: '', size, head: '' };
}
