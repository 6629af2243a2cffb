import { fault } from '../../faults.js';
import { missing } from '../../refusals.js';

/** A file part of a request, as far as rules look at it. */
export interface SentFile {
  readonly field: string;
  readonly name: string;
  readonly size: number;
  readonly hash: string;
  readonly head: string;
  readonly truncated: boolean;
}

/** The part that files come in. */
export const FIELD = 'attachment';
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
