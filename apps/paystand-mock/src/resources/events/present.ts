import type { components } from '@paystub/contracts/paystand';
import { isoMillis } from '../../values/dates.js';
import type { Event } from './event.js';

/** Stands for the merchant's id in what is stored: which world it is in shows when it is told. */
export const OWNER = '§owner';

/** Dossier 8.1. */
export function presentEvent(event: Event, owner: string): components['schemas']['Event'] {
  const { id, sourceId, sourceType, resource, previous, changes, urls, attempts, sent, lastAttemptSent, created, lastUpdated } = event;
  const shown = {
    object: 'event',
    id,
    resource,
    diff: { previous, changes },
    urls,
    sent,
    lastAttemptSent,
    attempts,
    sourceId,
    sourceType,
    status: 'active',
    created: isoMillis(created),
    lastUpdated: isoMillis(lastUpdated),
  };
  return owned(shown, owner) as components['schemas']['Event'];
}

/** With the merchant's id wherever it belongs. */
function owned(value: unknown, owner: string): unknown {
  if (value === OWNER) return owner;
  if (Array.isArray(value)) return value.map((item) => owned(item, owner));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, owned(item, owner)]));
}
