import { type Lifecycle, next } from '@paystub/mock-kernel';
import { notFound } from '../../refusals.js';
import type { Stored } from '../../values/stored.js';
import { FIELD, type SentFile } from './files.js';

const PDF = 'application/pdf';

export type AttachmentStatus = 'active' | 'inactive';

/** A PDF of a receivable. Its bytes are in the spool of the process, under their hash. */
export interface Attachment extends Stored {
  readonly receivableId: string;
  readonly name: string;
  /** Of whatever is taken: the API speaks of no other kind of file (dossier 6.3, 9). */
  readonly contentType: typeof PDF;
  /** Bytes. */
  readonly size: number;
  /** SHA-256 of the bytes. */
  readonly hash: string;
  readonly status: AttachmentStatus;
}

/** Dossier 7.9. A missing cell is a refusal. */
export const attachmentLifecycle: Lifecycle<AttachmentStatus, 'remove'> = { active: { remove: 'inactive' }, inactive: {} };

export const isActive = ({ status }: Attachment): boolean => next(attachmentLifecycle, status, 'remove') !== undefined;

type Content = Pick<Attachment, 'name' | 'contentType' | 'size' | 'hash'>;

const contentOf = (file: SentFile): Content => ({
  name: file.name || FIELD,
  contentType: PDF,
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
