import { headerIn, type WebhookHeaders } from '../../webhooks/headers.js';
import { RefusedWebhook } from '../../webhooks/refused.js';

/** Why a webhook request is not to be believed. */
export type WebhookRefusal = 'missing_header' | 'bad_signature' | 'bad_timestamp' | 'too_old' | 'too_new' | 'not_json' | 'not_an_event';

/** A webhook request that is not to be acted on; `kind` says why. */
export class WebhookRefused extends RefusedWebhook<WebhookRefusal> {}

/** The headers as they came in, or the two that matter. */
export type SignedHeaders =
  | { readonly headers: WebhookHeaders }
  | { readonly signature: string | undefined; readonly timestamp: string | number | undefined };

/** `PayPro-Signature` and `PayPro-Timestamp` (paypro.R132). */
export function signedHeaders(request: SignedHeaders): { readonly signature: string; readonly timestamp: string } {
  const [signature, timestamp] =
    'headers' in request
      ? [headerIn(request.headers, 'PayPro-Signature'), headerIn(request.headers, 'PayPro-Timestamp')]
      : [request.signature, request.timestamp];
  return { signature: present('PayPro-Signature', signature), timestamp: present('PayPro-Timestamp', timestamp) };
}

function present(name: string, value: string | number | undefined): string {
  if (value === undefined || value === '') throw new WebhookRefused('missing_header', `The header ${name} is missing.`);
  return String(value);
}
