import type { components } from '@paystub/contracts/paypro';
import { isoSeconds } from '@paystub/mock-kernel';
import type { Links } from '../../links.js';
import type { Webhook } from './webhook.js';

/** paypro.R127: the secret is shown, always. */
export const presentWebhook = (webhook: Webhook, links: Links): components['schemas']['Webhook'] => ({
  id: webhook.id,
  type: 'webhook',
  name: webhook.name,
  description: webhook.description,
  url: webhook.url,
  active: webhook.active,
  secret: webhook.secret,
  enabled_event_types: webhook.enabled_event_types,
  created_at: isoSeconds(webhook.created_at),
  _links: { self: `${links.api}/webhooks/${webhook.id}` },
});
