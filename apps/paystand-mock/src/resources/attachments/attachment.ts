import { type Lifecycle, next } from '@paystub/mock-kernel';
import { fault, missing, notFound } from '../../faults.js';
import type { Stored } from '../../stored.js';

export type AttachmentStatus = 'active' | 'inactive';

/** A PDF of a receivable. Its bytes are in the spool of the process, under their hash. */
export interface Attachment extends Stored {
  readonly receivableId: string;
  readonly name: string;
  readonly contentType: string;
  /** Bytes. */
  readonly size: number;
  /** SHA-256 of the bytes. */
  readonly hash: string;
  readonly status: AttachmentStatus;
}

/** Dossier 7.9. A missing cell is a refusal. */
export const attachmentLifecycle: Lifecycle<AttachmentStatus, 'remove'> = { active: { remove: 'inactive' }, inactive: {} };

export const isActive = ({ status }: Attachment): boolean => next(attachmentLifecycle, status, 'remove') !== undefined;

/** A file part of a request, as far as rules look at it. */
export interface SentFile {
  readonly field: string;
  readonly name: string;
  readonly contentType: string;
  readonly size: number;
  readonly hash: string;
  readonly head: string;
  readonly truncated: boolean;
}

/** The part that files come in. */
const FIELD = 'attachment';
const PDF = 'application/pdf';
/** paystand.R116: 20 MB, and not a byte more. */
const MOST_BYTES = 20 * 1024 * 1024;
/** paystand.R121 */
const MOST_AT_CREATION = 3;

const one = { field: FIELD, maxFiles: 1, maxBytes: MOST_BYTES } as const;

/** How much each operation takes. */
export const uploads = {
  createReceivable: { ...one, maxFiles: MOST_AT_CREATION },
  uploadAttachment: one,
  replaceAttachment: one,
} as const;

/** Dossier 9: the one file of an upload. `pdfOnly`: whether this merchant takes nothing else. */
export function theFile(files: readonly SentFile[], pdfOnly: boolean): SentFile {
  const file = files.find(({ field }) => field === FIELD);
  if (!file) throw missing(FIELD, 'paystand.R120');
  if (files.length > 1) throw refusal('Only one file can be sent in a call', 'paystand.R119');
  checkContent(file, pdfOnly);
  return file;
}

/** paystand.R121: the files that a new receivable comes with. Parts by another name are ignored, as other fields are (paystand.R230). */
export function filesAtCreation(files: readonly SentFile[], pdfOnly: boolean): readonly SentFile[] {
  const attached = files.filter(({ field }) => field === FIELD);
  if (attached.length > MOST_AT_CREATION) throw refusal(`At most ${MOST_AT_CREATION} files come with a new receivable`, 'paystand.R121');
  for (const file of attached) checkContent(file, pdfOnly);
  return attached;
}

/** paystand.R116-R118: a PDF is known by how it begins, not by its name. */
function checkContent(file: SentFile, pdfOnly: boolean): void {
  if (file.truncated) throw refusal('The file is larger than 20 MB', 'paystand.R116');
  if (file.size === 0) throw refusal('The file is empty');
  if (pdfOnly && !isPdf(file)) throw refusal('The file is not a PDF', 'paystand.R117');
}

const isPdf = ({ head }: SentFile) => head.startsWith('%PDF-');

const refusal = (explanation: string, rule?: string) => fault('wrong_parameter', { parameter: FIELD, explanation, rule });

type Content = Pick<Attachment, 'name' | 'contentType' | 'size' | 'hash'>;

const contentOf = (file: SentFile): Content => ({
  name: file.name || FIELD,
  contentType: isPdf(file) ? PDF : file.contentType,
  size: file.size,
  hash: file.hash,
});

export const newAttachment = (id: string, now: number, receivableId: string, file: SentFile): Attachment => ({
  id,
  created: now,
  lastUpdated: now,
  receivableId,
  ...contentOf(file),
  status: 'active',
});

/** paystand.R127: another content under the same id. */
export const replaced = (attachment: Attachment, file: SentFile, now: number): Attachment => ({
  ...attachment,
  ...contentOf(file),
  lastUpdated: now,
});

/** paystand.R123, R124 */
export function removed(attachment: Attachment, now: number): Attachment {
  const status = next(attachmentLifecycle, attachment.status, 'remove');
  if (!status) throw notFound('paystand.R124');
  return { ...attachment, status, lastUpdated: now };
}

/** What is removed is never shown again, so its bytes are not kept. */
export const heldHash = (attachment: Attachment): string | undefined => (isActive(attachment) ? attachment.hash : undefined);
