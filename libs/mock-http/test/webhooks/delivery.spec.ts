import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { WorldHost } from '../../src/worlds/host.js';
import type { Body } from '../http.js';
import { openReceiver, type TestReceiver } from '../receiver.js';
import { stderr } from '../stderr.js';
import { toyMock } from '../toy-mock.js';
import { HOUR } from '../toy-records.js';
import { startToy, type Toy, type ToyWorld } from '../toy-server.js';

let toy: Toy;
let world: ToyWorld;
let receiver: TestReceiver;

beforeAll(async () => {
  toy = await startToy();
});

beforeEach(async () => {
  world = await toy.frozenWorld();
  receiver = await openReceiver();
  return () => receiver.close();
});

afterAll(() => toy.stop());

const at = (time: string) => `2026-01-31T${time}.000Z`;
const wait = () => world.ask('POST', '/deliveries/wait');
const advance = async (by: string) => (await world.ask('POST', '/clock/advance', { by })).body;

describe('a delivery', () => {
  it('brings what the provider made of it, and says what came of it', async () => {
    const { id } = await world.listen(receiver.url);
    const thing = await world.create();
    expect((await wait()).status).toBe(200);
    expect(receiver.arrivals).toEqual([
      {
        path: '/hooks',
        headers: expect.objectContaining({ 'content-type': 'application/json', 'toy-signature': expect.stringMatching(/^\d{10}\.1$/) }),
        body: { type: 'thing.created', thing: thing.id, at: Date.parse(at('12:00:00')), api: toy.url },
      },
    ]);
    const [delivery] = await world.deliveries();
    expect(delivery).toEqual({
      id: 'd_1',
      event: expect.stringMatching(/^nt/),
      eventType: 'thing.created',
      provider: 'toy',
      receiver: id,
      url: receiver.url,
      state: 'delivered',
      reason: null,
      nextAttemptAt: null,
      attempts: [
        {
          attempt: 1,
          at: at('12:00:00'),
          sentAt: expect.stringMatching(/^20\d\d-/),
          durationMs: expect.any(Number),
          status: 200,
          error: null,
          signedTimestamp: expect.stringMatching(/^\d{10}$/),
          requestHeaders: { 'Content-Type': 'application/json', 'Toy-Signature': expect.any(String) },
          requestBody: expect.stringContaining(thing.id),
          answerBody: 'thank you',
        },
      ],
    });
    expect((await world.ask('GET', '/deliveries/d_1')).body).toEqual(delivery);
    expect((await world.ask('GET', '')).body.pendingDeliveries).toBe(0);
  });

  it('is not told to a receiver that is switched off, and says so', async () => {
    await world.listen(receiver.url, false);
    await world.create();
    expect(await world.deliveries()).toMatchObject([
      { id: 'n_1', state: 'not sent', reason: 'it is switched off', url: null, attempts: [] },
    ]);
  });

  it('is dated by the work that made it, sent or not, where that falls due before anybody asks', async () => {
    const host = toy.running.sandbox.worlds.get(world.id) as WorldHost;
    const from = host.now;
    await world.create();
    await world.listen(receiver.url);
    await world.listen(receiver.url, false);
    host.setClock(from + 2 * HOUR, false);
    host.catchUp();
    expect([...host.log.before(undefined)].map(({ id, createdAt }) => [id, createdAt])).toEqual([
      ['d_1', from + HOUR],
      ['n_1', from + HOUR],
    ]);
    expect((await wait()).status).toBe(200);
  });

  it('that meets a kept connection which its receiver has closed goes out on another, in the same attempt', async () => {
    const used = new WeakSet<object>();
    receiver.answer = () => (response) => {
      const { socket } = response;
      if (!socket || used.has(socket)) return void socket?.destroy();
      used.add(socket);
      response.end('thank you');
    };
    await world.listen(receiver.url);
    for (let sent = 0; sent < 3; sent++) {
      await world.create();
      await wait();
    }
    const attempts = (await world.deliveries()).map((delivery) => [delivery.state, delivery.attempts.length]);
    expect(attempts).toEqual([1, 2, 3].map(() => ['delivered', 1]));
  });

  it('is not sent a third time where a fresh connection is closed as well', async () => {
    receiver.answer = () => (receiver.arrivals.length === 1 ? 200 : (response) => void response.socket?.destroy());
    await world.listen(receiver.url);
    for (let sent = 0; sent < 2; sent++) {
      await world.create();
      await wait();
    }
    expect((await world.deliveries())[0]).toMatchObject({ state: 'pending', reason: 'connection closed before an answer', attempts: [{}] });
    expect(receiver.arrivals).toHaveLength(3);
  });

  it('that fails is tried again on the clock of its world, until there are no more attempts', async () => {
    receiver.answer = () => 500;
    await world.listen(receiver.url);
    await world.create();
    await wait();
    expect(await world.deliveries()).toMatchObject([
      { state: 'pending', reason: 'answered 500', nextAttemptAt: at('12:01:00'), attempts: [{}] },
    ]);
    expect((await advance('PT59S')).fired).toEqual([]);
    const second = await advance('PT1S');
    expect(second.fired).toMatchObject([
      {
        job: 'webhook-retry',
        provider: 'toy',
        at: at('12:01:00'),
        changed: [],
        deliveries: [{ id: 'd_1', nextAttemptAt: at('12:06:00') }],
      },
    ]);
    await advance('PT5M');
    const [{ state, reason, nextAttemptAt, attempts }] = await world.deliveries();
    expect([state, reason, nextAttemptAt]).toEqual(['failed', 'answered 500', null]);
    expect(attempts.map((attempt: Body) => [attempt.attempt, attempt.at])).toEqual([
      [1, at('12:00:00')],
      [2, at('12:01:00')],
      [3, at('12:06:00')],
    ]);
    expect(receiver.arrivals.map(({ headers }) => String(headers['toy-signature']).split('.')[1])).toEqual(['1', '2', '3']);
    expect((await world.ask('GET', '')).body.pendingDeliveries).toBe(0);
  });

  it('tells in an advance how it stood then, also when it has arrived since', async () => {
    receiver.answer = () => (receiver.arrivals.length < 3 ? 500 : 200);
    await world.listen(receiver.url);
    await world.create();
    const { fired } = await advance('PT10M');
    expect(fired.map(({ deliveries: [delivery] }: Body) => [delivery.state, delivery.nextAttemptAt])).toEqual([
      ['pending', at('12:06:00')],
      ['delivered', null],
    ]);
  });

  it.each<[string, (id: string) => Promise<unknown>, string]>([
    ['switched off', (id) => world.call('PATCH', `/receivers/${id}`, { active: false }), 'it was switched off'],
    ['deleted', (id) => world.call('DELETE', `/receivers/${id}`), 'it was deleted'],
  ])('is dropped when its receiver is %s before the next attempt', async (_, stop, reason) => {
    receiver.answer = () => 500;
    const { id } = await world.listen(receiver.url);
    await world.create();
    await wait();
    await stop(id);
    expect((await advance('P1D')).fired).toMatchObject([{ job: 'lose' }]);
    expect(receiver.arrivals).toHaveLength(1);
    expect(await world.deliveries('?state=dropped')).toMatchObject([
      { id: 'd_1', state: 'dropped', reason, nextAttemptAt: null, attempts: [{ status: 500 }] },
    ]);
  });

  it('that waits for its turn is not sent when its receiver is switched off meanwhile', async () => {
    const { id } = await world.listen(receiver.url);
    let release: () => void = () => {};
    receiver.answer = () => (response) => void (release = () => response.end());
    await world.create();
    await world.create();
    await receiver.arrived(1);
    await world.call('PATCH', `/receivers/${id}`, { active: false });
    release();
    expect((await wait()).status).toBe(200);
    expect(receiver.arrivals).toHaveLength(1);
    expect(await world.deliveries()).toMatchObject([
      { id: 'd_2', state: 'dropped', attempts: [] },
      { id: 'd_1', state: 'dropped', attempts: [{ status: 200 }] },
    ]);
  });

  it('with a bug in it is told, is not sent, and holds nobody up', async () => {
    await world.listen(receiver.url);
    const bug = await stderr(async () => {
      await world.create({ name: 'unspeakable' });
      await world.create();
      expect((await wait()).status).toBe(200);
    });
    expect(bug).toMatch(/a bug in the webhook thing\.created of nt\w+: Error: a bug in this webhook/);
    expect(await world.deliveries()).toMatchObject([
      { state: 'delivered' },
      { state: 'not sent', reason: expect.stringContaining('a bug in this sandbox') },
    ]);
  });

  it('whose schedule has a bug is told, and holds nobody up', async () => {
    const retryAt = () => {
      throw new Error('a bug in this schedule');
    };
    const buggy = await startToy({ mock: { ...toyMock, webhooks: { ...toyMock.webhooks, retryAt } } });
    const other = await buggy.frozenWorld();
    receiver.answer = () => (receiver.arrivals.length === 1 ? 500 : 200);
    await other.listen(receiver.url);
    const told = await stderr(async () => {
      await other.create();
      await other.create();
      expect((await other.ask('POST', '/deliveries/wait')).status).toBe(200);
    });
    expect(told).toMatch(/a bug in the delivery of nt\w+: Error: a bug in this schedule/);
    expect((await other.deliveries())[0]).toMatchObject({ id: 'd_2', state: 'delivered' });
    await buggy.stop();
  });
});
