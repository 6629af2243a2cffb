import type { Delivery } from '@paystub/mock-kernel';
import { machineNow } from '../machine.js';
import { maskedHeaders } from '../redact.js';
import type { AnyMock } from '../sandbox.js';
import { entryBytes, type RequestEntry } from '../worlds/entry.js';
import type { WorldHost } from '../worlds/host.js';
import { destinationOf } from './destination.js';
import type { DeliveryRecord } from './log.js';
import { type Posted, postTo } from './post.js';
import type { OutgoingWebhook } from './webhooks.js';

/** What an attempt came to. */
export type Attempted = { readonly posted: Posted } | { readonly unsent: string };

export const TAKEN_BACK = 'not sent: it was taken back';

/** Sends a delivery once, if it may be sent, and notes what was sent and answered. It never throws: a bug is told and sends nothing. */
export async function attempt(host: WorldHost, delivery: Delivery, record: DeliveryRecord): Promise<Attempted> {
  try {
    return await send(host, delivery, record);
  } catch (error) {
    host.sandbox.reporter.bug(`the webhook ${delivery.eventType} of ${delivery.event}`, error);
    return { unsent: 'not sent: a bug in this sandbox; standard error tells it in full' };
  }
}

async function send(host: WorldHost, delivery: Delivery, record: DeliveryRecord): Promise<Attempted> {
  const { webhooks } = host.sandbox.mockOf(delivery.provider) as AnyMock;
  const { epoch } = host.world;
  const sentAt = machineNow();
  const at = host.now;
  const links = host.linksOf(delivery.provider);
  const webhook = host.world.read(delivery.provider, at, (tx) => webhooks.request(tx as never, delivery, links, sentAt));
  if (!webhook) return { unsent: 'not sent: its receiver or its event is gone' };
  record.url = webhook.url;
  const url = URL.parse(webhook.url);
  if (!url || !/^https?:$/.test(url.protocol)) return { unsent: 'not sent: its URL is not one of http or https' };
  const destination = destinationOf(url, host.sandbox.ownPorts);
  if ('refused' in destination) return { unsent: destination.refused };
  const posted = await postTo(host.sandbox.connections, destination, webhook, url);
  if (host.world.epoch === epoch) note(host, record, delivery.attempt, at, sentAt, webhook, posted);
  return { posted };
}

function note(
  host: WorldHost,
  record: DeliveryRecord,
  number: number,
  at: number,
  sentAt: number,
  webhook: OutgoingWebhook,
  posted: Posted,
): void {
  const noted = {
    attempt: Math.max(number, (record.attempts.at(-1)?.attempt ?? 0) + 1),
    at,
    sentAt,
    durationMs: machineNow() - sentAt,
    signedTimestamp: webhook.signedAt,
    requestHeaders: maskedHeaders(webhook.headers, webhook.secretHeaders),
    requestBody: webhook.body,
    ...posted,
  };
  host.log.attempted(record, noted);
  host.sandbox.reporter.delivered(host, record, noted);
}

/** The outcome of a delivery that left before a reset: the world it belongs to is gone, so the process's journal has it. */
export function noteStale(host: WorldHost, record: DeliveryRecord, { status, error }: Posted): void {
  const { unrouted, reporter } = host.sandbox;
  const message = `The webhook left before the world was reset; that it was ${error ?? `answered ${status}`} changes nothing in the world of now.`;
  const entry: RequestEntry = {
    seq: unrouted.nextSeq,
    at: undefined,
    receivedAt: machineNow(),
    durationMs: 0,
    provider: record.provider,
    method: 'POST',
    path: `/worlds/${host.id}/deliveries/${record.id}`,
    search: '',
    operation: undefined,
    status: 410,
    credential: undefined,
    headers: {},
    requestText: '',
    responseText: '',
    refused: { code: 'stale_outcome', message, rule: undefined, findings: [] },
    effects: undefined,
  };
  unrouted.add(entry, entryBytes(entry));
  reporter.stale(host, record);
}
