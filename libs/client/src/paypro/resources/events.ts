import type { components } from '@paystub/contracts/paypro';
import type { CallOptions } from '../../connection/connection.js';
import type { Connection } from '../connection/connection.js';
import { type Listing, type ListOptions, listing } from '../connection/listing.js';
import type { PayproEvent } from '../webhooks/event.js';

type Schemas = components['schemas'];

export const events = (connection: Connection) => ({
  /** The event as it was delivered (paypro.R123). `not_found`: paypro.R4. */
  get: (id: string, options?: CallOptions) => connection.call('GET /events/{id}', { id }, options) as unknown as Promise<PayproEvent>,

  /** All events of the account, newest first, whether a webhook got them or not. */
  list: (options?: ListOptions): Listing<PayproEvent> => listing<'GET /events', PayproEvent>(connection, 'GET /events', options),
});

export const webhooks = (connection: Connection) => ({
  /**
   * A new webhook, active unless it says otherwise (paypro.R125, paypro.R126). Keep its `secret`: `verifyWebhook` needs it
   * (paypro.R127). `validation`: paypro.R124.
   */
  create: (webhook: Schemas['WebhookCreate'], options?: CallOptions) => connection.call('POST /webhooks', { body: webhook }, options),

  /** The webhook as it is now, its `secret` included. `not_found`: paypro.R4. */
  get: (id: string, options?: CallOptions) => connection.call('GET /webhooks/{id}', { id }, options),

  /** All webhooks of the account, newest first, their secrets included. */
  list: (options?: ListOptions) => listing(connection, 'GET /webhooks', options),

  /** Changes what is given: `{ active: false }` stops its events, `{ active: true }` starts later ones (paypro.R128, paypro.R129). */
  update: (id: string, changes: Schemas['WebhookUpdate'], options?: CallOptions) =>
    connection.call('PATCH /webhooks/{id}', { id, body: changes }, options),

  /** Deletes the webhook, which gets no event any more (paypro.R130), and answers it once more (paypro.R9). */
  delete: (id: string, options?: CallOptions) => connection.call('DELETE /webhooks/{id}', { id }, options),
});
