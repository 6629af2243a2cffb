import type { ServerResponse } from 'node:http';
import { pipeline } from 'node:stream';
import type { Spool } from './spool.js';

/** A file that an operation answers with, instead of a body. */
export interface AnsweredFile {
  /** As the upload was told it. */
  readonly hash: string;
  /** Under which a client saves it. */
  readonly name: string;
  readonly contentType: string;
}

/** A file that is open and about to leave. */
export interface OutgoingFile {
  readonly contentType: string;
  readonly size: number;
  readonly disposition: string;
  /** What the journal notes of it. */
  readonly shown: string;
  /** As fast as the client takes it. */
  send(response: ServerResponse): void;
}

/** Throws where the spool has no such file. */
export function openFile(spool: Spool, { hash, name, contentType }: AnsweredFile): OutgoingFile {
  const { size, bytes } = spool.open(hash);
  return {
    contentType,
    size,
    disposition: dispositionOf(name),
    shown: JSON.stringify({ file: { name, contentType, size, hash } }),
    // A client that leaves, or a disk that fails, ends both; there is nobody left to tell.
    send: (response) => pipeline(bytes, response, () => {}),
  };
}

/** RFC 6266: a name that needs more than plain letters stands there twice, in letters that every client reads and as it is. */
export function dispositionOf(name: string): string {
  const clean = Buffer.from(name.replace(/\p{Cc}/gu, '')).toString('utf8');
  if (clean === '') return 'attachment';
  const plain = clean.replace(/[^ -~]|["%\\]/gu, '_');
  return `attachment; filename="${plain}"${plain === clean ? '' : `; filename*=UTF-8''${encoded(clean)}`}`;
}

/** RFC 8187 leaves fewer letters as they are than an address does. */
const encoded = (name: string) =>
  encodeURIComponent(name).replace(/['()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`);
