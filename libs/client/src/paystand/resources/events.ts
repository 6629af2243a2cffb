import type { CallOptions } from '../../connection/connection.js';
import type { Connection } from '../connection/connection.js';
import type { PaystandEvent } from '../webhooks/event.js';
import { parseEvent } from '../webhooks/parse-event.js';

/** What changed, as webhooks tell it. While webhooks are switched off, nothing is kept of it (paystand.R203). */
export const events = (connection: Connection) => ({
  /** The event as it was delivered (paystand.R221). `not_found`: there is none of this id. */
  get: async (eventId: string, options?: CallOptions): Promise<PaystandEvent> =>
    (await connection.call('GET /events/{eventId}', { eventId }, options)) as PaystandEvent,

  /**
   * Asks Paystand whether it sent this: the body of a webhook request, or what `parseEvent` made of it. Answers the event. Whoever posts
   * something else gets `validation` for what is not as it was sent (paystand.R222), or `not_found`: act on neither. It is the only proof
   * that there is, since nothing is signed (paystand.R223). The operation is observed, not documented.
   */
  verify: async (received: string | Uint8Array | object, options?: CallOptions): Promise<PaystandEvent> => {
    const { id, object, resource, diff, urls, created, lastUpdated, status } = parseEvent(received);
    const body = { id, object, resource: { ...resource }, diff, urls, created, lastUpdated, status };
    return (await connection.call('POST /events/{eventId}/verify', { eventId: id, body }, options)) as PaystandEvent;
  },
});
