import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { BODY_LIMIT, DRAIN_LIMIT, type RawBody } from '../api/body.js';
import type { Unreadable } from '../api/step.js';
import { FormReader, type UploadCaps } from './form.js';
import type { Spool } from './spool.js';

export const isForm = (headers: IncomingHttpHeaders): boolean => /^multipart\/form-data\s*(?:;|$)/i.test(headers['content-type'] ?? '');

/**
 * Reads a form with files and calls `done` once with it, or with what kept it from being read. Its files are held until `done` returns.
 * What is over a cap is read to the end of the body, as a body over the limit is, but no further than that.
 */
export function readUpload(request: IncomingMessage, caps: UploadCaps, spool: Spool, done: (body: RawBody) => void): void {
  const form = new FormReader(request.headers, caps, spool, () => request.resume());
  const limit = BODY_LIMIT + caps.maxFiles * caps.maxBytes + DRAIN_LIMIT;
  let size = 0;
  let over = false;
  const finish = async (unread?: Unreadable) => {
    if (over) return;
    over = true;
    const { fields, files, ...read } = await form.end(unread);
    try {
      done({ ...read, form: fields, files });
    } finally {
      for (const { hash } of files) if (hash) spool.release(hash);
    }
  };
  request.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (over) return;
    if (size > limit) void finish('too large');
    else if (!form.write(chunk)) request.pause();
  });
  request.on('end', () => void finish());
  request.on('error', () => void finish('cut off'));
  request.on('aborted', () => void finish('cut off'));
}
