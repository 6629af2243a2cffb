import { digestOf, isInHex, jsonIn, type RawBody } from '../../webhooks/signed-body.js';
import { invalidArgument } from '../connection/paypro-error.js';
import type { PayproEvent } from './event.js';
import { type SignedHeaders, signedHeaders, WebhookRefused } from './webhook-refused.js';

/** A webhook request as it came in. */
export type WebhookRequest = SignedHeaders & {
  /** The raw body, as it came in: the signature is over its bytes. Parsed and written again it would be another one. */
  readonly body: RawBody;
  /** The `secret` of the webhook (paypro.R127). */
  readonly secret: string;
  /** How far the timestamp may be from now, in seconds; 600 unless it says otherwise (paypro.R135). */
  readonly toleranceSeconds?: number;
  /** What time it is; the machine's unless it says otherwise. */
  readonly now?: Date;
};

export interface Signed {
  readonly body: RawBody;
  /** Seconds since 1970, as `PayPro-Timestamp` has them. */
  readonly timestamp: string | number;
  readonly secret: string;
}

/**
 * The event of a webhook request, once it is certain that PayPro sent it, and now. Else a WebhookRefused, whose `kind` says why;
 * the usual answer to that is a 400. An event may come more than once and out of order: fetch the resource for what it is now.
 * Rules: paypro.R131, paypro.R132, paypro.R133, paypro.R135, paypro.R137.
 */
export function verifyWebhook(request: WebhookRequest): PayproEvent {
  const { body, secret, toleranceSeconds = 600, now = new Date() } = request;
  // NaN compares as neither too old nor too new, and would let anything through.
  if (!(toleranceSeconds >= 0)) throw invalidArgument('toleranceSeconds', 'The tolerance is no number of seconds from 0.');
  if (Number.isNaN(now.getTime())) throw invalidArgument('now', 'The time is no valid Date.');
  const { signature, timestamp } = signedHeaders(request);

  // The signature goes first, as in PayPro's SDKs: a timestamp that nobody signed says nothing.
  if (!isInHex(signature, digest({ body, timestamp, secret })))
    throw new WebhookRefused('bad_signature', 'The signature is not that of this body with this secret.');
  checkAge(timestamp, toleranceSeconds, Math.floor(now.getTime() / 1000));
  return eventIn(body);
}

/** The hex HMAC-SHA256 of `<timestamp>.<raw body>` (paypro.R133): what PayPro sends in `PayPro-Signature`, to test receivers with. */
export const webhookSignature = (signed: Signed): string => digest(signed).toString('hex');

const digest = ({ body, timestamp, secret }: Signed): Buffer => digestOf({ body, secret, before: `${timestamp}.` }, invalidArgument);

/** Both ways, as in the PHP SDK; the Ruby SDK lets the future pass. */
function checkAge(timestamp: string, tolerance: number, now: number): void {
  if (!/^\d+$/.test(timestamp)) throw new WebhookRefused('bad_timestamp', 'The timestamp is no number of seconds.');
  const age = now - Number(timestamp);
  if (age > tolerance) throw new WebhookRefused('too_old', `The timestamp is ${age} s old; ${tolerance} s are allowed.`);
  if (-age > tolerance) throw new WebhookRefused('too_new', `The timestamp is ${-age} s in the future; ${tolerance} s are allowed.`);
}

function eventIn(body: RawBody): PayproEvent {
  const json = jsonIn(body);
  if (json === undefined) throw new WebhookRefused('not_json', 'The body is signed, but is not JSON.');
  const event = json as { type?: unknown; event_type?: unknown; payload?: unknown } | null;
  const isEvent =
    event?.type === 'event' && typeof event.event_type === 'string' && typeof event.payload === 'object' && event.payload !== null;
  if (!isEvent) throw new WebhookRefused('not_an_event', 'The body is signed, but is no event of PayPro.');
  return event as unknown as PayproEvent;
}
