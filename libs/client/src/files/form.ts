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

/** A form of these parts. Nothing of it is read before it is sent. */
export async function formOf(parts: readonly Part[]): Promise<StreamedForm> {
  const ready: FormPart[] = [];
  for (const [name, value] of parts) ready.push([name, typeof value === 'string' ? value : await fileOf(value)]);
  return new StreamedForm(ready);
}

async function fileOf({ path, data, stream, name, contentType = 'application/pdf' }: FileToSend): Promise<FormFile> {
  if (stream !== undefined) return { name: name ?? unnamed, contentType, content: stream };
  if (path !== undefined) return { name: name ?? basename(path), contentType, content: await openAsBlob(path, { type: contentType }) };
  const content = new Blob([data as Uint8Array<ArrayBuffer> | Blob], { type: contentType });
  return { name: name ?? (data instanceof File ? data.name : unnamed), contentType, content };
}

const unnamed = 'attachment.pdf';
