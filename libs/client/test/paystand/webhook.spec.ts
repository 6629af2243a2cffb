import { afterEach, beforeEach, describe, expect, expectTypeOf, it } from 'vitest';
import { type PaystandEvent, parseEvent, type PaystandSchemas as Schemas, WebhookRefused } from '../../src/paystand/index.js';
import { refused } from './kit/envelopes.js';
import { eventAbout } from './kit/events.js';
import { dispute, fee, payment, refund, transaction, transfer } from './kit/money.js';
import { type Stub, startStub } from './kit/stub.js';
import { thrownBy } from './kit/thrown-by.js';

let stub: Stub;

beforeEach(async () => {
  stub = await startStub();
});
afterEach(async () => {
  await stub.close();
  expect(stub.faults).toEqual([]);
});

const event = eventAbout(payment, { previous: { status: 'processing' }, changes: { status: 'posted' } });
const body = JSON.stringify(event);

function refusalOf(received: string | Uint8Array | object): WebhookRefused {
  try {
    parseEvent(received);
  } catch (error) {
    if (error instanceof WebhookRefused) return error;
    throw error;
  }
  throw new Error('it was not refused');
}

describe('the body of a webhook', () => {
  it.each([payment, transaction, refund, dispute, transfer, fee])(
    'is an event about a $object [paystand.R206, paystand.R210]',
    (resource) => {
      const told = eventAbout(resource);
      expect(parseEvent(JSON.stringify(told))).toEqual(told);
    },
  );

  it.each([
    ['a text', body],
    ['bytes', Buffer.from(body)],
    ['what was parsed from it', event],
  ])('may be %s', (_, received) => {
    expect(parseEvent(received)).toEqual(event);
  });

  it.each(['', '{', Uint8Array.from([0x22, 0xff, 0x22])])('that is no JSON is refused: %j', (received) => {
    expect(refusalOf(received)).toMatchObject({ kind: 'not_json', name: 'WebhookRefused' });
  });

  it.each<[string, unknown]>([
    ['a list', []],
    ['null', null],
    ['a payment', payment],
    ['an event of somebody else', { object: 'event', type: 'charge.succeeded', data: {} }],
    ['an event without an id', { ...event, id: undefined }],
    ['an event without a resource', { ...event, resource: null }],
    ['an event about something without a type', { ...event, resource: {} }],
    ['an event without a source', { ...event, sourceType: 7 }],
  ])('that is %s is refused', (_, received) => {
    expect(refusalOf(JSON.stringify(received)).kind).toBe('not_an_event');
  });

  it('is narrowed by what it is about', () => {
    const told = parseEvent(body);
    expectTypeOf(told).toEqualTypeOf<PaystandEvent>();
    if (told.sourceType === 'Payment') expectTypeOf(told.resource).toEqualTypeOf<Schemas['Payment']>();
    if (told.sourceType === 'Fee') expectTypeOf(told.resource.feeType).toEqualTypeOf<'delayed' | 'paystand'>();
    const { resource } = told;
    if (resource.object === 'dispute') expectTypeOf(resource).toEqualTypeOf<Schemas['Dispute']>();
    expect(told.sourceType === 'Payment' && told.resource.amount).toBe('100.00');
  });
});

describe('whether Paystand sent it', () => {
  it.each([
    ['the body as it came in', body],
    ['the event', parseEvent(body)],
  ])('is asked with %s, less what tells how it was sent [paystand.R222]', async (_, received) => {
    stub.on('verifyEvent', () => ({ status: 200, body: event }));
    expect(await stub.paystand.events.verify(received)).toEqual(event);
    const { id, object, resource, diff, urls, created, lastUpdated, status } = event;
    expect(stub.asked().map(({ names, body }) => ({ names, body }))).toEqual([
      { names: { eventId: id }, body: { id, object, resource, diff, urls, created, lastUpdated, status } },
    ]);
  });

  it.each([
    [422, 'validation'],
    [404, 'not_found'],
  ] as const)('is not so where it is refused with %i', async (status, kind) => {
    stub.on('verifyEvent', () => ({ status, body: refused(status, { code: 'validationError', parameter: 'resource' }) }));
    expect(await thrownBy(stub.paystand.events.verify(body))).toMatchObject({ kind, parameter: 'resource' });
  });

  it('is not asked of what is no event', async () => {
    await expect(stub.paystand.events.verify('{}')).rejects.toThrow(WebhookRefused);
    await expect(stub.paystand.events.verify({ ...event, id: '..' })).rejects.toMatchObject({
      kind: 'invalid_argument',
      argument: 'eventId',
    });
    expect(stub.asked()).toEqual([]);
  });

  it('is asked again where the connection breaks: it changes nothing', async () => {
    stub.on('verifyEvent', (_, nth) => (nth === 1 ? { status: 200, cut: 'before' } : { status: 200, body: event }));
    expect(await stub.paystand.events.verify(body)).toEqual(event);
    expect(stub.asked()).toHaveLength(2);
  });

  it('can be seen from the stored event, too [paystand.R221]', async () => {
    stub.on('getEvent', () => ({ status: 200, body: event }));
    expect(await stub.paystand.events.get(event.id)).toEqual(event);
  });
});
