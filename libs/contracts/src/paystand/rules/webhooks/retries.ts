import { exactly } from '../../../verifier/index.js';
import type { Listening } from '../../situations/listening.js';
import { client, docsX } from '../../sources.js';
import { rule } from '../dialect.js';
import { eachOf, type PaystandStage } from '../parts.js';
import { listening } from './telling.js';

/** Seconds from one attempt to the next, on the world's clock. */
const waits = [300, 900, 3600, 43_200, 86_400, 86_400, 86_400, 86_400] as const;

const retrying = listening(['clears'], ['clock']);

/** A payment whose creation the receiver answers so, in a world that stands still: what came of that one event. */
async function answered({ given, control, delivered, expect }: PaystandStage, status: number, webhook?: Listening) {
  await control.freeze();
  const receiving = webhook ?? (await given.aListeningWebhook());
  receiving.receiver.answers(status);
  const before = receiving.all().length;
  const { id } = await given.aCardPayment();
  await delivered();
  const created = receiving
    .all()
    .slice(before)
    .find(({ event }) => event.sourceId === id && event.diff.changes.status === 'created');
  const attempts = () => receiving.all().filter(({ event }) => event.id === created?.event.id);
  expect(`attempts at once that are answered ${status}`, attempts().length, 1);
  return { webhook: receiving, attempts };
}

/** What becomes of a delivery, by what the receiver answers. */
export const retries = [
  rule('paystand.R212', 'Any answer from 200 to 299 ends a delivery.', docsX('webhooks, setup'), retrying, async (stage) => {
    const { control, expect } = stage;
    const webhook = await stage.given.aListeningWebhook();
    const ended = [];
    for (const status of [200, 201, 204, 299]) ended.push(await answered(stage, status, webhook));
    await control.advance('P5D');
    for (const { attempts } of ended) expect('attempts in all', attempts().length, 1);
  }),

  rule(
    'paystand.R213',
    'Any other answer is followed by attempts 300, 900, 3,600 and 43,200 seconds later, and then four times a day later.',
    docsX('webhooks, setup'),
    retrying,
    async (stage) => {
      const { control, expect, inferred } = stage;
      const { attempts, webhook } = await answered(stage, 500);
      let made = 1;
      for (const [index, seconds] of waits.entries()) {
        await control.advance(`PT${seconds - 1}S`);
        expect(`attempts ${seconds - 1} s after attempt ${made}`, attempts().length, made);
        await control.advance('PT1S');
        made = index + 2;
        expect(`attempts ${seconds} s after attempt ${made - 1}`, attempts().length, made);
      }
      await eachOf([400, 401, 410, 503], async (status) => {
        const other = await answered(stage, status, webhook);
        await control.advance('PT5M');
        expect(`attempts that are answered ${status}`, other.attempts().length, 2);
      });
      await inferred('a redirect is one of the others', async () => {
        const other = await answered(stage, 302, webhook);
        await control.advance('PT5M');
        expect('attempts that are answered 302', other.attempts().length, 2);
      });
    },
  ),

  rule(
    'paystand.R214',
    'A receiver that does not answer in time has not taken the event; it has 15 seconds.',
    docsX('webhooks, setup'),
    retrying,
    async ({ given, control, expect, delivered }) => {
      await control.freeze();
      const webhook = await given.aListeningWebhook();
      const attemptsAt = (id: string) =>
        webhook.all().filter(({ event }) => event.sourceId === id && event.diff.changes.status === 'created').length;
      // Slow, and in time.
      webhook.receiver.takes(400);
      const slow = await given.aCardPayment();
      await delivered();
      // As if 15 seconds were over.
      await control.settings({ webhooks: { timeoutMs: 150 } });
      const late = await given.aCardPayment();
      await delivered();
      webhook.receiver.takes(0);
      expect('attempts at once', [attemptsAt(slow.id), attemptsAt(late.id)], [1, 1]);
      await control.advance('PT5M');
      expect('attempts five minutes later', [attemptsAt(slow.id), attemptsAt(late.id)], [1, 2]);
      await control.advance('P1D');
      expect('attempts a day later', [attemptsAt(slow.id), attemptsAt(late.id)], [1, 2]);
    },
  ),

  rule('paystand.R215', 'A receiver that answers 404 is asked no more.', docsX('webhooks, setup'), retrying, async (stage) => {
    const { control, expect } = stage;
    const gone = await answered(stage, 404);
    const failing = await answered(stage, 500, gone.webhook);
    await control.advance('P5D');
    expect('attempts that are answered 404', gone.attempts().length, 1);
    expect('attempts that are answered 500', failing.attempts().length > 1, true);
    gone.webhook.receiver.answers(500);
    const late = await answered(stage, 500, gone.webhook);
    gone.webhook.receiver.answers(404);
    await control.advance('P30D');
    expect('attempts, the second of which is answered 404', late.attempts().length, 2);
  }),

  rule('paystand.R216', 'An attempt that is made again has the same event.', client('webhooks'), retrying, async (stage) => {
    const { control, expect, inferred } = stage;
    const { attempts } = await answered(stage, 500);
    await control.advance('PT2H');
    const [first, ...again] = attempts().map(({ event }) => event);
    expect('attempts', again.length, 3);
    for (const { id, sourceId, resource, diff } of again) {
      expect('the event', { id, sourceId }, { id: first?.id, sourceId: first?.sourceId });
      expect('what it says', { resource, diff }, exactly({ resource: first?.resource, diff: first?.diff }));
    }
    await inferred('it counts the attempts before', () =>
      expect(
        'attempts',
        again.map((event) => event.attempts),
        [1, 2, 3],
      ),
    );
  }),

  rule('paystand.R217', 'After the last attempt nothing more is sent.', docsX('webhooks, setup'), retrying, async (stage) => {
    const { control, expect, api } = stage;
    const { attempts, webhook } = await answered(stage, 500);
    await control.advance('P5D');
    expect('attempts in all', attempts().length, 9);
    await control.advance('P60D');
    expect('attempts two months later', attempts().length, 9);
    webhook.receiver.answers(200);
    await control.advance('P60D');
    expect('attempts at a receiver that answers again', attempts().length, 9);
    const { id } = attempts()[0]?.event ?? { id: '' };
    await api.getEvent({ eventId: id }).answers(200, { id, status: 'active' });
  }),
];
