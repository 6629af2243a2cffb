import { createHmac, timingSafeEqual } from 'node:crypto';

/** Seconds that PayPro's SDKs allow between the signature and the receiver's clock. */
export const TOLERANCE = 600;

/** Dossier 7.4, written anew: hex HMAC-SHA256 of `<timestamp>.<raw body>`, keyed with the secret as text. */
export function isSigned(secret: string, timestamp: string, body: Buffer, signature: string): boolean {
  if (!/^[0-9]+$/.test(timestamp) || !/^[0-9a-f]{64}$/.test(signature)) return false;
  const hmac = createHmac('sha256', Buffer.from(secret, 'utf8'));
  hmac.update(Buffer.concat([Buffer.from(`${timestamp}.`, 'utf8'), body]));
  return timingSafeEqual(hmac.digest(), Buffer.from(signature, 'hex'));
}

interface Signed {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

/** As the SDKs do: the signature first, then the timestamp against a clock (Unix seconds). */
export function verdict(secret: string, { headers, body }: Signed, now: number): 'genuine' | 'forged' | 'stale' {
  const [timestamp, signature] = [String(headers['paypro-timestamp']), String(headers['paypro-signature'])];
  if (!isSigned(secret, timestamp, body, signature)) return 'forged';
  return Math.abs(now - Number(timestamp)) > TOLERANCE ? 'stale' : 'genuine';
}
