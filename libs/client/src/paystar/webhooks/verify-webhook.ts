import { headerIn, type WebhookHeaders } from '../../webhooks/headers.js';
import { RefusedWebhook } from '../../webhooks/refused.js';
import { digestOf, isInHex, jsonIn, type RawBody } from '../../webhooks/signed-body.js';
import { invalidArgument } from '../connection/paystar-error.js';

/** A webhook request as it came in. */
export type WebhookRequest = {
  /** The raw body, as it came in: the signature is over its bytes. Parsed and written again it would be another one. */
  readonly body: RawBody;
  /** The secret that was agreed on for this webhook. */
  readonly secret: string;
  /** The header that holds the signature; `X-Paystar-Signature`, which is inferred, unless it says otherwise. */
  readonly header?: string;
} & ({ readonly headers: WebhookHeaders } | { readonly signature: string | undefined });

/** Why a webhook request is not to be believed. */
export type WebhookRefusal = 'missing_header' | 'bad_signature' | 'not_json';

/** A webhook request that is not to be acted on; `kind` says why. */
export class WebhookRefused extends RefusedWebhook<WebhookRefusal> {}

/**
 * The body of a webhook request, once it is certain that it was signed with the secret. Else a WebhookRefused, whose `kind` says why; the
 * usual answer to that is a 400. That webhooks are signed is documented (paystar.R112); how is inferred (paystar.P24): the hex HMAC-SHA256
 * of the raw body, without a time, so that an old request that is sent again passes. Hold on to what you have seen.
 *
 * What the body is like is up to the template that you gave Paystar (paystar.R102): its type is yours to say, and nobody checks it.
 * `Amount` is a text in dollars, `300.34`, and `AmountFormatted` is `$300.34` (paystar.R103); `…Minor` is in cents (paystar.R104).
 */
export function verifyWebhook<Body = unknown>(request: WebhookRequest): Body {
  const { body, secret, header = 'X-Paystar-Signature' } = request;
  const signature = 'headers' in request ? headerIn(request.headers, header) : request.signature;
  if (signature === undefined || signature === '') throw new WebhookRefused('missing_header', `The header ${header} is missing.`);
  if (!isInHex(signature, digestOf({ body, secret }, invalidArgument)))
    throw new WebhookRefused('bad_signature', 'The signature is not that of this body with this secret.');
  const json = jsonIn(body);
  if (json === undefined) throw new WebhookRefused('not_json', 'The body is signed, but is not JSON: look at the template.');
  return json as Body;
}

/** What the sandbox sends in `X-Paystar-Signature` (paystar.P24), to test receivers with. */
export const webhookSignature = (signed: { readonly body: RawBody; readonly secret: string }): string =>
  digestOf(signed, invalidArgument).toString('hex');
