import { createHash } from 'node:crypto';
import { newReceivable, pdf } from '../../situations/requests.js';
import type { PaystandStage } from '../parts.js';

/** 20 MB, in the larger of its two readings. */
export const most = 20 * 1024 * 1024;

/** A PDF of so many bytes. */
export function pdfOf(bytes: number): Uint8Array<ArrayBuffer> {
  const content = new Uint8Array(bytes).fill(32);
  content.set(new TextEncoder().encode(pdf()));
  return content;
}

/** A form with these files, each by the name of its part. */
export function files(...parts: readonly (readonly [part: string, content: string | Uint8Array<ArrayBuffer>, name?: string])[]): FormData {
  const form = new FormData();
  for (const [part, content, name = 'invoice.pdf'] of parts) form.append(part, new File([content], name, { type: 'application/pdf' }));
  return form;
}

/** An invoice as a form, with these files beside it. */
export function invoiceWith(customer: Parameters<typeof newReceivable>[0], contents: readonly string[]): FormData {
  const form = files();
  for (const [name, value] of Object.entries(newReceivable(customer))) form.append(name, String(value));
  for (const [index, content] of contents.entries())
    form.append('attachment', new File([content], `page-${index + 1}.pdf`, { type: 'application/pdf' }));
  return form;
}

/** The attachments that an invoice lists. */
export const attachmentsOf = async ({ api }: Pick<PaystandStage, 'api'>, receivableId: string) =>
  (await api.readReceivable({ receivableId }).answers(200, { id: receivableId })).attachments;

/** What tells bytes apart. */
export const hashOf = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');
