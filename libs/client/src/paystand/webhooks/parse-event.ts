import { isObject } from '../../connection/json.js';
import { RefusedWebhook } from '../../webhooks/refused.js';
import { jsonIn } from '../../webhooks/signed-body.js';
import type { PaystandEvent } from './event.js';

/** Why the body of a webhook request is none. */
export type WebhookRefusal = 'not_json' | 'not_an_event';

/** A webhook request that is not to be acted on; `kind` says why. */
export class WebhookRefused extends RefusedWebhook<WebhookRefusal> {}

/**
 * The event in the body of a webhook request, raw or parsed already. Else a WebhookRefused, whose `kind` says why.
 *
 * That it is an event does not mean that Paystand sent it: nothing is signed (paystand.R223), and anyone may post to your URL. Ask with
 * `paystand.events.verify(event)`, or fetch the resource, before you act on it. An event may come more than once, and late: its `id` is
 * what to remember (paystand.R216).
 */
export function parseEvent(body: string | Uint8Array | object): PaystandEvent {
  const isRaw = typeof body === 'string' || body instanceof Uint8Array;
  const event = isRaw ? jsonIn(body) : body;
  if (event === undefined) throw new WebhookRefused('not_json', 'The body is not JSON.');
  if (!isEvent(event)) throw new WebhookRefused('not_an_event', 'The body is no event of Paystand.');
  return event;
}

const isEvent = (event: unknown): event is PaystandEvent =>
  isObject(event) &&
  event.object === 'event' &&
  typeof event.id === 'string' &&
  typeof event.sourceType === 'string' &&
  isObject(event.resource) &&
  typeof event.resource.object === 'string';
