import { buffer } from 'node:stream/consumers';
import { ReadableStream } from 'node:stream/web';

/** A file that is being downloaded. Read it, one way or the other, or cancel the stream: until then it holds its connection. */
export interface Download {
  /** What the file is called; null where the answer does not say. */
  readonly name: string | null;
  readonly contentType: string | null;
  /** Bytes; null where the answer does not say. */
  readonly size: number | null;
  readonly stream: ReadableStream<Uint8Array>;
  /** All of it, in memory. */
  bytes(): Promise<Uint8Array>;
}

/** The file that an answer brings. What goes wrong on the way is thrown as `broken` has it. */
export function downloadOf({ headers, body }: Response, broken: (error: unknown) => Error): Download {
  const stream: ReadableStream<Uint8Array> = ReadableStream.from(read());
  async function* read(): AsyncGenerator<Uint8Array> {
    try {
      if (body) yield* body;
    } catch (error) {
      throw broken(error);
    }
  }
  const size = headers.get('content-length');
  return {
    name: nameIn(headers.get('content-disposition') ?? ''),
    contentType: headers.get('content-type'),
    size: size === null ? null : Number(size),
    stream,
    bytes: () => buffer(stream),
  };
}

/** `attachment; filename="invoice.pdf"`; what is spelt with `filename*` goes first (RFC 6266). */
function nameIn(disposition: string): string | null {
  const encoded = /filename\*=UTF-8''([^;\s]+)/i.exec(disposition)?.[1];
  const decoded = encoded === undefined ? undefined : decodedIn(encoded);
  const [, quoted, plain] = /filename=(?:"((?:[^"\\]|\\.)*)"|([^;\s]+))/i.exec(disposition) ?? [];
  return decoded ?? quoted?.replace(/\\(.)/g, '$1') ?? plain ?? null;
}

function decodedIn(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
