// What a shop needs of PayPro: calls with a key, and the check that a webhook is PayPro's.
import { createHmac, timingSafeEqual } from 'node:crypto';

/** A refusal of PayPro: `param` names the field to blame. */
export class PayproError extends Error {
  constructor(status, { message, type, param = null }) {
    super(message);
    Object.assign(this, { status, type, param });
  }
}

/** `const call = paypro(url, key); await call('POST', '/payments', { … })` */
export const paypro = (url, key) => async (method, path, body) => {
  const answer = await fetch(`${url}${path}`, {
    method,
    headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  });
  const content = await answer.json();
  if (!answer.ok) throw new PayproError(answer.status, content.error);
  return content;
};

/** Over the raw body, as it arrived: parsed and written again, the bytes may differ. */
export function isFromPaypro(secret, headers, rawBody, now = Date.now()) {
  const timestamp = headers['paypro-timestamp'] ?? '';
  const expected = createHmac('sha256', secret).update(`${timestamp}.`).update(rawBody).digest();
  const given = Buffer.from(headers['paypro-signature'] ?? '', 'hex');
  return given.length === expected.length && timingSafeEqual(given, expected) && Math.abs(now / 1000 - Number(timestamp)) <= 600;
}
