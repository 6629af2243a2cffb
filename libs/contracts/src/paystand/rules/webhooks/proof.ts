import { exactly, where } from '../../../verifier/index.js';
import type { Told } from '../../situations/listening.js';
import { client, docsOld } from '../../sources.js';
import { rule } from '../dialect.js';
import { eachOf, unknownId } from '../parts.js';
import { everythingTold, hearingAll, listening } from './telling.js';

/** What of an event is sent back to have it verified. */
function verification({ event }: Told) {
  const { id, object, resource, diff, urls, created, lastUpdated, status } = event;
  return { id, object, resource: { ...resource }, diff, urls, created, lastUpdated, status };
}

const isError = (body: unknown): boolean => typeof body === 'object' && body !== null && 'error' in body;

/** How a receiver knows that an event comes from Paystand. */
export const proofs = [
  rule('paystand.R221', 'An event that was delivered can be retrieved.', docsOld('events'), hearingAll, async (stage) => {
    const { all } = await everythingTold(stage);
    stage.expect('deliveries', all().length > 8, true);
    await eachOf(all(), async ({ event }) => {
      const { sent: _sent, lastAttemptSent: _last, attempts: _attempts, lastUpdated: _updated, resource, diff, ...facts } = event;
      await stage.api.getEvent({ eventId: event.id }).answers(200, { ...facts, resource: exactly(resource), diff: exactly(diff) });
    });
    await stage.inferred('an unknown one is answered 404', () =>
      stage.api.getEvent({ eventId: unknownId }).refuses(404, { code: 'resourceNotFound' }),
    );
  }),

  rule(
    'paystand.R222',
    'An event that is sent back as it came is verified; one that was changed is not.',
    client('webhooks, verification'),
    listening(['clears']),
    async ({ api, given, expect, inferred }) => {
      const webhook = await given.aListeningWebhook();
      await given.aCardPayment();
      const told = await webhook.first('payment', 'posted');
      const [eventId, body] = [told.event.id, verification(told)];
      const { body: verified } = await api.verifyEvent({ eventId, body }).exchange();
      const withoutError = where(
        'an object without an error',
        (answer) => typeof answer === 'object' && answer !== null && !isError(answer),
      );
      expect('the answer', verified, withoutError);
      await inferred('it is answered 200 with the event, in whatever order the members came', async () => {
        await api.verifyEvent({ eventId, body }).answers(200, { object: 'event', id: eventId });
        const turned = Object.fromEntries(Object.entries(body).toReversed()) as typeof body;
        await api.verifyEvent({ eventId, body: turned }).answers(200, { object: 'event', id: eventId });
      });
      const changed = [
        { ...body, resource: { ...body.resource, amount: '1.00' } },
        { ...body, resource: { ...body.resource, more: true } },
        { ...body, diff: { ...body.diff, previous: { status: 'created' } } },
        { ...body, urls: [] },
        { ...body, created: '2026-01-05T10:00:00.000Z' },
        { ...body, id: unknownId },
      ];
      await eachOf(changed, async (other) => {
        const { status, body: answer } = await api.verifyEvent({ eventId, body: other }).movesNothing();
        expect(`the answer is an error (it has status ${status})`, isError(answer) && status >= 400 && status < 500, true);
      });
      await inferred('what differs is answered 422, what is unknown 404', async () => {
        for (const other of changed) await api.verifyEvent({ eventId, body: other }).refuses(422, { code: 'validationError' });
        await api.verifyEvent({ eventId: unknownId, body: { ...body, id: unknownId } }).refuses(404, { code: 'resourceNotFound' });
      });
    },
  ),
];
