import { createHmac } from 'node:crypto';
import { type Delivery, isoSeconds } from '@paystub/mock-kernel';
import { describe, expect, it } from 'vitest';
import { presentEvent } from '../src/present.js';
import type { Event } from '../src/resources/events/event.js';
import { webhookOperations } from '../src/resources/webhooks/operations.js';
import { newWebhook } from '../src/resources/webhooks/webhook.js';
import type { Settings } from '../src/settings/settings.js';
import { emit, signature, webhooks } from '../src/webhooks.js';
import { day, friday, inWorld, links } from './in-world.js';

const secret = '996QF2kLfVcmF8hzikZVfeB7GPH2RdP7';

it.each([
  ['secret', 1702298964, '', '11a78a4daf3d96996a022be567e444b72bf5f7462311529f0342e0f152d32803'],
  [secret, 1672527600, '{"id": "EVYK7KCFJAXA23UKSG"}', '9dfc94dfd152e5c428a5b72c27bbbada0c2d81c266b62ab93ab7087aa773729b'],
  [secret, 1702298964, '', 'd83474e81c7758cc82ff6a4bf60e592a64ff8f54d1de82115acb9d1d1ec4793d'],
])('signs with %s at %i as the SDKs do [paypro.R133, R134]', (key, timestamp, body, expected) => {
  expect(signature(key, timestamp, body)).toBe(expected);
});

const complete = { name: 'Shop', description: 'Orders', url: 'http://127.0.0.1:9/in' };

/** A world with a payment, and webhooks as they are asked for. */
function told(requests: readonly object[], settings: Partial<Settings> = {}) {
  const world = inWorld(settings);
  const payment = world.payment();
  const create = (request: object, i: number) =>
    world.run((tx) => tx.webhooks.put(newWebhook(`WH${i}`, friday, secret, { ...complete, ...request })));
  requests.forEach(create);
  const emitted = world.commit((tx) => emit(tx, 'payment.created', 'payment', payment));
  return { ...world, emitted, event: world.run((tx) => [...tx.events.all()][0] as Event) };
}

describe('an event', () => {
  it('is kept although no webhook wants it', () => {
    const { emitted, events } = told([]);
    expect(events()).toEqual(['payment.created']);
    expect(emitted.ready).toEqual([]);
  });

  it('goes to the active webhooks that want its type, and says why it passes over the others [paypro.R128, R136]', () => {
    const { emitted } = told([
      {},
      { active: false },
      { enabled_event_types: ['payment.paid'] },
      { enabled_event_types: ['payment.created'] },
      { enabled_event_types: ['all'] },
    ]);
    expect(emitted.ready.map(({ receiver }) => receiver)).toEqual(['WH0', 'WH3', 'WH4']);
    expect(emitted.events[0]?.unsent).toEqual([
      { receiver: 'WH1', reason: 'the webhook is not active' },
      { receiver: 'WH2', reason: 'the webhook is not enabled for payment.created' },
    ]);
  });
});

describe('a delivery', () => {
  const machine = Date.UTC(2030, 5, 1);
  const request = ({ emitted, run }: ReturnType<typeof told>) =>
    run((tx) => webhooks.request(tx, emitted.ready[0] as Delivery, links, machine));

  it('posts the event as GET /events/{id} shows it, signed with the time of the machine [paypro.R131, R132, R135]', () => {
    const world = told([{}]);
    const sent = request(world);
    expect(JSON.parse(sent?.body ?? '')).toEqual(presentEvent(world.event, links));
    const timestamp = String(machine / 1000);
    const expected = createHmac('sha256', secret).update(`${timestamp}.${sent?.body}`).digest('hex');
    expect(sent).toMatchObject({ url: 'http://127.0.0.1:9/in', timeoutMs: 10_000, signedAt: machine / 1000 });
    expect(sent?.headers).toEqual({ 'Content-Type': 'application/json', 'PayPro-Signature': expected, 'PayPro-Timestamp': timestamp });
  });

  it('is signed with the time of the world where the settings say so', () => {
    expect(request(told([{}], { signatureTime: 'world' }))?.signedAt).toBe(friday / 1000);
  });

  it('shows the payload as it was at its event, whatever becomes of the record [paypro.R122]', () => {
    const world = told([{}]);
    world.wait(1);
    const body = JSON.parse(request(world)?.body ?? '');
    expect(body).toMatchObject({ created_at: isoSeconds(friday), payload: { state: 'open' } });
    expect(world.events()).toEqual(['payment.created', 'payment.expired']);
  });

  it('is not made for a webhook that is gone [paypro.R130]', () => {
    const world = told([{}]);
    world.run((tx) => tx.webhooks.delete('WH0'));
    expect(request(world)).toBeUndefined();
  });

  it('has arrived with any 2xx', () => {
    expect([199, 200, 204, 299, 300, 404, 500].filter(webhooks.delivered)).toEqual([200, 204, 299]);
  });

  it('is tried five times, ever later [paypro.P10]', () => {
    const waits = [1, 2, 3, 4, 5].map((attempt) => webhooks.retryAt(attempt, day, 500));
    expect(waits).toEqual([day + 60_000, day + 300_000, day + 1_800_000, day + 7_200_000, undefined]);
  });
});

describe('what is on its way to a webhook', () => {
  it('is dropped when the webhook is deleted [paypro.R130]', () => {
    const { call, world } = told([{}]);
    const { dropped } = call(webhookOperations.deleteWebhook, { params: { id: 'WH0' } });
    expect(dropped.map(({ reason }) => reason)).toEqual(['the webhook was deleted']);
    expect(world.pendingDeliveries).toBe(0);
  });

  it('is dropped when the webhook is made inactive, and not otherwise [paypro.R128]', () => {
    const { call } = told([{}]);
    const update = (body: object) => call(webhookOperations.updateWebhook, { params: { id: 'WH0' }, body }).dropped;
    expect(update({ name: 'other', active: null })).toEqual([]);
    expect(update({ active: false })).toHaveLength(1);
  });
});
