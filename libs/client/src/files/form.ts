import { openAsBlob } from 'node:fs';
import { basename } from 'node:path';
import { type FormFile, type FormPart, StreamedForm } from './streamed-form.js';

/** A file to be sent: its path, its bytes, or a stream of them. */
export type FileToSend = {
  /** What the file is called: the last part of its path unless it says otherwise. */
  readonly name?: string;
  /** `application/pdf` unless it says otherwise. */
  readonly contentType?: string;
} & (
  | { readonly path: string; readonly data?: never; readonly stream?: never }
  | { readonly data: Uint8Array | Blob; readonly path?: never; readonly stream?: never }
  | { readonly stream: AsyncIterable<Uint8Array | string>; readonly path?: never; readonly data?: never }
);

/** Texts and files, each under the name of its part. */
export type Part = readonly [name: string, value: string | FileToSend];

/**
 * A form of these parts. Nothing is read before it is sent, nor held in memory: a file on disk is read anew each time it is sent, a stream
 * only once.
 */
export async function formOf(parts: readonly Part[]): Promise<FormData | StreamedForm> {
  const ready: FormPart[] = [];
  for (const [name, value] of parts) ready.push([name, typeof value === 'string' ? value : await fileOf(value)]);
  if (ready.some(([, value]) => typeof value !== 'string' && !(value.content instanceof Blob))) return new StreamedForm(ready);
  const form = new FormData();
  for (const [name, value] of ready) {
    if (typeof value === 'string') form.append(name, value);
    else form.append(name, value.content as Blob, value.name);
  }
  return form;
}

async function fileOf({ path, data, stream, name, contentType = 'application/pdf' }: FileToSend): Promise<FormFile> {
  if (stream !== undefined) return { name: name ?? unnamed, contentType, content: stream };
  if (path !== undefined) return { name: name ?? basename(path), contentType, content: await openAsBlob(path, { type: contentType }) };
  const content = new Blob([data as Uint8Array<ArrayBuffer> | Blob], { type: contentType });
  return { name: name ?? (data instanceof File ? data.name : unnamed), contentType, content };
}

const unnamed = 'attachment.pdf';
