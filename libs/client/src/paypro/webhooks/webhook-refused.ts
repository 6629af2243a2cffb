/** Why a webhook request is not to be believed. */
export type WebhookRefusal = 'missing_header' | 'bad_signature' | 'bad_timestamp' | 'too_old' | 'too_new' | 'not_json' | 'not_an_event';

/** A webhook request that is not to be acted on. It holds neither the secret nor the signature that would have been right. */
export class WebhookRefused extends Error {
  override readonly name = 'WebhookRefused';
  readonly kind: WebhookRefusal;

  constructor(kind: WebhookRefusal, message: string) {
    super(message);
    this.kind = kind;
  }
}

type HeaderValue = string | readonly string[] | undefined;

/** The headers as `node:http` or `fetch` have them, or the two that matter. */
export type SignedHeaders =
  | { readonly headers: Headers | Readonly<Record<string, HeaderValue>> }
  | { readonly signature: string | undefined; readonly timestamp: string | number | undefined };

/** `PayPro-Signature` and `PayPro-Timestamp` (paypro.R132). */
export function signedHeaders(request: SignedHeaders): { readonly signature: string; readonly timestamp: string } {
  const given = 'headers' in request ? fromHeaders(request.headers) : request;
  return { signature: present('PayPro-Signature', given.signature), timestamp: present('PayPro-Timestamp', given.timestamp) };
}

function fromHeaders(headers: Headers | Readonly<Record<string, HeaderValue>>) {
  const entries: readonly (readonly [string, HeaderValue])[] = headers instanceof Headers ? [...headers] : Object.entries(headers);
  const valueAt = (name: string) => entries.find(([given]) => given.toLowerCase() === name)?.[1]?.toString();
  return { signature: valueAt('paypro-signature'), timestamp: valueAt('paypro-timestamp') };
}

function present(name: string, value: string | number | undefined): string {
  if (value === undefined || value === '') throw new WebhookRefused('missing_header', `The header ${name} is missing.`);
  return String(value);
}
