import { afterAll } from 'vitest';
import type { Download } from '../../../src/paystand/index.js';
import { ref } from '../../pact/refs.js';
import { attachment, pdf, receivable } from '../kit/answers.js';
import { aReceivable } from './examples.js';
import { type Operation, specOf } from './operation.js';
import { its, pdfOnDisk, unknownId } from './parts.js';

const onDisk = pdfOnDisk();
afterAll(onDisk.remove);

const form: Pick<Operation, 'file'> = { file: { ...onDisk, part: 'attachment' } };
const sent = { data: pdf, name: 'invoice.pdf' } as const;
const ids = { receivableId: ref('receivableId', receivable.id), attachmentId: ref('attachmentId', attachment.id) };
const unknown = unknownId('receivableId', 'attachmentId');
const anAttachment = ['an attachment', { name: 'invoice.pdf' }] as const;

/** The bytes are those of a PDF, which is all that Pact can say of them. */
const begun = async (file: Promise<Download>) => {
  const { name, bytes } = await file;
  return { name, begins: Buffer.from(await bytes()).toString('latin1', 0, 5) };
};

specOf('attachments', [
  {
    name: 'uploadAttachment',
    endpoint: 'POST /receivables/{receivableId}/attachments',
    ask: ({ attachments }, { ids: [id] }) => attachments.upload(id, sent),
    given: aReceivable,
    ids: its('receivableId'),
    ...form,
    answers: attachment,
    refuses: [['an invoice that is cancelled', [422, 'validationError'], { given: ['a cancelled receivable'] }], unknownId('receivableId')],
  },
  {
    name: 'replaceAttachment',
    endpoint: 'PUT /receivables/{receivableId}/attachments/{attachmentId}',
    ask: ({ attachments }, { ids: [id, attached] }) => attachments.replace(id, attached, sent),
    given: ['an attachment', { name: 'before.pdf' }],
    ids,
    ...form,
    answers: attachment,
    refuses: [unknown],
  },
  {
    name: 'deleteAttachment',
    endpoint: 'DELETE /receivables/{receivableId}/attachments/{attachmentId}',
    ask: ({ attachments }, { ids: [id, attached] }) => attachments.delete(id, attached),
    given: anAttachment,
    ids,
    refuses: [unknown],
  },
  {
    name: 'downloadAttachment',
    endpoint: 'GET /receivables/{receivableId}/attachments/{attachmentId}/download',
    ask: ({ attachments }, { ids: [id, attached] }) => begun(attachments.download(id, attached)),
    given: anAttachment,
    ids,
    sends: onDisk,
    answers: { name: 'invoice.pdf', begins: '%PDF-' },
    refuses: [unknown],
  },
]);
