import type { Webhooks } from '@paystub/mock-http';
import { notFound } from './refusals.js';
import { differenceOf, type Event, type SourceType, type Wire } from './resources/events/event.js';
import { presentEvent } from './resources/events/present.js';
import type { Tx } from './state.js';
import { nextId } from './values/ids.js';

export { OWNER } from './resources/events/present.js';

/** paystand.R30 */
export function eventOf(tx: Tx, id: string): Event {
  const event = tx.events.get(id);
  if (!event) throw notFound();
  return event;
}

/** Dossier 8.1: something happened to an object, which is given as it is shown. paystand.R203: while webhooks are off, nothing is kept of it. */
export function tell(tx: Tx, sourceType: SourceType, previous: Wire | undefined, current: Wire): void {
  const { enabled, urls } = tx.settings.webhooks;
  const id = nextId(tx);
  const type = `${current.object} ${current.feeType ?? current.status}`;
  if (!enabled) {
    tx.emit({ id, type, receivers: [], unsent: [{ receiver: 'webhooks', reason: 'not sent: webhooks are switched off in the settings' }] });
    return;
  }
  tx.events.put({
    id,
    sourceType,
    sourceId: String(current.id),
    resource: current,
    ...differenceOf(previous, current),
    urls,
    attempts: 0,
    sent: false,
    lastAttemptSent: false,
    created: tx.now,
    lastUpdated: tx.now,
  });
  tx.emit({ id, type, receivers: [...new Set(urls)] });
}

/** paystand.R213: seconds after each failed attempt. */
const waits: readonly number[] = [300, 900, 3600, 43_200, 86_400, 86_400, 86_400, 86_400];

export const webhooks: Webhooks<Tx> = {
  // paystand.R204, R205, R223: the receiver is the URL; nothing is signed.
  request(tx, { event: id, receiver, attempt }, links) {
    const { enabled, urls, timeoutMs } = tx.settings.webhooks;
    const event = tx.events.get(id);
    if (!event || !enabled || !urls.includes(receiver)) return undefined;
    // Each URL stands alone: what others were sent shows in no delivery.
    const delivered = { ...event, attempts: attempt - 1, sent: false, lastAttemptSent: false };
    const body = JSON.stringify(presentEvent(delivered, links.facts.customerId ?? ''));
    return { url: receiver, headers: { 'Content-Type': 'application/json' }, body, timeoutMs, signedAt: null };
  },
  // paystand.R212
  delivered: (status) => status >= 200 && status < 300,
  // paystand.R215: a receiver that answers 404 is left alone.
  retryAt(attempt, now, status) {
    const wait = status === 404 ? undefined : waits[attempt - 1];
    return wait === undefined ? undefined : now + wait * 1000;
  },
  settled(tx, { event: id }, delivered) {
    const event = tx.events.get(id);
    if (!event) return;
    tx.events.put({ ...event, attempts: event.attempts + 1, sent: event.sent || delivered, lastAttemptSent: delivered });
  },
};
