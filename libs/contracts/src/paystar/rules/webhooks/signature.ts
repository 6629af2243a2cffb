import { createHmac } from 'node:crypto';

/** What the sandbox signs a delivery with: lowercase hex HMAC-SHA256 of its bytes, keyed by the webhook's secret. The scheme is inferred. */
export const signature = (secret: string, body: Uint8Array | string): string => createHmac('sha256', secret).update(body).digest('hex');
