import { MatchersV3 } from '@pact-foundation/pact';
import { raw, ref } from '../../pact/refs.js';
import { eventAbout } from '../kit/events.js';
import { posted } from './examples.js';
import { specOf, unknown } from './operation.js';
import { its, unknownId } from './parts.js';
import { shaped } from './shapes.js';

const { integer, like } = MatchersV3;

const event = eventAbout(posted, { previous: { status: 'processing' }, changes: { status: 'posted' } });
const { id, object, resource, diff, urls, created, lastUpdated, status } = event;
const plain = { id, object, resource, diff, urls, created, lastUpdated, status };
/** How often it was sent by then does not matter. */
const template = { ...(shaped(event) as object), sent: like(true), lastAttemptSent: like(true), attempts: integer(1) };
/** The event that there is, as it was sent. */
const asSent = {
  ...plain,
  id: ref('id', id),
  resource: raw('resource', resource),
  diff: raw('diff', diff),
  urls: raw('urls', urls),
  created: ref('created', created),
  lastUpdated: ref('lastUpdated', lastUpdated),
};

specOf('events', [
  {
    name: 'getEvent',
    endpoint: 'GET /events/{eventId}',
    ask: ({ events }, { ids: [id] }) => events.get(id),
    given: ['an event'],
    ids: its('eventId', event),
    answers: { ...event, sent: true, lastAttemptSent: true, attempts: 1 },
    template,
    refuses: [unknownId('eventId')],
  },
  {
    name: 'verifyEvent',
    endpoint: 'POST /events/{eventId}/verify',
    ask: ({ events }, { body }) => events.verify({ ...event, ...(body as object) }),
    given: ['an event'],
    ids: its('eventId', event),
    body: asSent,
    answers: { ...event, sent: true, lastAttemptSent: true, attempts: 1 },
    template,
    refuses: [
      ['another resource', [422, 'validationError', 'resource'], { body: { ...asSent, resource: { ...resource, status: 'paid' } } }],
      ['an unknown id', [404, 'resourceNotFound'], { given: ['a merchant'], ids: { eventId: unknown }, body: { ...plain, id: unknown } }],
    ],
  },
]);
