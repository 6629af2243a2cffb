import { createHash } from 'node:crypto';

export interface Part {
  readonly name?: string;
  /** Makes it a file. */
  readonly filename?: string;
  readonly type?: string;
  readonly content: string | Buffer;
  /** Instead of those that follow from the fields above. */
  readonly headers?: string;
}

export const BOUNDARY = 'paper-boundary';
export const formType = `multipart/form-data; boundary=${BOUNDARY}`;

const headersOf = ({ name, filename, type, headers }: Part): string =>
  headers ??
  `Content-Disposition: form-data; name="${name}"${filename === undefined ? '' : `; filename="${filename}"`}\r\n` +
    (type === undefined ? '' : `Content-Type: ${type}\r\n`);

/** A form as it stands on the wire. */
export const formOf = (parts: readonly Part[]): Buffer =>
  Buffer.concat([
    ...parts.flatMap((part) => [
      Buffer.from(`--${BOUNDARY}\r\n${headersOf(part)}\r\n`),
      typeof part.content === 'string' ? Buffer.from(part.content) : part.content,
      Buffer.from('\r\n'),
    ]),
    Buffer.from(`--${BOUNDARY}--\r\n`),
  ]);

export const paper = (content: string | Buffer, filename = 'a.txt', type = 'text/plain'): Part => ({
  name: 'paper',
  filename,
  type,
  content,
});

export const hashOf = (content: string | Buffer) => createHash('sha256').update(content).digest('hex');
