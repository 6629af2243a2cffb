import type { operations } from '@paystub/contracts/paystand';
import type { Operations } from '@paystub/mock-http';
import { attachmentOf, receivableOf } from '../../lookups/receivables.js';
import type { Tx } from '../../state.js';
import { nextId } from '../../values/ids.js';
import { presentAttachment } from '../../wire/attachment.js';
import { checkAttachable } from '../receivables/checks.js';
import { newAttachment, removed, replaced } from './attachment.js';
import { theFile } from './files.js';

type Owned = Pick<operations, 'uploadAttachment' | 'replaceAttachment' | 'deleteAttachment' | 'downloadAttachment'>;

export const attachmentOperations: Operations<Owned, Tx> = {
  // paystand.R113-R120
  uploadAttachment(tx, { params, files, links }) {
    const receivable = receivableOf(tx, params.receivableId);
    const file = theFile(files, tx.settings.pdfOnly);
    checkAttachable(receivable);
    const attachment = tx.attachments.put(newAttachment(nextId(tx), tx.now, receivable.id, file));
    return { status: 200, body: presentAttachment(attachment, links.api) };
  },

  // paystand.R127
  replaceAttachment(tx, { params, files, links }) {
    const receivable = receivableOf(tx, params.receivableId);
    const before = attachmentOf(tx, receivable.id, params.attachmentId);
    const file = theFile(files, tx.settings.pdfOnly);
    checkAttachable(receivable);
    const attachment = tx.attachments.put(replaced(before, file, tx.now));
    return { status: 200, body: presentAttachment(attachment, links.api) };
  },

  // paystand.R122-R126
  deleteAttachment(tx, { params }) {
    const { id } = receivableOf(tx, params.receivableId);
    tx.attachments.put(removed(attachmentOf(tx, id, params.attachmentId), tx.now));
    return { status: 204, body: undefined };
  },

  // paystand.R128
  downloadAttachment(tx, { params }) {
    const { id } = receivableOf(tx, params.receivableId);
    const { hash, name, contentType } = attachmentOf(tx, id, params.attachmentId);
    return { status: 200, body: undefined, file: { hash, name, contentType } };
  },
};
