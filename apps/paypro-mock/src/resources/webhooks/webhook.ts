import type { components } from '@paystub/contracts/paypro';
import { fault } from '../../faults.js';
import type { EventType } from '../events/event.js';

export type EventFilter = components['schemas']['EventFilter'];

export interface Webhook {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly url: string;
  readonly active: boolean;
  readonly secret: string;
  readonly enabled_event_types: readonly EventFilter[];
  readonly created_at: number;
}

/** paypro.R125, R126, R136: active, and for every type of event, unless the request says otherwise. */
export function newWebhook(id: string, now: number, secret: string, request: components['schemas']['WebhookCreate']): Webhook {
  return {
    id,
    name: request.name,
    description: request.description,
    url: checkUrl(request.url),
    active: request.active ?? true,
    secret,
    enabled_event_types: request.enabled_event_types ?? ['all'],
    created_at: now,
  };
}

/** Dossier 4.10: what is null or left out stays as it is. */
export function changed(webhook: Webhook, request: components['schemas']['WebhookUpdate']): Webhook {
  return {
    ...webhook,
    name: request.name ?? webhook.name,
    description: request.description ?? webhook.description,
    url: request.url ? checkUrl(request.url) : webhook.url,
    active: request.active ?? webhook.active,
    enabled_event_types: request.enabled_event_types ?? webhook.enabled_event_types,
  };
}

/** paypro.R128, R136: why a webhook does not get an event, or undefined when it does. */
export function passedOver({ active, enabled_event_types }: Webhook, type: EventType): string | undefined {
  if (!active) return 'the webhook is not active';
  const wanted = enabled_event_types.includes('all') || enabled_event_types.includes(type);
  return wanted ? undefined : `the webhook is not enabled for ${type}`;
}

function checkUrl(url: string): string {
  if (!URL.canParse(url)) throw fault('must_be', { param: 'url', kind: 'an http or https URL' });
  return url;
}
