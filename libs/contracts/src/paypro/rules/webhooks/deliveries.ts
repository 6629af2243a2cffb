import { absoluteUrl, docs, exactly, matching, sdk, seed, utcInstant, where } from '../../../verifier/index.js';
import { rule } from '../dialect.js';
import { eachOf } from '../parts.js';
import { signature, vectors } from './signature.js';

const listening = { needs: ['webhooks'] } as const;
const unixSeconds = matching(/^\d{10}$/);

/** What reaches receivers. */
export const deliveries = [
  rule(
    'paypro.R123',
    'The event that was delivered can be retrieved.',
    [seed('GET /events/{id}'), docs('webhooks')],
    listening,
    async ({ api, given }) => {
      const webhook = await given.aListeningWebhook();
      const payment = await given.anOpenPayment({ description: 'Order 1001, naïve €' });
      const { event } = await webhook.first('payment.created');
      const retrieved = await api.getEvent({ id: event.id }).answers(200, exactly(event));
      await api.getPayment({ id: payment.id }).answers(200, exactly(retrieved.payload));
    },
  ),

  rule(
    'paypro.R128',
    'An inactive webhook receives no events.',
    seed('POST /webhooks'),
    listening,
    async ({ given, api, expect, delivered }) => {
      const active = await given.aListeningWebhook();
      const inactive = await given.aListeningWebhook({ active: false }, active.receiver);
      const { id } = await given.anOpenPayment();
      const { event } = await active.first('payment.created');
      expect('event of the active webhook', event, { payload: { id } });
      await api.updateWebhook({ id: active.webhook.id, body: { active: false } }).answers(200, { active: false });
      await api.cancelPayment({ id }).answers(200, { state: 'canceled' });
      await delivered();
      expect(
        'what the active one has received',
        active.all().map(({ event: { event_type } }) => event_type),
        ['payment.created'],
      );
      expect('what the inactive one has received', inactive.all().length, 0);
    },
  ),

  rule(
    'paypro.R129',
    'A webhook that is made active receives later events.',
    seed('PATCH /webhooks/{id}'),
    listening,
    async ({ given, api, expect, delivered }) => {
      const { webhook, all, first } = await given.aListeningWebhook({ active: false });
      await given.anOpenPayment();
      await api.updateWebhook({ id: webhook.id, body: { active: true } }).answers(200, { active: true });
      const later = await given.anOpenPayment();
      const { event } = await first('payment.created');
      expect('the event', event, { payload: { id: later.id } });
      await delivered();
      expect('how many it has received', all().length, 1);
    },
  ),

  rule(
    'paypro.R130',
    'A deleted webhook receives no events.',
    seed('DELETE /webhooks/{id}'),
    listening,
    async ({ given, api, expect, delivered }) => {
      const kept = await given.aListeningWebhook();
      const deleted = await given.aListeningWebhook({}, kept.receiver);
      const { id } = await given.anOpenPayment();
      expect('the event before', (await deleted.first('payment.created')).event, { payload: { id } });
      await api.deleteWebhook({ id: deleted.webhook.id }).answers(200);
      await api.cancelPayment({ id }).answers(200, { state: 'canceled' });
      expect('the event after', (await kept.first('payment.canceled')).event, { payload: { id } });
      await delivered();
      expect(
        'what the deleted one has received',
        deleted.all().map(({ event }) => event.event_type),
        ['payment.created'],
      );
    },
  ),

  rule(
    'paypro.R131',
    'A delivery is a POST whose body is the event, as JSON.',
    docs('webhooks'),
    listening,
    async ({ given, expect, inferred }) => {
      const { first } = await given.aListeningWebhook();
      const payment = await given.anOpenPayment({ metadata: { order_id: 1001 } });
      const { method, body, headers } = await first('payment.created');
      expect('method', method, 'POST');
      const id = matching(/^EV/);
      expect(
        'body',
        body,
        exactly({
          id,
          type: 'event',
          event_type: 'payment.created',
          payload: payment,
          created_at: utcInstant,
          _links: { self: absoluteUrl },
        }),
      );
      await inferred('its content type is application/json', () =>
        expect('content-type', headers['content-type'], matching(/^application\/json\b/)),
      );
    },
  ),

  rule(
    'paypro.R132',
    'A delivery carries PayPro-Signature and PayPro-Timestamp.',
    docs('webhooks'),
    listening,
    async ({ given, expect }) => {
      const { first } = await given.aListeningWebhook();
      await given.anOpenPayment();
      const { headers } = await first('payment.created');
      expect('PayPro-Signature', headers['paypro-signature'], matching(/^[\da-f]{64}$/));
      expect('PayPro-Timestamp', headers['paypro-timestamp'], unixSeconds);
    },
  ),

  rule(
    'paypro.R133',
    "The signature is the hex HMAC-SHA256 of the timestamp, a dot and the raw body, with the webhook's secret.",
    sdk('signature verification'),
    listening,
    async ({ given, expect }) => {
      const one = await given.aListeningWebhook();
      const other = await given.aListeningWebhook({}, one.receiver);
      await given.anOpenPayment({ description: 'Café crème / 10 € "to go" \u2028 🥐', metadata: { a: 1.5, b: [1e21] } });
      await eachOf([one, other], async ({ first, webhook }) => {
        const { headers, raw } = await first('payment.created');
        const timestamp = headers['paypro-timestamp'] ?? '';
        expect('PayPro-Signature', headers['paypro-signature'], signature(webhook.secret, timestamp, raw));
      });
    },
  ),

  rule(
    'paypro.R134',
    'The known signatures come out of the same computation.',
    sdk('signature tests'),
    listening,
    async ({ given, expect }) => {
      for (const vector of vectors) expect('signature', signature(vector.secret, vector.timestamp, vector.body), vector.signature);
      const { first, webhook } = await given.aListeningWebhook();
      await given.anOpenPayment();
      const { headers, raw } = await first('payment.created');
      expect('PayPro-Signature', headers['paypro-signature'], signature(webhook.secret, headers['paypro-timestamp'] ?? '', raw));
    },
  ),

  rule(
    'paypro.R135',
    'The timestamp is at most 600 seconds from the delivery.',
    sdk('default tolerance'),
    listening,
    async ({ given, expect, can, control, inferred }) => {
      const { first, webhook } = await given.aListeningWebhook();
      const near = (receivedAt: number) =>
        where(`within 600 s of ${Math.floor(receivedAt / 1000)}`, (timestamp) => Math.abs(Number(timestamp) - receivedAt / 1000) <= 600);
      await given.anOpenPayment();
      const { headers, receivedAt } = await first('payment.created');
      expect('PayPro-Timestamp', headers['paypro-timestamp'], near(receivedAt));
      if (!can('clock')) return;
      await inferred('also where the world is a year ahead', async () => {
        await control.advance('P365D');
        await given.aCanceledPayment();
        const later = await first('payment.canceled');
        const timestamp = later.headers['paypro-timestamp'] ?? '';
        expect('PayPro-Timestamp', timestamp, near(later.receivedAt));
        expect('PayPro-Signature', later.headers['paypro-signature'], signature(webhook.secret, timestamp, later.raw));
      });
    },
  ),

  rule(
    'paypro.R136',
    'A webhook gets only the types of events that it asks for; all of them with "all".',
    docs('webhooks'),
    listening,
    async ({ given, api, expect, delivered }) => {
      const all = await given.aListeningWebhook({ enabled_event_types: ['all'] });
      const some = await given.aListeningWebhook({ enabled_event_types: ['payment.canceled', 'payment.paid'] }, all.receiver);
      const other = await given.aListeningWebhook({ enabled_event_types: ['refund.created'] }, all.receiver);
      await api.getWebhook({ id: some.webhook.id }).answers(200, { enabled_event_types: ['payment.canceled', 'payment.paid'] });
      await given.aCanceledPayment();
      await all.first('payment.created');
      await all.first('payment.canceled');
      await some.first('payment.canceled');
      await delivered();
      const types = ({ all: received }: typeof all) =>
        received()
          .map(({ event }) => event.event_type)
          .sort();
      expect('events of the one for all', types(all), ['payment.canceled', 'payment.created']);
      expect('events of the one for two types', types(some), ['payment.canceled']);
      expect('events of the one for refunds', types(other), []);
    },
  ),
];
