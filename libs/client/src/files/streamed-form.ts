import { ReadableStream } from 'node:stream/web';

export interface FormFile {
  readonly name: string;
  readonly contentType: string;
  readonly content: Blob | AsyncIterable<Uint8Array | string>;
}
export type FormPart = readonly [name: string, value: string | FormFile];

/**
 * A multipart body that is read as it is sent, and no faster: Node's `FormData` reads all of a file, however slowly it is taken, and has no
 * place for a stream. A file on disk is read anew each time the body is sent, a stream only once.
 */
export class StreamedForm {
  readonly contentType: string;
  /** Bytes of all of it; undefined where a stream is a part. */
  readonly size: number | undefined;
  readonly #parts: readonly FormPart[];
  readonly #boundary = `form-${crypto.randomUUID()}`;
  #spent = false;

  constructor(parts: readonly FormPart[]) {
    this.#parts = parts;
    this.contentType = `multipart/form-data; boundary=${this.#boundary}`;
    const sizes = [...parts.map(([name, value]) => this.#headOf(name, value).length + sizeOf(value) + 2), this.#end.length];
    const size = sizes.reduce((sum, size) => sum + size, 0);
    this.size = Number.isNaN(size) ? undefined : size;
  }

  /** Whether it can be sent no more: a stream in it does not begin again. */
  get spent(): boolean {
    return this.#spent;
  }

  open(): ReadableStream<Uint8Array> {
    return ReadableStream.from(this.#bytes());
  }

  async *#bytes(): AsyncGenerator<Uint8Array> {
    for (const [name, value] of this.#parts) {
      yield this.#headOf(name, value);
      if (typeof value === 'string') yield Buffer.from(value);
      else yield* this.#contentOf(value);
      yield Buffer.from('\r\n');
    }
    yield this.#end;
  }

  async *#contentOf({ content }: FormFile): AsyncGenerator<Uint8Array> {
    if (content instanceof Blob) return yield* content.stream();
    this.#spent = true;
    for await (const chunk of content) yield typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
  }

  #headOf(name: string, value: string | FormFile): Buffer {
    const disposition = `--${this.#boundary}\r\nContent-Disposition: form-data; name="${quoted(name)}"`;
    if (typeof value === 'string') return Buffer.from(`${disposition}\r\n\r\n`);
    const type = value.contentType.replace(/[\r\n]/g, '');
    return Buffer.from(`${disposition}; filename="${quoted(value.name)}"\r\nContent-Type: ${type}\r\n\r\n`);
  }

  get #end(): Buffer {
    return Buffer.from(`--${this.#boundary}--\r\n`);
  }
}

/** Whether a body can be sent no more. */
export const isSpent = (body: unknown): boolean => body instanceof StreamedForm && body.spent;

function sizeOf(value: string | FormFile): number {
  if (typeof value === 'string') return Buffer.byteLength(value);
  return value.content instanceof Blob ? value.content.size : Number.NaN;
}

/** As browsers write names into a form. */
const quoted = (text: string): string => text.replace(/\r/g, '%0D').replace(/\n/g, '%0A').replace(/"/g, '%22');
