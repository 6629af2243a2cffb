import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { paths, paystar, type World } from '../calls.js';
import { charged, unit, user } from '../sent.js';
import { receiver } from './receiver.js';

const { world } = paystar();
const now = '2026-03-02T09:00:00.000Z';
const secret = 'whsec';

/** A session whose payment was told. */
async function paidIn(of: World, fields: object = {}): Promise<string> {
  const { body } = await of.post(paths.initiate, charged({}, { ClientUser: user, ...fields }));
  const id = body.data.PaymentSessionIdentifier as string;
  await of.control('POST', '/paystar/actions/pay?wait=deliveries', { id });
  return id;
}

const listenFor = (of: World, webhook: object, type = 'Payment.Succeeded') =>
  of.units({ [unit]: { webhooks: { [type]: { secret, ...webhook } } } });
const signed = (text: string) => createHmac('sha256', secret).update(text).digest('hex');
const deliveries = async (of: World) => (await of.control('GET', '/deliveries')).data;

describe('a webhook', () => {
  it('is posted once, as the documented template, with headers and a signature [paystar.R45, R102, R112, P24]', async () => {
    const here = world();
    await using listener = await receiver();
    await listenFor(here, { url: listener.url, headers: { Authorization: 'Basic abc', 'X-Tenant': '7' } });
    const sessionIdentifier = await paidIn(here, { CustomMeta: { PaymentIdentifier: 'p-5' } });
    const [delivery, ...rest] = listener.received;
    expect(rest).toEqual([]);
    expect(JSON.parse(delivery?.text ?? '')).toMatchObject({
      action: 'Payment.Succeeded',
      payload: {
        sessionIdentifier,
        status: 'Succeeded',
        amount: '42.10',
        accountNumber: 'W-77',
        paymentIdentifier: 'p-5',
        serviceFee: '195',
      },
    });
    expect(delivery?.headers).toMatchObject({
      'content-type': 'application/json',
      'x-paystar-signature': signed(delivery?.text ?? ''),
      authorization: 'Basic abc',
      'x-tenant': '7',
    });
  });

  it('that is not answered with 2xx is sent again after 1, 2, 4 and 8 seconds of the world, to the byte the same [paystar.P25]', async () => {
    const here = world();
    await here.freeze(now);
    await using listener = await receiver([500, 302, 404, 503]);
    await listenFor(here, { url: listener.url });
    await paidIn(here);
    const { fired, more } = await here.control('POST', '/clock/advance', { by: 'PT15S' });
    expect(more).toBe(false);
    expect((fired as { at: string }[]).map(({ at }) => (Date.parse(at) - Date.parse(now)) / 1000)).toEqual([1, 3, 7, 15]);
    const texts = new Set(listener.received.map(({ text, headers }) => text + headers['x-paystar-signature']));
    expect([listener.received.length, texts.size]).toEqual([5, 1]);
    const [delivery] = await deliveries(here);
    expect(delivery).toMatchObject({ state: 'delivered', receiver: `${unit} Payment.Succeeded`, eventType: 'Payment.Succeeded' });
    expect((delivery.attempts as { status: number }[]).map(({ status }) => status)).toEqual([500, 302, 404, 503, 200]);
    expect(delivery.attempts[0].signedTimestamp).toBeNull();
  });

  it('that was delivered can be read, and sent once more with the same bytes', async () => {
    const here = world();
    await using listener = await receiver();
    await listenFor(here, { url: listener.url });
    await paidIn(here);
    const [{ id }] = await deliveries(here);
    expect(await here.control('POST', `/deliveries/${id}/resend`)).toMatchObject({ state: 'delivered' });
    const [first, second] = listener.received;
    expect(second?.text).toBe(first?.text);
    const [message, ...others] = await here.records('messages');
    expect([message, others]).toEqual([
      { id: message?.id, eventType: 'Payment.Succeeded', BusinessUnitSlug: unit, body: first?.text, createdAt: message?.createdAt },
      [],
    ]);
  });

  it('makes room for newer ones once it is done: no more than 4 MiB of them are kept [docs/adr/0008]', async () => {
    const here = world();
    await listenFor(here, { url: 'https://biller.example/in', template: '["{{PaymentMetaJson_a}}","{{PaymentMetaJson_a}}"]' });
    for (let i = 0; i < 6; i++) await paidIn(here, { CustomMeta: { a: 'x'.repeat(500_000) } });
    expect(await here.records('messages')).toHaveLength(4);
    const all = await deliveries(here);
    expect((all as { state: string }[]).map(({ state }) => state)).toEqual(Array.from({ length: 6 }, () => 'not sent'));
    expect(await here.control('POST', `/deliveries/${all[5].id}/resend`)).toMatchObject({
      reason: 'not sent: its receiver or its event is gone',
    });
    expect(await here.control('POST', `/deliveries/${all[0].id}/resend`)).toMatchObject({ reason: 'not sent: host not listed' });
  });

  it('is given up after five attempts [paystar.P25]', async () => {
    const here = world();
    await here.freeze(now);
    await using listener = await receiver(Array.from({ length: 9 }, () => 500));
    await listenFor(here, { url: listener.url });
    await paidIn(here);
    await here.control('POST', '/clock/advance', { by: 'PT1H' });
    expect(listener.received).toHaveLength(5);
    expect((await deliveries(here))[0]).toMatchObject({ state: 'failed', reason: 'answered 500' });
  });

  it('that is taken from the settings is not sent again', async () => {
    const here = world();
    await here.freeze(now);
    await using listener = await receiver([500]);
    await listenFor(here, { url: listener.url });
    await paidIn(here);
    await here.units({ [unit]: { webhooks: { 'Payment.Succeeded': null } } });
    await here.control('POST', '/clock/advance', { by: 'PT15S' });
    expect(listener.received).toHaveLength(1);
    expect((await deliveries(here))[0]).toMatchObject({ state: 'not sent' });
  });

  it('that hangs is not waited for longer than the settings say', async () => {
    const here = world();
    await here.freeze(now);
    await here.control('PATCH', '/paystar/settings', { webhookTimeoutMs: 20 });
    await using listener = await receiver();
    await listenFor(here, { url: listener.url });
    listener.hang();
    await paidIn(here);
    expect((await deliveries(here))[0]).toMatchObject({ state: 'pending', reason: 'no answer within 20 ms' });
  });
});

describe('what is not sent', () => {
  it('says why: no webhook, and a template that makes no JSON', async () => {
    const here = world();
    await paidIn(here);
    await listenFor(here, { url: 'http://127.0.0.1:9', template: '{"name":{{AccountName}}}' });
    await paidIn(here);
    const [broken, none] = await deliveries(here);
    expect(none).toMatchObject({
      state: 'not sent',
      reason: `not sent: the settings of ${unit} have no webhook for Payment.Succeeded`,
      attempts: [],
    });
    expect(broken).toMatchObject({
      state: 'not sent',
      reason: expect.stringMatching(/^not sent: its template gives no JSON: /),
      attempts: [],
    });
  });

  it('is what other business units and other events are told', async () => {
    const here = world();
    await using listener = await receiver();
    await here.units({ 'water-bill-pay': { webhooks: { 'Payment.Succeeded': { url: listener.url, secret } } } });
    await listenFor(here, { url: listener.url }, 'Payment.Failed');
    await paidIn(here);
    expect(listener.received).toEqual([]);
  });
});
