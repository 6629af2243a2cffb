import type { operations } from '@paystub/contracts/paystand';
import type { Operations } from '@paystub/mock-http';
import { invalid } from '../../refusals.js';
import type { Tx } from '../../state.js';
import { eventOf } from '../../webhooks.js';
import { presentEvent } from './present.js';

type Owned = Pick<operations, 'getEvent' | 'verifyEvent'>;

/** Dossier 5.11: what of an event is compared; how often it was sent is not. */
const compared = ['id', 'object', 'resource', 'diff', 'urls', 'created', 'lastUpdated', 'status'] as const;

export const eventOperations: Operations<Owned, Tx> = {
  getEvent: (tx, { params, links }) => ({ status: 200, body: presentEvent(eventOf(tx, params.eventId), links.facts.customerId ?? '') }),
  /** paystand.R222 */
  verifyEvent(tx, { params, body, links }) {
    const event = presentEvent(eventOf(tx, params.eventId), links.facts.customerId ?? '');
    const differing = compared.find((name) => canonical(event[name]) !== canonical((body as Readonly<Record<string, unknown>>)[name]));
    if (differing !== undefined) throw invalid(differing, `${differing} is not what was sent`, undefined, 'paystand.R222');
    return { status: 200, body: event };
  },
};

/** The same text for the same value, however its members are ordered. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, item: unknown) =>
    typeof item === 'object' && item !== null && !Array.isArray(item) ? Object.fromEntries(Object.entries(item).sort()) : item,
  );
}
