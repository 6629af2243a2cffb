import { exactly, inference, matching, type Received, seed } from '../../../verifier/index.js';
import type { Listening } from '../../situations/receivers.js';
import { newAccount } from '../../situations/requests.js';
import { rule } from '../dialect.js';
import { eachOf, type PaystarStage, success } from '../parts.js';
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

/** One payment is told until the attempts are used up, whatever becomes of its account and of the template meanwhile. */
async function attempted(stage: PaystarStage, webhook: Listening): Promise<void> {
  const { api, given, expect, control, delivered, fact } = stage;
  const { all } = webhook;
  let due = await control.freeze();
  const account = newAccount({ Name: 'Pat Roe' });
  const paid = await given.aPaidSession({ Charges: [{ Amount: 4210, ClientAccount: account }] });
  const sessionIdentifier = paid.paymentSession.identifier;
  const isAsItWas = () => api.getPaymentSession({ sessionIdentifier }).answers(200, success(exactly(paid)));
  await isAsItWas();
  await delivered();
  expect('attempts at once', all().length, 1);
  await given.aKnownAccount({ ...account, Name: 'Somebody Else' });
  const other = { webhooks: { 'Payment.Succeeded': { template: '{"another": "{{AccountName}}"}' } } };
  await control.settings({ businessUnits: { [fact('businessUnitSlug')]: other } });
  await eachOf(waits, async (seconds) => {
    const before = all().length;
    due += seconds * 1000;
    await control.advanceTo(due - 1);
    expect(`attempts a millisecond less than ${seconds} s later`, all().length, before);
    await control.advanceTo(due);
    expect(`attempts ${seconds} s later`, all().length, before + 1);
    await isAsItWas();
  });
  await control.advance('P1D');
  expect('attempts in all', all().length, 5);
  const bytes = JSON.stringify({ action: 'Payment.Succeeded', name: 'Pat Roe', session: sessionIdentifier });
  for (const attempt of all()) {
    expect('the bytes', new TextDecoder().decode(attempt.raw), bytes);
    expect('X-Paystar-Signature', attempt.headers[header], signedAlike(webhook, attempt));
  }
}

/** Nobody answers, and then nobody is there. */
async function unanswered({ given, expect, control }: PaystarStage, { receiver, all }: Listening): Promise<void> {
  await control.advance('P1D');
  const before = all().length;
  await control.settings({ webhookTimeoutMs: 50 });
  receiver.takes(2000);
  await given.aPayment();
  await control.advance('P1D');
  expect('attempts where nobody answers', all().length, before + 5);
  await receiver.stop();
  await given.aPayment();
  const states: unknown[] = [];
  await eachOf(['PT14.999S', 'PT0.001S'], async (later) => {
    await control.advance(later);
    states.push((await control.deliveries())[0]?.state);
  });
  expect('how it stands before and after the last attempt where nobody is there', states, ['pending', 'failed']);
}

/** How webhooks are sent. */
export const deliveries = [
  rule(
    'paystar.R112',
    'Webhook deliveries carry a signature that can be verified.',
    seed('webhooks'),
    told,
    async ({ given, expect, inferred }) => {
      const one = await given.aWebhook('Payment.Succeeded', { template });
      await given.aPayment();
      await given.aPayment();
      const [first, second] = [await one.first(), one.all()[1] ?? (await one.first())];
      const other = await given.aWebhook('Payment.Succeeded', { template: { action: '{{EventType}}' }, receiver: one.receiver });
      await given.aPayment();
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
    async (stage) => {
      const { given, expect, control } = stage;
      const webhook = await given.aWebhook('Payment.Succeeded', { template });
      const { receiver, all } = webhook;
      receiver.answers(500);
      await attempted(stage, webhook);
      await eachOf([200, 204, 299], async (status) => {
        receiver.answers(status);
        const before = all().length;
        await given.aPayment();
        await control.advance('P1D');
        expect(`attempts that are answered ${status}`, all().length, before + 1);
      });
      receiver.answers(302);
      const before = all().length;
      await given.aPayment();
      await control.advance('PT1S');
      expect('attempts where a redirect is answered', all().length, before + 2);
      await unanswered(stage, webhook);
    },
  ),
];
