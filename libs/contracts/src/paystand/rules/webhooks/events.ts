import { exactly, matching, where } from '../../../verifier/index.js';
import type { Told } from '../../situations/listening.js';
import { client, docsX } from '../../sources.js';
import { rule } from '../dialect.js';
import { id24, utcMillis } from '../parts.js';
import { everythingTold, families, hearingAll, listening } from './telling.js';

const anObject = where('an object', (value) => typeof value === 'object' && value !== null && !Array.isArray(value));

/** The state that a resource was in and the one that it came to. */
const statesIn = ({ event: { diff } }: Told) => [diff.previous.status, diff.changes.status];

/** What an event says. */
export const eventObjects = [
  rule(
    'paystand.R205',
    'A delivery is a POST of application/json, with an event in it.',
    docsX('webhooks, setup'),
    listening(['clears']),
    async ({ given, expect }) => {
      const webhook = await given.aListeningWebhook();
      const { id } = await given.aCardPayment({ description: 'Crème brûlée, 10 €' });
      const { method, headers, body } = await webhook.first('payment', 'posted');
      expect('method', method, 'POST');
      expect('Content-Type', headers['content-type'], matching(/^application\/json\b/));
      const resource = { object: 'payment', id, description: 'Crème brûlée, 10 €' };
      expect('body', body, { object: 'event', id: id24, resource, sourceId: id });
    },
  ),

  rule(
    'paystand.R206',
    'An event has its id, the resource, what has changed, the URLs, the source, a status and its dates.',
    docsX('webhooks, setup'),
    listening(['clears']),
    async ({ api, given, expect, inferred }) => {
      const [webhook, other] = await given.severalWebhooks(2);
      const { id } = await given.aCardPayment();
      const told = await webhook?.first('payment', 'posted');
      const payment = await api.getPayment({ paymentId: id }).answers(200, { status: 'posted' });
      const members = {
        object: 'event',
        id: id24,
        resource: { object: 'payment', id, status: 'posted', amount: payment.amount, payer: exactly(payment.payer) },
        diff: { previous: anObject, changes: anObject },
        urls: [webhook?.url, other?.url],
        sourceId: id,
        sourceType: 'Payment',
        status: 'active',
        created: utcMillis,
        lastUpdated: utcMillis,
      };
      expect('the event', told?.event, members);
      await inferred('nothing else, but for how often it was sent', () => {
        const { event } = told ?? {};
        const whole = { ...members, resource: event?.resource, diff: event?.diff, sent: false, lastAttemptSent: false, attempts: 0 };
        expect('the event', event, exactly(whole));
      });
    },
  ),

  rule('paystand.R207', 'sourceId is the id of the resource.', docsX('webhooks, setup'), hearingAll, async (stage) => {
    const { all } = await everythingTold(stage);
    for (const { event } of all()) stage.expect('sourceId', event.sourceId, event.resource.id);
    stage.expect('kinds of things', new Set(all().map(({ event }) => event.resource.object)).size, Object.keys(families).length);
  }),

  rule('paystand.R208', 'The event of something new has nothing in diff.previous.', docsX('webhooks, setup'), hearingAll, async (stage) => {
    const { expect, inferred } = stage;
    const { all } = await everythingTold(stage);
    const things = [...new Set(all().map(({ event }) => event.sourceId))];
    expect('things that were told of', things.length > 8, true);
    const firsts = things.map((id) => {
      const news = all().filter(({ event }) => event.sourceId === id && Object.keys(event.diff.previous).length === 0);
      expect(`events of ${id} with nothing before`, news.length, 1);
      return news[0] as Told;
    });
    for (const { event } of firsts) expect('what is new', event.diff.changes, { id: event.sourceId, object: event.resource.object });
    await inferred('and the whole of it in diff.changes', () => {
      for (const { event } of firsts) expect('what is new', event.diff.changes, exactly(event.resource));
    });
  }),

  rule(
    'paystand.R209',
    'The event of a new status has the old one in diff.previous, the new one in diff.changes.',
    docsX('webhooks, setup'),
    hearingAll,
    async (stage) => {
      const { expect, inferred } = stage;
      const { all } = await everythingTold(stage);
      const changed = all().filter(({ event }) => 'status' in event.diff.changes && 'status' in event.diff.previous);
      for (const told of changed) {
        const [before, after] = statesIn(told);
        const { status } = told.event.resource;
        expect(`the status of a ${told.event.resource.object}`, after, status);
        expect(`the same status before (${before}) and after (${after})`, before === after, false);
      }
      const seen = new Set(changed.map((told) => [told.event.resource.object, ...statesIn(told)].join(' ')));
      for (const one of [
        'payment processing posted',
        'payment posted paid',
        'refund processing paid',
        'dispute underReview lost',
        'transfer posted paid',
      ])
        expect(`an event of ${one}`, seen.has(one), true);
      await inferred('both have what has changed, lastUpdated included, and no more', () => {
        for (const { event } of all().filter(({ event: { diff } }) => Object.keys(diff.previous).length > 0)) {
          const { previous, changes } = event.diff;
          const names = Object.keys({ ...previous, ...changes });
          expect('lastUpdated', [previous.lastUpdated, changes.lastUpdated], [utcMillis, event.resource.lastUpdated]);
          const same = names.filter((name) => name !== 'lastUpdated' && JSON.stringify(previous[name]) === JSON.stringify(changes[name]));
          expect('members that are as they were', same, []);
        }
      });
    },
  ),

  rule(
    'paystand.R210',
    'resource.object and sourceType are those of one of the six kinds of events.',
    docsX('webhooks, events'),
    hearingAll,
    async (stage) => {
      const { all } = await everythingTold(stage);
      for (const { event } of all()) {
        const { object } = event.resource;
        stage.expect(`sourceType of a ${object}`, event.sourceType, families[object]);
      }
      const objects = new Set(all().map(({ event }) => event.resource.object));
      stage.expect('the kinds that there were', [...objects].toSorted(), Object.keys(families).toSorted());
    },
  ),

  rule(
    'paystand.R211',
    'The status of an event is active, also for a payment that failed or a dispute that was lost.',
    client('webhooks'),
    hearingAll,
    async (stage) => {
      const webhook = await everythingTold(stage);
      const [failed, lost] = [await webhook.first('payment', 'failed'), await webhook.first('dispute', 'lost')];
      stage.expect('the failed payment', failed.event, { status: 'active', resource: { object: 'payment', status: 'failed' } });
      stage.expect('the lost dispute', lost.event, { status: 'active', resource: { object: 'dispute', status: 'lost' } });
      for (const { event } of webhook.all()) stage.expect('the status of an event', event.status, 'active');
    },
  ),
];
