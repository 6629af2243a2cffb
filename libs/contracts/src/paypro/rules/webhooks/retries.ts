import { exactly, inference, where } from '../../../verifier/index.js';
import type { Listening } from '../../situations.js';
import { rule } from '../dialect.js';
import { signature } from './signature.js';

/** The waits between five attempts, on the world's clock. */
const waits = ['PT60S', 'PT5M', 'PT30M', 'PT2H'] as const;
const seconds = [60, 300, 1800, 7200] as const;

const timestamps = ({ all }: Listening): readonly number[] => all().map(({ headers }) => Number(headers['paypro-timestamp']));

/** What happens where a receiver does not answer with success. */
export const retries = [
  rule(
    'paypro.P10',
    'A delivery that fails is attempted up to five times, each attempt with a timestamp and a signature of its own.',
    inference('repeated with the first timestamp, it would leave the 600 seconds of tolerance'),
    { needs: ['webhooks', 'clock', 'settings'] },
    async ({ given, api, control, expect, delivered }) => {
      await control.freeze();
      await control.settings({ signatureTime: 'world' });
      const created = { enabled_event_types: ['payment.created' as const] };
      const failing = await given.aListeningWebhook(created);
      const deleted = await given.aListeningWebhook(created, failing.receiver);
      const silenced = await given.aListeningWebhook(created, failing.receiver);
      failing.receiver.answers(500);
      const { id } = await given.anOpenPayment();
      await api.getPayment({ id }).answers(200, { state: 'open' });
      await delivered();
      expect('attempts at once', failing.all().length, 1);
      expect('attempts at the others', [deleted.all().length, silenced.all().length], [1, 1]);
      await api.deleteWebhook({ id: deleted.webhook.id }).answers(200);
      await api.updateWebhook({ id: silenced.webhook.id, body: { active: false } }).answers(200, { active: false });
      await control.advance('PT59S');
      expect('attempts after 59 s', failing.all().length, 1);
      await control.advance('PT1S');
      expect('attempts after 60 s', failing.all().length, 2);
      for (const [index, wait] of waits.slice(1).entries()) {
        await control.advance(wait);
        expect(`attempts after another ${wait}`, failing.all().length, index + 3);
      }
      await control.advance('P2D');
      expect('attempts in all', failing.all().length, 5);
      expect('attempts at the deleted and at the inactive one', [deleted.all().length, silenced.all().length], [1, 1]);
      const signed = timestamps(failing);
      expect(
        'seconds between the timestamps',
        signed.slice(1).map((timestamp, index) => timestamp - (signed[index] ?? 0)),
        seconds,
      );
      for (const { headers, raw, event } of failing.all()) {
        expect('event', event, exactly(failing.all()[0]?.event));
        const timestamp = headers['paypro-timestamp'] ?? '';
        expect('PayPro-Signature', headers['paypro-signature'], signature(failing.webhook.secret, timestamp, raw));
      }
      failing.receiver.answers(204);
      await given.anOpenPayment();
      await control.advance('P1D');
      expect(
        'attempts that a 204 ends',
        failing.all().length,
        where('one more', (count) => count === 6),
      );
    },
  ),
];
