import type { PaystandSchemas as Schemas } from '../../../src/paystand/index.js';
import { times } from './answers.js';

const sourceTypes = {
  payment: 'Payment',
  receivableTransaction: 'ReceivableTransaction',
  refund: 'Refund',
  dispute: 'Dispute',
  transfer: 'Transfer',
  fee: 'Fee',
} as const;

/** An event as a webhook brings it. */
export const eventAbout = (resource: Schemas['EventResource'], diff?: Schemas['EventDiff']): Schemas['Event'] => ({
  object: 'event',
  id: 'r1s2t3u4v5w6x7y8z9a0b1c2',
  resource,
  diff: diff ?? { previous: {}, changes: { ...resource } },
  urls: ['https://erp.example/paystand'],
  sent: false,
  lastAttemptSent: false,
  attempts: 0,
  sourceId: resource.id,
  sourceType: sourceTypes[resource.object],
  status: 'active',
  ...times,
});
