import { createHmac } from 'node:crypto';

/** What PayPro signs a delivery with: lowercase hex HMAC-SHA256 of `<timestamp>.<raw body>`, keyed by the webhook's secret. */
export function signature(secret: string, timestamp: string, body: Uint8Array | string): string {
  return createHmac('sha256', secret).update(`${timestamp}.`).update(body).digest('hex');
}

/** Known signatures: of the provider's own SDKs. */
export const vectors = [
  {
    secret: 'secret',
    timestamp: '1702298964',
    body: '',
    signature: '11a78a4daf3d96996a022be567e444b72bf5f7462311529f0342e0f152d32803',
  },
  {
    secret: '996QF2kLfVcmF8hzikZVfeB7GPH2RdP7',
    timestamp: '1672527600',
    body: '{"id": "EVYK7KCFJAXA23UKSG"}',
    signature: '9dfc94dfd152e5c428a5b72c27bbbada0c2d81c266b62ab93ab7087aa773729b',
  },
  {
    secret: '996QF2kLfVcmF8hzikZVfeB7GPH2RdP7',
    timestamp: '1702298964',
    body: '',
    signature: 'd83474e81c7758cc82ff6a4bf60e592a64ff8f54d1de82115acb9d1d1ec4793d',
  },
] as const;
