import { type Control, createControl, type WorldControl } from '@paystub/client/control';
import { verifyWebhook, WebhookRefused, webhookSignature } from '@paystub/client/paystar';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Program, startBundle } from '../kit/bundle.js';
import { Biller, newKey, slug } from '../kit/paystar.js';
import { openReceiver, type Receiver } from '../kit/receiver.js';

interface Told {
  readonly action: string;
  readonly payload: { readonly sessionIdentifier: string };
}

let program: Program;
let control: Control;
let receiver: Receiver<Told>;
let biller: Biller;
let world: WorldControl;

beforeAll(async () => {
  program = await startBundle();
  control = createControl({ url: program.ready.control.url });
});

beforeEach(async () => {
  receiver = await openReceiver<Told>();
  biller = new Biller(program.ready.paystar.url, newKey());
  world = control.world(`paystar:${biller.key}`);
  return () => receiver.close();
});

afterAll(async () => {
  await program?.stop();
});

const secret = 'the secret of this biller';
const listen = (fields: object = {}, type = 'Payment.Succeeded') =>
  world.updateSettings('paystar', { businessUnits: { [slug]: { webhooks: { [type]: { url: receiver.hooks, secret, ...fields } } } } });

async function paid(): Promise<string> {
  const { PaymentSessionIdentifier: id } = await biller.bill({
    Charges: [{ Amount: 123_456 }],
    CustomMeta: { note: 'Zoë’s "5 %" \u2028 bill' },
  });
  await world.act('paystar', 'pay', { id }, { wait: true });
  return id;
}

describe('a webhook', () => {
  it('is signed over its bytes, with the secret of the settings and no other', async () => {
    const template = '{"note":"{{PaymentMetaJson_note}}","cents":{{AmountMinor}},"text":"{{AmountFormatted}}","none":"{{Nothing}}"}';
    await listen({ template, headers: { 'X-Tenant': 'acme' }, signatureHeader: 'X-Signed' });
    await paid();
    const [arrival] = receiver.arrivals;
    const { body = Buffer.alloc(0), headers = {} } = arrival ?? {};
    expect(arrival?.event).toEqual({ note: 'Zoë’s "5 %" \u2028 bill', cents: 123_456, text: '$1,234.56', none: '' });
    expect(headers).toMatchObject({
      'content-type': 'application/json',
      'x-tenant': 'acme',
      'x-signed': webhookSignature({ body, secret }),
    });
    expect(headers).not.toHaveProperty('x-paystar-signature');
    expect(verifyWebhook({ body, headers, secret, header: 'X-Signed' })).toEqual(arrival?.event);
    const kindOf = (wrong: object) => {
      try {
        verifyWebhook({ body, headers, secret, header: 'X-Signed', ...wrong });
        return 'genuine';
      } catch (error) {
        return error instanceof WebhookRefused ? error.kind : error;
      }
    };
    expect([kindOf({ secret: 'another' }), kindOf({ body: `${body} ` }), kindOf({ headers: {} })]).toEqual([
      'bad_signature',
      'bad_signature',
      'missing_header',
    ]);
  });

  it('that fails is sent five times, after 1, 2, 4 and 8 seconds of the world, with the same bytes [paystar.P25]', async () => {
    await world.freeze('2027-03-01T09:00:00Z');
    receiver.onWebhook = () => 503;
    await listen();
    await paid();
    const { fired } = await world.advance({ by: 'PT1M' });
    expect(fired.map(({ at }) => at.slice(17, 23))).toEqual(['01.000', '03.000', '07.000', '15.000']);
    const [delivery] = await world.deliveries().all();
    expect(delivery).toMatchObject({ state: 'failed', reason: 'answered 503', nextAttemptAt: null });
    expect(delivery?.attempts.map(({ status }) => status)).toEqual([503, 503, 503, 503, 503]);
    expect(new Set(receiver.arrivals.map(({ body, headers }) => `${headers['x-paystar-signature']} ${body}`)).size).toBe(1);
    receiver.onWebhook = () => 204;
    expect(await world.resend(delivery?.id ?? '')).toMatchObject({ state: 'delivered' });
  });

  it('may be answered by a receiver that looks the session up', async () => {
    const seen: unknown[] = [];
    receiver.onWebhook = async ({ event }) => {
      const { paymentSession, payment } = await biller.client.paymentSessions.get(event.payload.sessionIdentifier);
      seen.push([paymentSession.status, payment?.status]);
      return 200;
    };
    await listen();
    await paid();
    expect(seen).toEqual([['Succeeded', 'Succeeded']]);
  });

  it('is sent to nobody where none is set up for the event, or the host is not this machine, or this sandbox', async () => {
    const reasons: (string | null | undefined)[] = [];
    const reason = async () => (await world.deliveries().all())[0]?.reason;
    await paid();
    reasons.push(await reason());
    const own = `${program.ready.paystar.url}/integrations/events`;
    for (const url of ['https://biller.example/hooks', 'http://169.254.169.254/latest', own, program.ready.control.url]) {
      await listen({ url });
      await paid();
      reasons.push(await reason());
    }
    await listen({ template: '[{{AmountFormatted}}]' });
    await paid();
    reasons.push(await reason());
    const ownListener = expect.stringMatching(/^not sent: .*(own|this process|sandbox)/);
    expect(reasons).toEqual([
      `not sent: the settings of ${slug} have no webhook for Payment.Succeeded`,
      'not sent: host not listed',
      'not sent: host not listed',
      ownListener,
      ownListener,
      expect.stringMatching(/^not sent: its template gives no JSON/),
    ]);
    expect(receiver.arrivals).toEqual([]);
  });

  it.each([
    [{ url: 'ftp://biller.example' }],
    [{ secret: '' }],
    [{ template: '{"a": unquoted}' }],
    [{ headers: { Host: 'biller.example' } }],
    [{ colour: 'red' }],
  ])('is not set up by %j, and the settings stay', async (fields) => {
    const before = await world.settings('paystar');
    await expect(listen(fields)).rejects.toMatchObject({ status: 400, type: 'urn:paystub:invalid-request' });
    await expect(listen({}, 'Payment.Refunded')).rejects.toMatchObject({ status: 400 });
    expect(await world.settings('paystar')).toEqual(before);
  });
});
