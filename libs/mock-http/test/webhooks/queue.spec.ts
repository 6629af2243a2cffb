import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Body } from '../http.js';
import { hang, openReceiver, type TestReceiver } from '../receiver.js';
import { startToy, type Toy, type ToyWorld } from '../toy-server.js';

let toy: Toy;
let world: ToyWorld;
let receiver: TestReceiver;

beforeAll(async () => {
  toy = await startToy({ limits: { journalBytes: 8000 } });
});

beforeEach(async () => {
  world = await toy.frozenWorld();
  receiver = await openReceiver();
  return () => receiver.close();
});

afterAll(() => toy.stop());

const wait = (timeoutMs?: number) => world.ask('POST', '/deliveries/wait', timeoutMs === undefined ? undefined : { timeoutMs });
const resend = (id: string) => world.ask('POST', `/deliveries/${id}/resend`);
const ids = (deliveries: Body[]) => deliveries.map(({ id }) => id);

describe('deliveries', () => {
  it('are listed newest first, filtered, in pages', async () => {
    const { id } = await world.listen(receiver.url);
    const off = await world.listen(receiver.url, false);
    const first = await world.create();
    await world.ask('POST', '/toy/actions/finish', { id: first.id });
    await wait();
    expect(ids(await world.deliveries())).toEqual(['d_2', 'n_3', 'd_1', 'n_1']);
    expect(ids(await world.deliveries(`?receiver=${id}`))).toEqual(['d_2', 'd_1']);
    expect(ids(await world.deliveries(`?receiver=${off.id}&type=thing.done`))).toEqual(['n_3']);
    expect(ids(await world.deliveries('?state=delivered'))).toEqual(['d_2', 'd_1']);
    const [{ event }] = await world.deliveries();
    expect(ids(await world.deliveries(`?event=${event}`))).toEqual(['d_2', 'n_3']);
    const page = (await world.ask('GET', '/deliveries?limit=3')).body;
    expect(page).toMatchObject({ count: 4, next: '2' });
    expect(ids(await world.deliveries(`?limit=3&cursor=${page.next}`))).toEqual(['n_1']);
    expect((await world.ask('GET', '/deliveries?state=lost')).status).toBe(400);
  });

  it('that are on their way are known though the journal has dropped them, and arrive', async () => {
    receiver.answer = () => 500;
    await world.listen(receiver.url);
    for (let i = 0; i < 12; i++) await world.create();
    await wait();
    const all = await world.deliveries();
    expect(ids(all)).toEqual(Array.from({ length: 12 }, (_, i) => `d_${12 - i}`));
    expect(all.at(-1)).toMatchObject({ id: 'd_1', state: 'pending', attempts: [], nextAttemptAt: '2026-01-31T12:01:00.000Z' });
    const page = (await world.ask('GET', '/deliveries?limit=11')).body;
    expect(ids(await world.deliveries(`?cursor=${page.next}`))).toEqual(['d_1']);
    expect((await world.ask('GET', '/deliveries/d_1')).body.id).toBe('d_1');
    receiver.answer = () => 200;
    const { fired } = (await world.ask('POST', '/clock/advance', { by: 'PT1M' })).body;
    expect(fired.map(({ deliveries: [{ id, state }] }: Body) => [id, state])).toEqual(
      Array.from({ length: 12 }, (_, i) => [`d_${i + 1}`, 'delivered']),
    );
  });
});

describe('resend', () => {
  it('sends a delivery once more and answers with what came of it', async () => {
    await world.listen(receiver.url);
    await world.create();
    await wait();
    receiver.answer = () => 503;
    expect((await resend('d_1')).body).toMatchObject({
      state: 'failed',
      reason: 'answered 503',
      nextAttemptAt: null,
      attempts: [{ attempt: 1 }, { attempt: 2, status: 503 }],
    });
    receiver.answer = () => 200;
    expect((await resend('d_1')).body).toMatchObject({ state: 'delivered', reason: null, attempts: [{}, {}, { attempt: 3, status: 200 }] });
    expect(receiver.arrivals.map(({ body }) => body.type)).toEqual(Array.from({ length: 3 }, () => 'thing.created'));
    expect((await world.ask('POST', '/clock/advance', { by: 'PT30M' })).body.fired).toEqual([]);
  });

  it('numbers two at the same time one after the other', async () => {
    await world.listen(receiver.url);
    await world.create();
    await wait();
    await Promise.all([resend('d_1'), resend('d_1')]);
    const { attempts } = (await world.ask('GET', '/deliveries/d_1')).body;
    expect(attempts.map(({ attempt }: Body) => attempt)).toEqual([1, 2, 3]);
  });

  it('sends what was not sent, where it can be sent now', async () => {
    const off = await world.listen(receiver.url, false);
    await world.listen('http://shop.example/');
    await world.create();
    await wait();
    expect((await resend('d_1')).body).toMatchObject({ state: 'not sent', reason: 'not sent: host not listed', attempts: [] });
    expect((await resend('n_1')).body).toMatchObject({ receiver: off.id, state: 'delivered', attempts: [{ attempt: 1, status: 200 }] });
    await world.call('DELETE', `/receivers/${off.id}`);
    expect((await resend('n_1')).body).toMatchObject({
      state: 'not sent',
      reason: 'not sent: its receiver or its event is gone',
      attempts: [{}],
    });
  });

  it('of what is still on its way is refused', async () => {
    receiver.answer = () => 500;
    await world.listen(receiver.url);
    await world.create();
    await wait();
    expect(await resend('d_1')).toMatchObject({ status: 409, body: { type: 'urn:paystub:delivery-pending' } });
  });

  it('of what the journal has dropped is gone, and of what never was unknown', async () => {
    await world.listen(receiver.url);
    await world.listen(receiver.url, false);
    for (let i = 0; i < 12; i++) await world.create();
    await wait();
    for (const id of ['d_1', 'n_1'])
      expect(await resend(id)).toMatchObject({ status: 410, body: { type: 'urn:paystub:delivery-dropped' } });
    for (const id of ['d_13', 'd_0', 'd_x', 'n_99', 'x_1', 'd_'])
      expect(await resend(id)).toMatchObject({ status: 404, body: { type: 'urn:paystub:unknown-delivery' } });
    expect((await world.ask('GET', '/deliveries/d_1')).status).toBe(404);
  });
});

describe('wait', () => {
  it('answers at once where nothing is due, also when a retry comes later', async () => {
    expect((await wait()).body.waitedMs).toBeLessThan(100);
    receiver.answer = () => 500;
    await world.listen(receiver.url);
    await world.create();
    expect((await wait()).status).toBe(200);
    expect((await wait(0)).status).toBe(200);
  });

  it('gives up after its time, and names what is open', async () => {
    await world.ask('PATCH', '/toy/settings', { timeoutMs: 5000 });
    const other = await openReceiver();
    await world.listen(other.url);
    await world.listen(receiver.url);
    let release: () => void = () => {};
    receiver.answer = () => (response) => void (release = () => response.end());
    await world.create();
    await Promise.all([other.arrived(1), receiver.arrived(1)]);
    const late = await wait(20);
    expect(late).toMatchObject({ status: 408, body: { type: 'urn:paystub:deliveries-open', open: [{ id: 'd_2', state: 'pending' }] } });
    expect((await wait(0)).status).toBe(408);
    const patient = wait(5000);
    release();
    expect((await patient).status).toBe(200);
    await other.close();
  });

  it('sees the deliveries of work that has just fallen due', async () => {
    const key = toy.freshKey();
    await toy.call(key, 'POST', '/receivers', { url: receiver.url });
    await toy.call(key, 'POST', '/things', {});
    await receiver.arrived(1);
    await toy.ask('PATCH', `/worlds/toy:${key}/toy/settings`, { wait: 1 });
    const until = Date.now() + 3;
    while (Date.now() < until);
    expect((await toy.ask('POST', `/worlds/toy:${key}/deliveries/wait`)).status).toBe(200);
    expect(receiver.arrivals.map(({ body }) => body.type)).toEqual(['thing.created', 'thing.lost']);
  });

  it('sees a delivery that is sent again', async () => {
    await world.listen(receiver.url);
    await world.create();
    await wait();
    let release: () => void = () => {};
    receiver.answer = () => (response) => void (release = () => response.end());
    const again = resend('d_1');
    await receiver.arrived(2);
    expect((await wait(10)).status).toBe(408);
    release();
    expect((await again).status).toBe(200);
    expect((await wait()).status).toBe(200);
  });

  it('ends with a reset', async () => {
    await world.ask('PATCH', '/toy/settings', { timeoutMs: 5000 });
    receiver.answer = () => hang;
    await world.listen(receiver.url);
    await world.create();
    await receiver.arrived(1);
    const patient = wait(60_000);
    await world.ask('POST', '/reset');
    expect((await patient).status).toBe(200);
  });
});
