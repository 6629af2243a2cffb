import { createHmac } from 'node:crypto';
import { inspect } from 'node:util';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { verifyWebhook, WebhookRefused, type WebhookRequest, webhookSignature } from '../../src/paystar/index.js';
import { thrownBy } from './thrown-by.js';

const secret = 'whsec_7Qm2Xc9RtLw4Zk8N';
const sent = { action: 'Payment.Succeeded', payload: { status: 'Succeeded', amount: '300.34', serviceFee: '1012' } };
const body = JSON.stringify(sent);
const signatureOf = (text: string | Uint8Array) => createHmac('sha256', secret).update(text).digest('hex');
const signed = (text: string | Uint8Array = body) => ({ body: text, secret, signature: signatureOf(text) });

function refusalOf(request: WebhookRequest): WebhookRefused {
  try {
    verifyWebhook(request);
  } catch (error) {
    if (error instanceof WebhookRefused) return error;
    throw error;
  }
  throw new Error('it was not refused');
}

describe('a webhook request', () => {
  it('that is genuine gives its body, whose type the receiver says [paystar.R112, paystar.P24]', () => {
    expect(verifyWebhook(signed())).toEqual(sent);
    const { payload } = verifyWebhook<typeof sent>(signed(Buffer.from(body)));
    expect(payload.amount).toBe('300.34');
    expectTypeOf(verifyWebhook(signed())).toBeUnknown();
  });

  it.each(['[]', 'null', '17', '"Succeeded"', '{}'])('may be any JSON, as the template has it: %s [paystar.R102]', (text) => {
    expect(verifyWebhook(signed(text))).toEqual(JSON.parse(text));
  });

  it.each([
    ['of node:http', { 'x-paystar-signature': signatureOf(body) }],
    ['as Paystar spells it', { 'X-Paystar-Signature': signatureOf(body) }],
    ['in a list', { 'x-paystar-signature': [signatureOf(body)] }],
    ['of fetch', new Headers({ 'X-Paystar-Signature': signatureOf(body) })],
  ])('is read with the header %s', (_, headers) => {
    expect(verifyWebhook({ body, secret, headers })).toEqual(sent);
  });

  it('is read with a header of your own, and with no other', () => {
    const headers = { 'x-acme-signature': signatureOf(body) };
    expect(verifyWebhook({ body, secret, headers, header: 'X-Acme-Signature' })).toEqual(sent);
    expect(refusalOf({ body, secret, headers })).toMatchObject({
      kind: 'missing_header',
      message: 'The header X-Paystar-Signature is missing.',
    });
  });

  it.each<[string, object]>([
    ['another body', { body: `${body} ` }],
    ['another secret', { secret: 'whsec_7' }],
    ['another signature', { signature: '0'.repeat(64) }],
    ['half a signature', { signature: signatureOf(body).slice(0, 32) }],
    ['a signature in capitals', { signature: signatureOf(body).toUpperCase() }],
    ['a signature with its algorithm', { signature: `sha256=${signatureOf(body)}` }],
    ['two signatures, though one is right', { headers: { 'x-paystar-signature': [signatureOf(body), signatureOf(body)] } }],
  ])('with %s is refused as badly signed', (_, changes) => {
    expect(refusalOf({ ...signed(), ...changes } as WebhookRequest).kind).toBe('bad_signature');
  });

  it.each([undefined, ''])('with %j for a signature is refused for that', (signature) => {
    expect(refusalOf({ body, secret, signature }).kind).toBe('missing_header');
    expect(refusalOf({ body, secret, headers: { 'x-paystar-signature': signature } }).kind).toBe('missing_header');
  });

  it.each(['', '{', Uint8Array.from([0x22, 0xff, 0x22])])('that is no JSON is refused, though it is signed: %j', (text) => {
    expect(refusalOf(signed(text)).kind).toBe('not_json');
  });

  it('is refused without a word about the secret or the right signature', () => {
    const refusal = inspect(refusalOf({ ...signed(), signature: 'a' }), { depth: null, showHidden: true });
    expect(refusal).not.toContain(secret);
    expect(refusal).not.toContain(signatureOf(body));
  });

  it.each<[string, object]>([
    ['secret', { secret: '' }],
    ['secret', { secret: undefined }],
    ['body', { body: sent }],
    ['body', { body: undefined }],
  ])('with a mistake of the receiver in %s is no refusal: %j', async (argument, changes) => {
    const error = await thrownBy(() => verifyWebhook({ ...signed(), ...changes } as WebhookRequest));
    expect(error).toMatchObject({ kind: 'invalid_argument', argument });
  });
});

describe('the signature', () => {
  it('is the HMAC-SHA256 of the bytes in lower-case hex [paystar.P24]', () => {
    // printf '{"status":"Succeeded"}' | openssl dgst -sha256 -hmac key
    const signature = '780f1dadbe04979cd80e1cee9dbb8cf3de9fb9e4c750d6d3cf9642e2f16a1e53';
    expect(webhookSignature({ body: '{"status":"Succeeded"}', secret: 'key' })).toBe(signature);
    expect(webhookSignature({ body: Buffer.from('{"status":"Succeeded"}'), secret: 'key' })).toBe(signature);
  });
});
