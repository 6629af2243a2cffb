import { createHmac } from 'node:crypto';
import type { Webhooks } from '@paystub/mock-http';
import type { Unsent } from '@paystub/mock-kernel';
import { eventIdFormat } from './ids.js';
import { presentEvent } from './present.js';
import type { Event, EventType, Subjects } from './resources/events/event.js';
import { passedOver, type Webhook } from './resources/webhooks/webhook.js';
import { found, type Tx } from './state.js';

// paypro.R4
export const eventOf = (tx: Tx, id: string): Event => found(tx.events.get(id), 'Event');
export const webhookOf = (tx: Tx, id: string): Webhook => found(tx.webhooks.get(id), 'Webhook');

/** Dossier 7.2: something happened to a record. It is kept as an event, and told to the webhooks that want its type. */
export function emit<K extends keyof Subjects>(tx: Tx, type: EventType & `${K}.${string}`, kind: K, record: Subjects[K]): void {
  const id = tx.ids.next('EV', eventIdFormat);
  tx.events.put({ id, event_type: type, subject: { kind, record } as Event['subject'], created_at: tx.now });
  const receivers: string[] = [];
  const unsent: Unsent[] = [];
  for (const webhook of tx.webhooks.all()) {
    const reason = passedOver(webhook, type);
    if (reason === undefined) receivers.push(webhook.id);
    else unsent.push({ receiver: webhook.id, reason });
  }
  tx.emit({ id, type, receivers, unsent });
}

/** paypro.R133: hex HMAC-SHA256 of `<timestamp>.<body>`, keyed with the webhook's secret. */
export const signature = (secret: string, timestamp: number, body: string): string =>
  createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex');

/** paypro.P10: how long after a failed attempt the next one follows. */
const waits: readonly number[] = [60_000, 5 * 60_000, 30 * 60_000, 2 * 3_600_000];

export const webhooks: Webhooks<Tx> = {
  // paypro.R131, R132: every attempt is signed anew.
  request(tx, { event: eventId, receiver }, links, machine) {
    const event = tx.events.get(eventId);
    const webhook = tx.webhooks.get(receiver);
    if (!event || !webhook) return undefined;
    const { signatureTime, webhookTimeoutMs } = tx.settings;
    const signedAt = Math.floor((signatureTime === 'world' ? tx.now : machine) / 1000);
    const body = JSON.stringify(presentEvent(event, links));
    return {
      url: webhook.url,
      headers: {
        'Content-Type': 'application/json',
        'PayPro-Signature': signature(webhook.secret, signedAt, body),
        'PayPro-Timestamp': String(signedAt),
      },
      body,
      timeoutMs: webhookTimeoutMs,
      signedAt,
    };
  },
  delivered: (status) => status >= 200 && status < 300,
  retryAt(attempt, now) {
    const wait = waits[attempt - 1];
    return wait === undefined ? undefined : now + wait;
  },
};
