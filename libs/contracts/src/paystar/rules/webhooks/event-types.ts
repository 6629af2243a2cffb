import { docs, exactly } from '../../../verifier/index.js';
import { declinedCard, slowChecking } from '../../situations/payments.js';
import type { Listening } from '../../situations/receivers.js';
import { rule } from '../dialect.js';
import type { PaystarStage } from '../parts.js';

const template = { action: '{{EventType}}', status: '{{Status}}' };
const day = 24 * 3600 * 1000;

/** Webhooks of the payment events, and how often each was sent so far. */
async function paymentWebhooks({ given }: PaystarStage, succeeded: Listening) {
  const shared = { template, receiver: succeeded.receiver };
  const failed = await given.aWebhook('Payment.Failed', shared);
  const pending = await given.aWebhook('Payment.Pending', shared);
  return { failed, pending, counts: () => [succeeded, failed, pending].map(({ all }) => all().length) };
}

/** What is under way comes to an end, and a payment that was ordered is made. */
async function later(stage: PaystarStage, succeeded: Listening): Promise<void> {
  const { given, control, expect } = stage;
  const { failed, pending, counts } = await paymentWebhooks(stage, succeeded);
  const before = counts();
  const since = () => counts().map((count, index) => count - (before[index] ?? 0));
  const [settled, returned] = [await given.aPayment({}, slowChecking), await given.aPayment({}, slowChecking)];
  expect('webhooks of two payments under way', since(), [0, 0, 2]);
  expect('the webhook', pending.all()[0]?.body, { action: 'Payment.Pending', status: 'Pending' });
  await control.act('settle', { id: settled });
  expect('webhooks, once one has settled', since(), [1, 0, 2]);
  await control.act('fail', { id: returned });
  expect('webhooks, once the other has come back', since(), [1, 1, 2]);
  expect('the webhook', failed.all().at(-1)?.body, { action: 'Payment.Failed', status: 'Failed' });
  const now = await control.freeze();
  await given.aScheduledPayment(now + day);
  await control.advanceTo(now + day - 1);
  expect('webhooks before the day of a scheduled payment', since(), [1, 1, 2]);
  await control.advanceTo(now + day);
  expect('webhooks on its day', since(), [2, 1, 2]);
  await control.advanceTo(now + 40 * day);
  expect('webhooks long after it', since(), [2, 1, 2]);
}

/** Each of the others happens once. */
async function others({ given, control, expect }: PaystarStage, { receiver }: Listening): Promise<void> {
  const types = ['Payment.Failed', 'AutoPay.Enrolled', 'AutoPay.Unenrolled', 'Paperless.Enrolled', 'Paperless.Unenrolled'] as const;
  const webhooks: Listening[] = [];
  for (const type of types) webhooks.push(await given.aWebhook(type, { template, receiver }));
  await given.aPayment({}, declinedCard);
  const autopay = await given.anEnrolledAccount();
  await control.act('unenroll', { id: autopay.id });
  const paperless = await given.aPaperlessSession();
  await control.act('set-paperless', { id: paperless.id, paperless: true });
  await control.act('set-paperless', { id: paperless.id, paperless: false });
  const told = webhooks.map(({ all }) => all().map(({ body }) => body));
  expect(
    'the webhooks',
    told,
    types.map((action) => [{ action }]),
  );
}

/** Which events there are, and when they happen. */
export const eventTypes = [
  rule(
    'paystar.R106',
    "EventType is the event's name.",
    docs('webhooks'),
    { needs: ['settings', 'webhooks', 'payer', 'clock'], effects: ['creates', 'money'] },
    async (stage) => {
      const { given, expect, inferred } = stage;
      const succeeded = await given.aWebhook('Payment.Succeeded', { template });
      await given.aPayment();
      expect('the webhook', (await succeeded.first()).body, exactly({ action: 'Payment.Succeeded', status: 'Succeeded' }));
      await inferred('of every other event too', () => others(stage, succeeded));
      await inferred('also of payments that settle, come back or were ordered for a day', () => later(stage, succeeded));
    },
  ),
];
