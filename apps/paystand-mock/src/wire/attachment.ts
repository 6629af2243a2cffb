import type { components } from '@paystub/contracts/paystand';
import type { Attachment } from '../resources/attachments/attachment.js';
import { isoMillis } from '../values/dates.js';

/** `api`: where links point. */
export const presentAttachment = (attachment: Attachment, api: string): components['schemas']['ReceivableAttachment'] => ({
  object: 'receivableAttachment',
  id: attachment.id,
  name: attachment.name,
  receivableId: attachment.receivableId,
  contentType: attachment.contentType,
  size: attachment.size,
  url: `${api}/receivables/${attachment.receivableId}/attachments/${attachment.id}/download`,
  status: attachment.status,
  created: isoMillis(attachment.created),
  lastUpdated: isoMillis(attachment.lastUpdated),
});
