import { ReadableStream } from 'node:stream/web';

export interface FormFile {
  readonly name: string;
  readonly contentType: string;
  readonly content: Blob | AsyncIterable<Uint8Array | string>;
}
export type FormPart = readonly [name: string, value: string | FormFile];

/** A multipart body of which a stream is a part: what `FormData` has no place for. */
export class StreamedForm {
  readonly contentType: string;
  readonly #parts: readonly FormPart[];
  readonly #boundary = `form-${crypto.randomUUID()}`;
  #spent = false;

  constructor(parts: readonly FormPart[]) {
    this.#parts = parts;
    this.contentType = `multipart/form-data; boundary=${this.#boundary}`;
  }

  /** Whether something of it has been read: a stream does not begin again. */
  get spent(): boolean {
    return this.#spent;
  }

  open(): ReadableStream<Uint8Array> {
    return ReadableStream.from(this.#bytes());
  }

  async *#bytes(): AsyncGenerator<Uint8Array> {
    this.#spent = true;
    for (const [name, value] of this.#parts) {
      yield Buffer.from(`--${this.#boundary}\r\n${headOf(name, value)}\r\n`);
      if (typeof value === 'string') yield Buffer.from(value);
      else for await (const chunk of contentOf(value)) yield typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
      yield Buffer.from('\r\n');
    }
    yield Buffer.from(`--${this.#boundary}--\r\n`);
  }
}

/** Whether a body can be sent no more. */
export const isSpent = (body: unknown): boolean => body instanceof StreamedForm && body.spent;

const contentOf = ({ content }: FormFile): AsyncIterable<Uint8Array | string> => (content instanceof Blob ? content.stream() : content);

function headOf(name: string, value: string | FormFile): string {
  const disposition = `Content-Disposition: form-data; name="${quoted(name)}"`;
  if (typeof value === 'string') return `${disposition}\r\n`;
  return `${disposition}; filename="${quoted(value.name)}"\r\nContent-Type: ${value.contentType.replace(/[\r\n]/g, '')}\r\n`;
}

/** As browsers write names into a form. */
const quoted = (text: string): string => text.replace(/\r/g, '%0D').replace(/\n/g, '%0A').replace(/"/g, '%22');
