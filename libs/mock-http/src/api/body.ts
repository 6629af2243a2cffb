import { isUtf8 } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import sjson from 'secure-json-parse';
import type { UploadedFile } from '../files/form.js';
import type { Unreadable } from './step.js';

/** Bytes of a JSON body. */
export const BODY_LIMIT = 1024 * 1024;
/** A body over the limit is read to its end (most clients look for the answer only then), but no further than this. */
export const DRAIN_LIMIT = 16 * BODY_LIMIT;
const DEPTH_LIMIT = 64;
const JSON_TYPE = /^application\/(?:[\w.+-]+\+)?json\s*(?:;|$)/i;

export interface RawBody {
  readonly text: string;
  readonly unread: Unreadable | undefined;
  /** The text parts of a form with files, and those. */
  readonly form?: Readonly<Record<string, string>>;
  readonly files?: readonly UploadedFile[];
  /** What went wrong on our side. */
  readonly failure?: unknown;
}

const tooLarge: RawBody = { text: '', unread: 'too large' };

function bodyOf(chunks: readonly Buffer[]): RawBody {
  const bytes = chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks);
  const text = bytes.toString('utf8');
  // What is no UTF-8 reads as this character, which a text may also hold by right.
  return { text, unread: text.includes('\uFFFD') && !isUtf8(bytes) ? 'not JSON' : undefined };
}

/** Calls `done` once with the body, or with what kept it from being read. A body over the limit is not kept. */
export function readBody(request: IncomingMessage, done: (body: RawBody) => void): void {
  const chunks: Buffer[] = [];
  let size = 0;
  let over = false;
  const finish = (body: RawBody) => {
    if (over) return;
    over = true;
    done(body);
  };
  request.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size <= BODY_LIMIT) chunks.push(chunk);
    else if (size > DRAIN_LIMIT) finish(tooLarge);
    else chunks.length = 0;
  });
  request.on('end', () => finish(size > BODY_LIMIT ? tooLarge : bodyOf(chunks)));
  request.on('error', () => finish({ text: '', unread: 'cut off' }));
  request.on('aborted', () => finish({ text: '', unread: 'cut off' }));
}

/** The JSON value of a body (undefined for an empty one), or why it could not be taken. */
export function parseBody(text: string, contentType: string | undefined): { value: unknown } | Unreadable {
  if (text.trim() === '') return { value: undefined };
  if (!JSON_TYPE.test(contentType ?? '')) return 'wrong content type';
  try {
    const value: unknown = sjson.parse(text, null, { protoAction: 'error', constructorAction: 'ignore' });
    return tooDeep(value, DEPTH_LIMIT) ? 'too deep' : { value };
  } catch {
    return isJson(text) ? 'forbidden key' : 'not JSON';
  }
}

function tooDeep(value: unknown, left: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (left === 0) return true;
  if (Array.isArray(value)) return value.some((item) => tooDeep(item, left - 1));
  for (const key in value) if (tooDeep((value as Record<string, unknown>)[key], left - 1)) return true;
  return false;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
