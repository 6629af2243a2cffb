import { createHmac } from 'node:crypto';
import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { type PayproError, verifyWebhook, WebhookRefused, type WebhookRequest, webhookSignature } from '../../src/paypro/index.js';
import { event } from './answers.js';
import { thrownBy } from './thrown-by.js';

const secret = '996QF2kLfVcmF8hzikZVfeB7GPH2RdP7';
const timestamp = 1702298964;
const now = new Date(timestamp * 1000);
const body = JSON.stringify(event);

const signed = (changes: object = {}) => {
  const parts = { body, timestamp: `${timestamp}`, secret, now, ...changes };
  const { body: text, timestamp: at } = parts;
  return { ...parts, signature: createHmac('sha256', secret).update(`${at}.${text}`).digest('hex') } satisfies WebhookRequest;
};

function refusalOf(request: WebhookRequest): WebhookRefused {
  try {
    verifyWebhook(request);
  } catch (error) {
    if (error instanceof WebhookRefused) return error;
    throw error;
  }
  throw new Error('it was not refused');
}

/** Section 7.4 of the dossier. None of the three bodies is an event. */
const vectors = [
  ['secret', 1702298964, '', '11a78a4daf3d96996a022be567e444b72bf5f7462311529f0342e0f152d32803', 'not_json'],
  [secret, 1672527600, '{"id": "EVYK7KCFJAXA23UKSG"}', '9dfc94dfd152e5c428a5b72c27bbbada0c2d81c266b62ab93ab7087aa773729b', 'not_an_event'],
  [secret, 1702298964, '', 'd83474e81c7758cc82ff6a4bf60e592a64ff8f54d1de82115acb9d1d1ec4793d', 'not_json'],
] as const;

describe('the signature', () => {
  it.each(vectors)('of %s at %d over %j is the provider’s [paypro.R134]', (secret, timestamp, body, signature, kind) => {
    expect(webhookSignature({ secret, timestamp, body })).toBe(signature);
    const request = { secret, timestamp, body, signature, now: new Date(timestamp * 1000) };
    expect(refusalOf(request).kind).toBe(kind);
    expect(refusalOf({ ...request, secret: `${secret}x` }).kind).toBe('bad_signature');
  });

  it('is the same over bytes as over text', () => {
    expect(webhookSignature({ secret, timestamp, body: Buffer.from(body) })).toBe(webhookSignature({ secret, timestamp, body }));
  });
});

describe('a webhook request', () => {
  it('that is genuine gives the event [paypro.R133]', () => {
    expect(verifyWebhook(signed())).toEqual(event);
    const { event_type, payload } = verifyWebhook(signed({ body: Buffer.from(body) }));
    expect(event_type === 'payment.created' && payload.amount).toBe(2500);
  });

  it.each([
    ['of node:http', { 'paypro-signature': signed().signature, 'paypro-timestamp': `${timestamp}` }],
    ['as PayPro spells them', { 'PayPro-Signature': signed().signature, 'PayPro-Timestamp': `${timestamp}` }],
    ['each in a list', { 'paypro-signature': [signed().signature], 'paypro-timestamp': [`${timestamp}`] }],
    ['of fetch', new Headers({ 'PayPro-Signature': signed().signature, 'PayPro-Timestamp': `${timestamp}` })],
  ])('is read with headers %s [paypro.R132]', (_, headers) => {
    expect(verifyWebhook({ body, headers, secret, now })).toEqual(event);
  });

  it.each([0, 600, -600])('%d seconds old is taken [paypro.R135]', (age) => {
    expect(verifyWebhook(signed({ now: new Date((timestamp + age) * 1000 + 999) }))).toEqual(event);
  });

  it.each([
    ['too_old', 601, 600],
    ['too_new', -601, 600],
    ['too_old', 6, 5],
    ['too_new', -1, 0],
  ])('is refused as %s when it is %d s old and %d are allowed', (kind, age, toleranceSeconds) => {
    expect(refusalOf(signed({ now: new Date((timestamp + age) * 1000), toleranceSeconds })).kind).toBe(kind);
  });

  it('is compared with the time of the machine', () => {
    const { now: _, ...fresh } = signed({ timestamp: `${Math.floor(Date.now() / 1000)}` });
    expect(verifyWebhook(fresh)).toEqual(event);
    const { now: __, ...stale } = signed();
    expect(refusalOf(stale).kind).toBe('too_old');
  });

  it.each<[string, Partial<Record<'body' | 'signature' | 'timestamp' | 'secret', string>>]>([
    ['another body', { body: `${body} ` }],
    ['another timestamp', { timestamp: `${timestamp + 1}` }],
    ['another secret', { secret: 'RdP7' }],
    ['another signature', { signature: '0'.repeat(64) }],
    ['half a signature', { signature: signed().signature.slice(0, 32) }],
    ['a longer signature', { signature: `${signed().signature}00` }],
    ['a signature in capitals', { signature: signed().signature.toUpperCase() }],
    ['a signature that is none', { signature: 'sha256=é' }],
    ['an old timestamp that nobody signed', { timestamp: '1' }],
  ])('with %s is refused as badly signed', (_, changes) => {
    expect(refusalOf({ ...signed(), ...changes }).kind).toBe('bad_signature');
  });

  it('with two signatures is refused, though one is right', () => {
    const headers = { 'paypro-signature': [signed().signature, signed().signature], 'paypro-timestamp': `${timestamp}` };
    expect(refusalOf({ body, headers, secret, now }).kind).toBe('bad_signature');
  });

  it.each([
    ['PayPro-Signature', undefined, '1'],
    ['PayPro-Timestamp', 'a', undefined],
    ['PayPro-Signature', '', '1'],
  ])('without %s is refused for that', (name, signature, timestamp) => {
    const missing = { kind: 'missing_header', message: `The header ${name} is missing.` };
    expect(refusalOf({ body, signature, timestamp, secret, now })).toMatchObject(missing);
    const headers = { 'paypro-signature': signature, 'paypro-timestamp': timestamp };
    expect(refusalOf({ body, headers, secret, now })).toMatchObject(missing);
  });

  it.each([
    ['bad_timestamp', { timestamp: 'noon' }],
    ['bad_timestamp', { timestamp: '1e9' }],
    ['not_json', { body: '' }],
    ['not_json', { body: '{' }],
    ['not_an_event', { body: 'null' }],
    ['not_an_event', { body: '[]' }],
    ['not_an_event', { body: '{"type":"event"}' }],
    ['not_an_event', { body: '{"type":"payment","event_type":"payment.paid","payload":{}}' }],
  ])('is refused as %s, though it is signed: %j', (kind, changes) => {
    expect(refusalOf(signed(changes)).kind).toBe(kind);
  });

  it('in broken UTF-8 is refused as not JSON', () => {
    const broken = Buffer.concat([Buffer.from('{"type":"'), Buffer.from([0xff]), Buffer.from('"}')]);
    expect(refusalOf({ ...signed(), body: broken, signature: webhookSignature({ body: broken, timestamp, secret }) }).kind).toBe(
      'not_json',
    );
  });

  it('is refused without a word about the secret or the right signature', () => {
    const refusal = inspect(refusalOf({ ...signed(), signature: 'a' }), { depth: null, showHidden: true });
    expect(refusal).not.toContain(secret);
    expect(refusal).not.toContain(signed().signature);
  });
});

describe('a mistake of the receiver', () => {
  const mistakes: readonly (readonly [string, object])[] = [
    ['secret', { secret: '' }],
    ['secret', { secret: undefined }],
    ['body', { body: event }],
    ['body', { body: undefined }],
    ['toleranceSeconds', { toleranceSeconds: Number.NaN }],
    ['toleranceSeconds', { toleranceSeconds: -1 }],
    ['now', { now: new Date('noon') }],
  ];
  it.each(mistakes)('in %s is no refusal: %j', async (argument, changes) => {
    const error: PayproError = await thrownBy(() => verifyWebhook({ ...signed(), ...changes } as WebhookRequest));
    expect(error).toMatchObject({ kind: 'invalid_argument', argument });
  });
});
