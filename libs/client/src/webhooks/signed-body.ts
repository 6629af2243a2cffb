import { createHmac, timingSafeEqual } from 'node:crypto';

export type RawBody = string | Uint8Array;

/** What was signed: bytes as they came in, after what the provider puts before them. */
export interface Signed {
  readonly body: RawBody;
  readonly secret: string;
  readonly before?: string;
}

/** The HMAC-SHA256 of it. */
export function digestOf({ body, secret, before = '' }: Signed, mistake: (argument: string, message: string) => Error): Buffer {
  // With an empty secret anyone could sign.
  if (typeof secret !== 'string' || secret === '') throw mistake('secret', 'The secret is empty: give the secret of the webhook.');
  if (typeof body !== 'string' && !(body instanceof Uint8Array))
    throw mistake('body', 'The body has to be the raw text or bytes of the request, not what was parsed from it.');
  return createHmac('sha256', secret).update(before).update(body).digest();
}

/** Whether a text is that digest in hex, compared without telling by the time it takes how much of it is right. */
export function isInHex(signature: string, digest: Buffer): boolean {
  return /^[0-9a-f]{64}$/.test(signature) && timingSafeEqual(Buffer.from(signature, 'hex'), digest);
}

/** The JSON of a body; undefined, which JSON does not know, where it is none. */
export function jsonIn(body: RawBody): unknown {
  try {
    return JSON.parse(typeof body === 'string' ? body : new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    return undefined;
  }
}
