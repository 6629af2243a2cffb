import { exactly, inference, matching, type Received, seed } from '../../../verifier/index.js';
import type { Listening } from '../../situations/receivers.js';
import { newAccount } from '../../situations/requests.js';
import { rule } from '../dialect.js';
import { eachOf, success } from '../parts.js';
import { signature } from './signature.js';

const told = { needs: ['settings', 'webhooks', 'payer'], effects: ['creates', 'money'] } as const;

const template = { action: '{{EventType}}', name: '{{AccountName}}', session: '{{SessionIdentifier}}' };
const header = 'x-paystar-signature';

/** Headers that may hold a signature. */
const signaturesIn = ({ headers }: Received): readonly string[] =>
  Object.entries(headers).flatMap(([name, value]) => (/signature|hmac/i.test(name) ? [value] : []));

const signedAlike = ({ secret }: Listening, { raw }: Received): string => signature(secret, raw);

/** The waits between five attempts, on the world's clock. */
const waits = [1, 2, 4, 8] as const;

/** How webhooks are sent. */
export const deliveries = [
  rule(
    'paystar.R112',
    'Webhook deliveries carry a signature that can be verified.',
    seed('webhooks'),
    told,
    async ({ given, expect, inferred }) => {
      const one = await given.aWebhook('Payment.Succeeded', { template });
      await given.aPaidSession();
      await given.aPaidSession();
      const [first, second] = [await one.first(), one.all()[1] ?? (await one.first())];
      const other = await given.aWebhook('Payment.Succeeded', { template: { action: '{{EventType}}' }, receiver: one.receiver });
      await given.aPaidSession();
      const third = await other.first();
      const seen = [first, second, third].map(signaturesIn);
      for (const signatures of seen) expect('signatures in the headers', signatures.length > 0, true);
      expect('different signatures, of three different bodies', new Set(seen.map(String)).size, 3);
      await inferred('X-Paystar-Signature is the hex HMAC-SHA256 of the bytes', () => {
        expect('the first', first.headers[header], signedAlike(one, first));
        expect('the second', second.headers[header], signedAlike(one, second));
        expect('the third', third.headers[header], signedAlike(other, third));
      });
    },
  ),

  rule(
    'paystar.P24',
    'X-Paystar-Signature is the lowercase hex HMAC-SHA256 of the raw body, with the secret of the webhook.',
    inference('the usual scheme'),
    told,
    async ({ given, expect }) => {
      const webhook = await given.aWebhook('Payment.Succeeded', { template: `{ "name":  "{{AccountName}}",\n\t"é": "{{EventType}}" }` });
      const named = { headers: { 'X-Tenant': 'acme', Authorization: 'Bearer of-the-integrator' }, signatureHeader: 'X-Signature' };
      const other = await given.aWebhook('Payment.Failed', { ...named, template, receiver: webhook.receiver });
      const Charges = [{ Amount: 4210, ClientAccount: newAccount({ Name: 'Café "Süd" 🥐' }) }];
      await given.aPaidSession({ Charges });
      const first = await webhook.first();
      expect('X-Paystar-Signature', first.headers[header], matching(/^[\da-f]{64}$/));
      expect('X-Paystar-Signature', first.headers[header], signedAlike(webhook, first));
      expect('the bytes', new TextDecoder().decode(first.raw), '{ "name":  "Café \\"Süd\\" 🥐",\n\t"é": "Payment.Succeeded" }');
      await given.aFailedSession({ Charges });
      const second = await other.first();
      const headers = { 'x-signature': signedAlike(other, second), 'x-tenant': 'acme', authorization: 'Bearer of-the-integrator' };
      expect('the headers', second.headers, headers);
      expect('X-Paystar-Signature', second.headers[header], undefined);
    },
  ),

  rule(
    'paystar.P25',
    'A delivery that fails is attempted five times in all, 1, 2, 4 and 8 seconds apart, with the same bytes and signature.',
    inference('the usual way; nobody waits for it'),
    { ...told, needs: [...told.needs, 'clock'] },
    async ({ api, given, expect, control, delivered }) => {
      let due = await control.freeze();
      const failing = await given.aWebhook('Payment.Succeeded', { template });
      failing.receiver.answers(500);
      const paid = await given.aPaidSession();
      const sessionIdentifier = paid.paymentSession.identifier;
      await api.getPaymentSession({ sessionIdentifier }).answers(200, success(exactly(paid)));
      await delivered();
      expect('attempts at once', failing.all().length, 1);
      await eachOf(waits, async (seconds) => {
        const before = failing.all().length;
        due += seconds * 1000;
        await control.advanceTo(due - 1);
        expect(`attempts a millisecond less than ${seconds} s later`, failing.all().length, before);
        await control.advanceTo(due);
        expect(`attempts ${seconds} s later`, failing.all().length, before + 1);
        await api.getPaymentSession({ sessionIdentifier }).answers(200, success(exactly(paid)));
      });
      await control.advance('P1D');
      expect('attempts in all', failing.all().length, 5);
      const [first] = failing.all();
      for (const attempt of failing.all()) {
        expect('the bytes', new TextDecoder().decode(attempt.raw), new TextDecoder().decode(first?.raw));
        expect('X-Paystar-Signature', attempt.headers[header], signedAlike(failing, attempt));
      }
      await eachOf([200, 204, 299], async (status) => {
        failing.receiver.answers(status);
        const before = failing.all().length;
        await given.aPaidSession();
        await control.advance('P1D');
        expect(`attempts that are answered ${status}`, failing.all().length, before + 1);
      });
      failing.receiver.answers(302);
      const before = failing.all().length;
      await given.aPaidSession();
      await control.advance('PT1S');
      expect('attempts where a redirect is answered', failing.all().length, before + 2);
    },
  ),
];
