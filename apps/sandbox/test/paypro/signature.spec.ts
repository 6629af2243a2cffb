import { describe, expect, it } from 'vitest';
import { isSigned, verdict } from '../kit/signature.js';

const shopSecret = '996QF2kLfVcmF8hzikZVfeB7GPH2RdP7';

describe('the receiver of these specs', () => {
  it.each([
    ['secret', '1702298964', '', '11a78a4daf3d96996a022be567e444b72bf5f7462311529f0342e0f152d32803'],
    [shopSecret, '1672527600', '{"id": "EVYK7KCFJAXA23UKSG"}', '9dfc94dfd152e5c428a5b72c27bbbada0c2d81c266b62ab93ab7087aa773729b'],
    [shopSecret, '1702298964', '', 'd83474e81c7758cc82ff6a4bf60e592a64ff8f54d1de82115acb9d1d1ec4793d'],
  ])('agrees with the SDKs on %s at %s [paypro.R134]', (secret, timestamp, text, signature) => {
    const body = Buffer.from(text);
    expect(isSigned(secret, timestamp, body, signature)).toBe(true);
    expect(isSigned(`${secret}x`, timestamp, body, signature)).toBe(false);
    expect(isSigned(secret, `${Number(timestamp) + 1}`, body, signature)).toBe(false);
    expect(isSigned(secret, timestamp, Buffer.from(`${text} `), signature)).toBe(false);
  });

  it('takes a timestamp for stale after ten minutes, on either side', () => {
    const headers = {
      'paypro-timestamp': '1702298964',
      'paypro-signature': '11a78a4daf3d96996a022be567e444b72bf5f7462311529f0342e0f152d32803',
    };
    const at = (now: number) => verdict('secret', { headers, body: Buffer.from('') }, now);
    expect([-601, -600, 0, 600, 601].map((offset) => at(1702298964 + offset))).toEqual(['stale', 'genuine', 'genuine', 'genuine', 'stale']);
    expect(verdict('other', { headers, body: Buffer.from('') }, 1702298964)).toBe('forged');
  });
});
