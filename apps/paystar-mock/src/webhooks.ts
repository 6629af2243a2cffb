import { createHmac } from 'node:crypto';
import type { Webhooks } from '@paystub/mock-http';
import { KEPT_WEIGHT, type Message, weightOf } from './resources/messages/message.js';
import { findBusinessUnit, type Webhook } from './settings/business-unit.js';
import type { EventType } from './settings/event-type.js';
import type { Settings } from './settings/settings.js';
import { defaultTemplate, flawOf, resolve, type Variables } from './settings/template.js';
import type { Tx } from './state.js';

/** Dossier 6: something happened in a business unit. Its message is made up now, and told to the webhook of its type, where there is one. */
export function emit(tx: Tx, slug: string, eventType: EventType, variables: Variables): void {
  const id = tx.ids.uuid();
  const receiver = `${slug} ${eventType}`;
  const made = bodyOf(tx.settings, slug, eventType, variables);
  if ('reason' in made) {
    tx.emit({ id, type: eventType, receivers: [], unsent: [{ receiver, reason: made.reason }] });
    return;
  }
  tx.messages.put({ id, eventType, BusinessUnitSlug: slug, body: made.body, createdAt: tx.now, weightDone: null });
  tx.emit({ id, type: eventType, receivers: [receiver] });
}

/** What is sent, or why nothing is. */
function bodyOf(
  settings: Settings,
  slug: string,
  eventType: EventType,
  variables: Variables,
): { readonly body: string } | { readonly reason: string } {
  const webhook = findWebhook(settings, slug, eventType);
  if (!webhook) return { reason: `not sent: the settings of ${slug} have no webhook for ${eventType}` };
  const { template = defaultTemplate(eventType) } = webhook;
  const body = resolve(template, { ...variables, EventType: eventType, BusinessUnitSlug: slug });
  if (body === undefined) return { reason: 'not sent: its template gives more than 1 MiB' };
  const flaw = flawOf(body);
  return flaw === undefined ? { body } : { reason: `not sent: its template gives no JSON: ${flaw}` };
}

const findWebhook = (settings: Settings, slug: string, eventType: EventType): Webhook | undefined =>
  findBusinessUnit(settings.businessUnits, slug)?.webhooks?.[eventType];

/** paystar.R112, P24: lowercase hex HMAC-SHA256 of the body's bytes, keyed with the webhook's secret. */
export const signature = (secret: string, body: string): string => createHmac('sha256', secret).update(body).digest('hex');

/** paystar.P25: how long after a failed attempt the next one follows. */
const waits: readonly number[] = [1000, 2000, 4000, 8000];

export const webhooks: Webhooks<Tx> = {
  // paystar.P24, P25: the same bytes and the same signature at every attempt, for as long as the webhook is the same.
  request(tx, { event }) {
    const message = tx.messages.get(event);
    const webhook = message && findWebhook(tx.settings, message.BusinessUnitSlug, message.eventType);
    if (!webhook) return undefined;
    const { url, secret, headers = {}, signatureHeader = 'X-Paystar-Signature' } = webhook;
    const { body } = message;
    return {
      url,
      headers: { ...without(headers, signatureHeader), 'Content-Type': 'application/json', [signatureHeader]: signature(secret, body) },
      secretHeaders: Object.keys(headers),
      body,
      timeoutMs: tx.settings.webhookTimeoutMs,
      signedAt: null,
    };
  },
  delivered: (status) => status >= 200 && status < 300,
  retryAt(attempt, now) {
    const wait = waits[attempt - 1];
    return wait === undefined ? undefined : now + wait;
  },
  settled(tx, { event }, _delivered, isLast) {
    const message = isLast ? tx.messages.get(event) : undefined;
    if (message) keep(tx, message);
  },
};

/** docs/adr/0008: a message that is done can be read and sent again, until newer ones need its room. */
function keep(tx: Tx, message: Message): void {
  const [newest] = tx.messages.page({ in: ['done'], limit: 1 })?.records ?? [];
  const weightDone = (newest?.weightDone ?? 0) + weightOf(message);
  tx.messages.put({ ...message, weightDone });
  for (const oldest of tx.messages.all(['done'])) {
    if (weightDone - (oldest.weightDone ?? 0) + weightOf(oldest) <= KEPT_WEIGHT) return;
    tx.messages.delete(oldest.id);
  }
}

/** Headers without one, however it is written. */
const without = (headers: Readonly<Record<string, string>>, name: string) =>
  Object.fromEntries(Object.entries(headers).filter(([other]) => other.toLowerCase() !== name.toLowerCase()));
